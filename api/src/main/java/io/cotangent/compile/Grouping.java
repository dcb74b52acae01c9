package io.cotangent.compile;

import io.cotangent.array.ArrayType;
import io.cotangent.array.Shape;
import io.cotangent.op.Pointwise;
import io.cotangent.op.Reducing;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The equations of a program in groups, each of which is computed in one pass over the elements of
 * its shape: pointwise operations, and reductions of what they give.
 *
 * <p>Each variable has a depth: how often a value on the way to it had to be complete, because the
 * next operation needs more than one element of it. Equations of one shape and one depth can be
 * computed together: a way from one to the other that leaves the group would come back deeper.
 *
 * <p>What is small and follows from what is small comes first, and counts as given for the rest:
 * otherwise a number that is broadcast would part the loop that needs it from those that do not.
 */
final class Grouping {
    /** Equations of a group at most. */
    private static final int MOST = 100_000;

    /** The elements of small arrays at most. */
    private static final int SMALL = 1024;

    private final Program program;
    private final int[] depths;
    private final boolean[] pointwise;

    /** The variables that are small and follow from what is small. */
    private final boolean[] early;

    private final BitSet fused = new BitSet();
    private final List<List<Integer>> members = new ArrayList<>();
    private final Map<Key, Integer> open = new HashMap<>();

    private record Key(Shape shape, int depth, boolean early) {}

    private Grouping(Program program) {
        this.program = program;
        this.depths = new int[program.variables()];
        this.pointwise = new boolean[program.variables()];
        this.early = new boolean[program.variables()];
        for (int i = 0; i < program.inputs() + program.captured().size(); i++) {
            early[i] = isSmall(i);
        }
    }

    private boolean isSmall(int variable) {
        return shapeOf(variable).size() <= SMALL;
    }

    /** Finds out whether an equation comes first. */
    private boolean isEarly(int i) {
        Equation equation = program.equations().get(i);
        boolean first = true;
        for (int operand : equation.operands()) {
            first &= early[operand];
        }
        for (int k = 0; k < program.results(i); k++) {
            first &= isSmall(equation.result() + k);
        }
        Arrays.fill(early, equation.result(), equation.result() + program.results(i), first);
        return first;
    }

    /**
     * The groups, in no particular order. Views that only loops need, which read through them, are
     * in none.
     */
    static List<Group> of(Program program) {
        Grouping grouping = new Grouping(program);
        for (int i = 0; i < program.equations().size(); i++) {
            grouping.place(i);
        }
        return grouping.groups();
    }

    private List<Group> groups() {
        int[] makers = makers(program);
        boolean[] used = new boolean[program.variables()];
        for (int output : program.outputs()) {
            used[output] = true;
        }
        List<Group> fusedGroups = new ArrayList<>();
        List<Group> single = new ArrayList<>();
        for (List<Integer> equations : members) {
            Equation first = program.equations().get(equations.get(0));
            if (fused.get(equations.get(0))) {
                Group group = new Group(equations, true, uses(equations, makers));
                markUsed(used, group.uses());
                fusedGroups.add(group);
            } else if (!View.isView(first)) {
                Group group = new Group(equations, false, first.operands());
                markUsed(used, group.uses());
                single.add(group);
            }
        }
        for (List<Integer> equations : members.reversed()) {
            Equation first = program.equations().get(equations.get(0));
            if (!fused.get(equations.get(0)) && View.isView(first) && used[first.result()]) {
                Group group = new Group(equations, false, first.operands());
                markUsed(used, group.uses());
                single.add(group);
            }
        }
        fusedGroups.addAll(single);
        return fusedGroups;
    }

    private static void markUsed(boolean[] used, int... variables) {
        for (int variable : variables) {
            used[variable] = true;
        }
    }

    /** What a group of equations reads that it does not make. */
    private int[] uses(List<Integer> equations, int[] makers) {
        Set<Integer> own = new HashSet<>();
        Set<Integer> uses = new LinkedHashSet<>();
        for (int i : equations) {
            Equation equation = program.equations().get(i);
            for (int operand : equation.operands()) {
                if (!own.contains(operand)) {
                    uses.add(View.of(program, makers, operand).base());
                }
            }
            own.add(equation.result());
        }
        return uses.stream().mapToInt(Integer::intValue).toArray();
    }

    /** For each variable the equation that makes it, -1 for inputs and constants. */
    static int[] makers(Program program) {
        int[] makers = new int[program.variables()];
        Arrays.fill(makers, -1);
        for (int i = 0; i < program.equations().size(); i++) {
            int first = program.equations().get(i).result();
            Arrays.fill(makers, first, first + program.results(i), i);
        }
        return makers;
    }

    private void place(int i) {
        Equation equation = program.equations().get(i);
        int[] operands = equation.operands();
        boolean first = isEarly(i);
        if (isPointwise(equation)) {
            Shape shape = program.type(equation.result()).shape();
            int depth = 0;
            for (int operand : operands) {
                boolean together =
                        pointwise[operand]
                                && early[operand] == first
                                && shapeOf(operand).equals(shape);
                depth = Math.max(depth, together ? depths[operand] : after(operand, first));
            }
            depths[equation.result()] = depth;
            pointwise[equation.result()] = true;
            join(i, new Key(shape, depth, first));
            return;
        }
        int depth = 0;
        for (int operand : operands) {
            depth = Math.max(depth, after(operand, first));
        }
        for (int k = 0; k < program.results(i); k++) {
            depths[equation.result() + k] = depth;
        }
        if (isReduction(equation) && pointwise[operands[0]] && early[operands[0]] == first) {
            join(i, new Key(shapeOf(operands[0]), depths[operands[0]], first));
        } else {
            members.add(List.of(i));
        }
    }

    private void join(int i, Key key) {
        Integer group = open.get(key);
        if (group == null || members.get(group).size() >= MOST) {
            group = members.size();
            members.add(new ArrayList<>());
            open.put(key, group);
        }
        members.get(group).add(i);
        fused.set(i);
    }

    /** The depth of what needs all elements of a variable; of what comes first, among such. */
    private int after(int variable, boolean first) {
        return early[variable] && !first ? 0 : depths[variable] + (pointwise[variable] ? 1 : 0);
    }

    private Shape shapeOf(int variable) {
        return program.type(variable).shape();
    }

    private boolean isPointwise(Equation equation) {
        if (!(equation.op() instanceof Pointwise) || shapeOf(equation.result()).size() == 0) {
            return false;
        }
        boolean known = hasKind(program.type(equation.result()));
        for (int operand : equation.operands()) {
            known &= hasKind(program.type(operand));
        }
        return known;
    }

    private static boolean hasKind(ArrayType type) {
        return Pointwise.kindOf(type.dtype()) != null;
    }

    /** Whether an equation reduces the last axes, of numbers. */
    private boolean isReduction(Equation equation) {
        if (!(equation.op() instanceof Reducing reducing)) {
            return false;
        }
        ArrayType type = program.type(equation.operands()[0]);
        int[] axes = reducing.axes().numbers();
        return axes.length > 0
                && axes[0] == type.shape().rank() - axes.length
                && type.dtype().isFloating();
    }
}
