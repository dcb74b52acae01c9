package io.cotangent.compile;

import io.cotangent.array.Shape;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * In whose memory variables are computed: usually each in its own, but what a loop computes for one
 * concatenation only, in the place where that has it.
 */
final class Homes {
    private final int[] homes;
    private final int[] places;
    private final BitSet outputs = new BitSet();

    private Homes(Program program) {
        this.homes = new int[program.variables()];
        this.places = new int[program.variables()];
        Arrays.setAll(homes, i -> i);
        Arrays.stream(program.outputs()).forEach(outputs::set);
    }

    /** The homes of what groups compute. */
    static Homes of(Program program, List<Group> groups) {
        Homes homes = new Homes(program);
        boolean[] movable = movable(program, groups);
        for (Group group : groups) {
            Equation equation = program.equations().get(group.equations().get(0));
            if (!group.fused()
                    && equation.op() instanceof Shapes.Concat(int axis)
                    && isOneAfterTheOther(program.type(equation.result()).shape(), axis)) {
                homes.move(program, equation, movable);
            }
        }
        return homes;
    }

    /** The variables that loops make, and that are used once. */
    private static boolean[] movable(Program program, List<Group> groups) {
        int[] uses = new int[program.variables()];
        for (int output : program.outputs()) {
            uses[output]++;
        }
        boolean[] movable = new boolean[program.variables()];
        for (Group group : groups) {
            for (int variable : group.uses()) {
                uses[variable]++;
            }
            for (int i : group.equations()) {
                movable[program.equations().get(i).result()] = group.fused();
            }
        }
        for (int i = 0; i < movable.length; i++) {
            movable[i] &= uses[i] == 1;
        }
        return movable;
    }

    /** Whether parts along an axis lie one after the other in memory. */
    private static boolean isOneAfterTheOther(Shape shape, int axis) {
        for (int outer = 0; outer < axis; outer++) {
            if (shape.length(outer) != 1) {
                return false;
            }
        }
        return true;
    }

    private void move(Program program, Equation concatenation, boolean... movable) {
        int[] operands = concatenation.operands();
        boolean repeated = Arrays.stream(operands).distinct().count() < operands.length;
        int place = 0;
        for (int operand : operands) {
            if (movable[operand] && !repeated) {
                homes[operand] = concatenation.result();
                places[operand] = place;
            }
            place += program.type(operand).shape().size();
        }
    }

    /** The variable in whose memory one is: itself, or a concatenation. */
    int of(int variable) {
        return homes[variable];
    }

    /** Where a variable begins there. */
    int place(int variable) {
        return places[variable];
    }

    /** Whether some variables are elsewhere. */
    boolean areMoved(int... variables) {
        for (int variable : variables) {
            if (homes[variable] != variable) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is nobody's business how variables lie: they are at home, and no outputs. */
    boolean areFree(int... variables) {
        for (int variable : variables) {
            if (homes[variable] != variable || outputs.get(variable)) {
                return false;
            }
        }
        return true;
    }
}
