package io.cotangent.op;

import io.cotangent.MatrixNorm;
import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.AxisException;
import io.cotangent.error.DomainException;
import io.cotangent.error.ShapeException;

/** Linear algebra on the matrices of the last two axes. */
public interface LinalgOps extends DecompositionOps {
    default NDArray trace(NDArray x) {
        Shape shape = Typed.of(x).shape();
        int rank = shape.rank();
        if (rank < 2) {
            throw new ShapeException(
                    "trace: needs matrices in the last two axes, but got " + shape);
        }
        return sum(diagonal(x, 0, -2, -1), -1);
    }

    default NDArray expm(NDArray a) {
        return apply(new Exponential(), Stacks.square(this, "expm", a));
    }

    default NDArray vectorNorm(NDArray x, double order, int... axes) {
        return vectorNorm(x, order, false, axes);
    }

    default NDArray vectorNorm(NDArray x, double order, boolean keepDims, int... axes) {
        NDArray real = Stacks.numbers(this, "vectorNorm", x);
        if (order == 2) {
            return norm(real, keepDims, axes);
        }
        NDArray sizes = abs(real);
        if (order == 1) {
            return sum(sizes, keepDims, axes);
        } else if (order == 0) {
            return sum(cast(neq(real, 0.0), real.dtype()), keepDims, axes);
        } else if (order == Double.POSITIVE_INFINITY) {
            return max(sizes, keepDims, axes);
        } else if (order == Double.NEGATIVE_INFINITY) {
            return min(sizes, keepDims, axes);
        } else if (Double.isNaN(order)) {
            throw new DomainException(
                    "vectorNorm: the order is NaN: give a number, or one of the infinities");
        }
        NDArray sum = sum(pow(sizes, order), keepDims, axes);
        // As the root of a sum of squares, at 0; negative orders are 0 where an element is.
        NDArray zero = eq(sum, 0.0);
        NDArray root = pow(where(zero, 1.0, sum), 1 / order);
        return order > 0 ? where(zero, pow(sum, 1.5), root) : pow(sum, 1 / order);
    }

    default NDArray matrixNorm(NDArray x, MatrixNorm norm) {
        return matrixNorm(x, norm, false, -2, -1);
    }

    default NDArray matrixNorm(
            NDArray x, MatrixNorm norm, boolean keepDims, int rowAxis, int columnAxis) {
        Shape shape = Typed.of(x).shape();
        int rows = shape.axis("matrixNorm", rowAxis);
        int columns = shape.axis("matrixNorm", columnAxis);
        if (rows == columns) {
            throw new AxisException(
                    "matrixNorm: axis "
                            + rows
                            + " is given for rows and for columns: give two different axes");
        }
        NDArray real = Stacks.numbers(this, "matrixNorm", x);
        NDArray kept =
                switch (norm) {
                    case FROBENIUS -> norm(real, true, rows, columns);
                    case LARGEST_COLUMN -> max(sum(abs(real), true, rows), true, columns);
                    case SMALLEST_COLUMN -> min(sum(abs(real), true, rows), true, columns);
                    case LARGEST_ROW -> max(sum(abs(real), true, columns), true, rows);
                    case SMALLEST_ROW -> min(sum(abs(real), true, columns), true, rows);
                    case NUCLEAR, SPECTRAL, LEAST_SINGULAR ->
                            spectralNorm(real, norm, rows, columns);
                };
        return keepDims ? kept : squeeze(kept, rows, columns);
    }

    private NDArray spectralNorm(NDArray x, MatrixNorm norm, int rows, int columns) {
        NDArray matrices = moveAxis(x, rows, -1);
        NDArray values = svdvals(moveAxis(matrices, columns > rows ? columns - 1 : columns, -1));
        NDArray number =
                switch (norm) {
                    case NUCLEAR -> sum(values, -1);
                    case SPECTRAL -> max(values, -1);
                    default -> min(values, -1);
                };
        int first = Math.min(rows, columns);
        return expandDims(expandDims(number, first), Math.max(rows, columns));
    }
}
