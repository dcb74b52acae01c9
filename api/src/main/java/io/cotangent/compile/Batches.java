package io.cotangent.compile;

import io.cotangent.op.Products.MatMul;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The orders of axes in which products of many matrices would have what they read: with the axes
 * first along which there are several matrices, so that each lies by itself.
 */
final class Batches {
    private final Program program;
    private final int[] makers;

    /** By variable: null if no product reads it, empty if products disagree. */
    private final int[][] orders;

    private Batches(Program program) {
        this.program = program;
        this.makers = Grouping.makers(program);
        this.orders = new int[program.variables()][];
    }

    /** The orders that the products of a program would have. */
    static Batches of(Program program) {
        Batches batches = new Batches(program);
        for (Equation equation : program.equations()) {
            if (equation.op() instanceof MatMul) {
                for (int operand : equation.operands()) {
                    batches.find(operand);
                }
            }
        }
        return batches;
    }

    private void find(int operand) {
        int rank = program.type(operand).shape().rank();
        if (rank < 3) {
            return;
        }
        int[] order = new int[rank];
        Arrays.setAll(order, i -> i);
        int variable = operand;
        while (makers[variable] >= 0
                && program.equations().get(makers[variable]).op()
                        instanceof Shapes.Permute permute) {
            int[] before = permute.order().numbers();
            Arrays.setAll(order, i -> before[order[i]]);
            variable = program.equations().get(makers[variable]).operands()[0];
        }
        Arrays.sort(order, rank - 2, rank);
        boolean first = orders[variable] == null;
        orders[variable] = first || Arrays.equals(orders[variable], order) ? order : new int[0];
    }

    /** The order of a variable's axes, null if it is their own, or products disagree. */
    @Nullable AxisOrder order(int variable) {
        int[] order = orders[variable];
        for (int i = 0; order != null && i < order.length; i++) {
            if (order[i] != i) {
                return new AxisOrder(order);
            }
        }
        return null;
    }
}
