package io.cotangent.compile;

import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.op.Products.MatMul;
import io.cotangent.op.Reducing;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Along which axes of variables the matrices of a stack follow one another, where a matrix makes
 * one position of the axis and no other.
 */
final class StackAxes {
    private static final int NONE = -1;

    private final Program program;

    /** For each variable the equation that makes it. */
    private final int[] makers;

    private final Map<Integer, Integer> known = new HashMap<>();

    StackAxes(Program program, int... makers) {
        this.program = program;
        this.makers = makers;
    }

    /** Says what the axis of a variable is. */
    void set(int variable, int axis) {
        known.put(variable, axis);
    }

    /** The axis of what a permutation permutes, given that of what it gives. */
    static int before(Shapes.Permute permute, int axis) {
        return permute.order().numbers()[axis];
    }

    /** Sets the axis of all that a loop makes, if it reduces no such axis. */
    boolean setAll(Group loop, int axis) {
        for (int i : loop.equations()) {
            if (program.equations().get(i).op() instanceof Reducing reducing
                    && Arrays.stream(reducing.axes().numbers()).anyMatch(each -> each == axis)) {
                return false;
            }
        }
        loop.results(program).forEach(variable -> set(variable, axis));
        return true;
    }

    /**
     * Whether a group computes the matrices' positions one by one from what is known; what it makes
     * is known then, too.
     */
    boolean goesOn(Group group) {
        Set<Integer> own = new HashSet<>(group.results(program));
        int axis = NONE;
        for (int i : group.equations()) {
            for (int operand : program.equations().get(i).operands()) {
                if (own.contains(operand) || !isMade(operand)) {
                    continue;
                }
                int each = of(operand);
                if (each == NONE || axis != NONE && each != axis) {
                    return false;
                }
                axis = each;
            }
        }
        if (group.fused()) {
            return axis != NONE && setAll(group, axis);
        }
        Equation equation = program.equations().get(group.equations().get(0));
        if (equation.op() instanceof MatMul && axis == 0) {
            set(equation.result(), 0);
            return true;
        }
        return equation.op() instanceof Shapes.Permute && axis != NONE;
    }

    /** Whether a variable is one of the stack's, or a view of one. */
    private boolean isMade(int variable) {
        int base = variable;
        while (!known.containsKey(base) && isView(base)) {
            base = program.equations().get(makers[base]).operands()[0];
        }
        return known.containsKey(base);
    }

    private boolean isView(int variable) {
        return makers[variable] >= 0 && View.isView(program.equations().get(makers[variable]));
    }

    private int of(int variable) {
        Integer axis = known.get(variable);
        if (axis != null || !isView(variable)) {
            return axis == null ? NONE : axis;
        }
        Equation equation = program.equations().get(makers[variable]);
        int operand = equation.operands()[0];
        int before = of(operand);
        Shape from = program.type(operand).shape();
        Shape to = program.type(variable).shape();
        if (before == NONE) {
            return NONE;
        }
        return switch (equation.op()) {
            case Shapes.Permute permute -> after(permute, before);
            case Shapes.Broadcast _ -> before + to.rank() - from.rank();
            case Shapes.Slice(Region region) ->
                    region.lengths()[before] == from.length(before) && region.steps()[before] == 1
                            ? before
                            : NONE;
            case Shapes.Reshape _ -> reshaped(from, to, before);
            default -> NONE;
        };
    }

    private static int after(Shapes.Permute permute, int axis) {
        int[] order = permute.order().numbers();
        int after = 0;
        while (order[after] != axis) {
            after++;
        }
        return after;
    }

    /** Where an axis goes if nothing but axes of length 1 comes or goes. */
    private static int reshaped(Shape from, Shape to, int axis) {
        int next = 0;
        int found = NONE;
        for (int i = 0; i < from.rank(); i++) {
            if (from.length(i) != 1) {
                while (next < to.rank() && to.length(next) == 1) {
                    next++;
                }
                if (next == to.rank() || to.length(next) != from.length(i)) {
                    return NONE;
                }
                found = i == axis ? next : found;
                next++;
            }
        }
        return found;
    }
}
