package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Products;
import io.cotangent.array.Rooms;
import io.cotangent.array.Shape;
import io.cotangent.op.Products.MatMul;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.List;
import java.util.Optional;

/** Products of one large matrix and several columns: the matrix is read once for all of them. */
record ColumnsStep(int matrix, int[] columns, int[] results) implements PlanStep {
    /** Smaller matrices stay in a cache between one product and the next. */
    private static final int LARGE = 1 << 15;

    /** The matrix, if a group is one such product. */
    static Optional<Integer> matrix(Program program, Group group) {
        if (group.fused() || group.equations().size() != 1) {
            return Optional.empty();
        }
        Equation equation = program.equations().get(group.equations().get(0));
        if (!(equation.op() instanceof MatMul)) {
            return Optional.empty();
        }
        int matrix = equation.operands()[0];
        Shape column = program.type(equation.operands()[1]).shape();
        return column.rank() == 2
                        && column.length(1) == 1
                        && program.type(matrix).shape().size() >= LARGE
                ? Optional.of(matrix)
                : Optional.empty();
    }

    static ColumnsStep of(Program program, Group group) {
        List<Equation> products = group.equations().stream().map(program.equations()::get).toList();
        return new ColumnsStep(
                products.getFirst().operands()[0],
                products.stream().mapToInt(product -> product.operands()[1]).toArray(),
                products.stream().mapToInt(Equation::result).toArray());
    }

    @Override
    public void run(DenseArray[] values, Rooms rooms) {
        DenseArray[] x = new DenseArray[columns.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = values[columns[i]];
        }
        DenseArray[] products = Products.columns(values[matrix], x);
        for (int i = 0; i < x.length; i++) {
            values[results[i]] = products[i];
        }
    }
}
