package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DTypeException;
import io.cotangent.error.ShapeException;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Stacks of matrices: arrays of which the last two axes are rows and columns. */
final class Stacks {
    private Stacks() {}

    /** The axes before rows and columns. */
    static Shape leading(Shape shape) {
        return shape.first(Math.max(shape.rank() - 2, 0));
    }

    /** Matrices in the places of some leading axes. */
    static Shape shape(Shape leading, int rows, int columns) {
        int[] lengths = Arrays.copyOf(leading.lengths(), leading.rank() + 2);
        lengths[leading.rank()] = rows;
        lengths[leading.rank() + 1] = columns;
        return Shape.of(lengths);
    }

    static int rows(NDArray x) {
        return rows(Typed.of(x).shape());
    }

    static int rows(Shape shape) {
        return shape.length(shape.rank() - 2);
    }

    static int columns(NDArray x) {
        return columns(Typed.of(x).shape());
    }

    static int columns(Shape shape) {
        return shape.length(shape.rank() - 1);
    }

    /** The same matrices in each place of other leading axes. */
    static NDArray broadcast(ShapeOps o, NDArray x, Shape leading) {
        Shape shape = Typed.of(x).shape();
        return shape.rank() == leading.rank() + 2 && shape.startsWith(leading)
                ? x
                : o.broadcast(x, shape(leading, rows(x), columns(x)));
    }

    /** The type of one number for each matrix. */
    static ArrayType withoutMatrix(ArrayType type) {
        return type.withShape(leading(type.shape()));
    }

    /** The type of a vector for each matrix. */
    static ArrayType vectors(ArrayType type, int length) {
        return type.withShape(vectors(leading(type.shape()), length));
    }

    /** Vectors in the places of some leading axes. */
    static Shape vectors(Shape leading, int length) {
        int[] lengths = Arrays.copyOf(leading.lengths(), leading.rank() + 1);
        lengths[leading.rank()] = length;
        return Shape.of(lengths);
    }

    /** The identity in the places of the matrices. */
    static NDArray identity(ShapeOps o, NDArray like, int n) {
        Shape shape = shape(leading(Typed.of(like).shape()), n, n);
        return o.broadcast(Creation.eye(like.dtype(), n, n), shape);
    }

    /** The floating-point matrices of an operation, which are checked to be there. */
    static NDArray real(ElementwiseOps o, String name, NDArray x) {
        if (x.rank() < 2) {
            throw new ShapeException(
                    name
                            + ": needs matrices in the last two axes, but got "
                            + Typed.of(x)
                            + ": use reshape or expandDims");
        }
        return numbers(o, name, x);
    }

    /** As floating-point numbers. */
    static NDArray numbers(ElementwiseOps o, String name, NDArray x) {
        if (x.dtype() == DType.BOOL) {
            throw new DTypeException(
                    name
                            + ": is not defined for booleans, but got "
                            + Typed.of(x)
                            + ": use astype(DType.FLOAT64) first");
        }
        return o.cast(x, x.dtype().floating());
    }

    /** As {@link #real}; the matrices are checked to be square. */
    static NDArray square(ElementwiseOps o, String name, NDArray x) {
        NDArray real = real(o, name, x);
        if (rows(x) != columns(x)) {
            throw new ShapeException(
                    name
                            + ": needs square matrices in the last two axes, but got "
                            + Typed.of(x)
                            + " ("
                            + rows(x)
                            + " != "
                            + columns(x)
                            + "): use lstsq, pinv, qr or svd for others");
        }
        return real;
    }

    /** Checks that right-hand sides, a vector or matrices, are as many as a matrix has rows. */
    static void requireEquations(String name, NDArray matrix, NDArray right) {
        Shape shape = Typed.of(right).shape();
        if (shape.rank() == 0) {
            throw new ShapeException(
                    name
                            + ": the right-hand side is a scalar: give a vector, or a matrix with a column for each right-hand side");
        }
        int equations = shape.length(Math.max(shape.rank() - 2, 0));
        if (equations != rows(matrix)) {
            throw new ShapeException(
                    name
                            + ": "
                            + Typed.of(matrix).shape()
                            + " and a right-hand side of "
                            + shape
                            + " do not agree ("
                            + rows(matrix)
                            + " != "
                            + equations
                            + "): a vector, or the columns of a matrix, must have a number for each row");
        }
    }

    /**
     * The results of an operation that treats columns alike, for a batch in front of the columns:
     * the batch's columns are laid side by side, for one operation on many.
     */
    static NDArray asColumns(ShapeOps o, NDArray x, UnaryOperator<NDArray> operation) {
        NDArray last = o.moveAxis(x, 0, -1);
        Shape apart = Typed.of(last).shape();
        int rank = apart.rank() - 1;
        int[] lengths = Arrays.copyOf(apart.lengths(), rank);
        lengths[rank - 1] *= apart.length(rank);
        NDArray result = operation.apply(o.reshape(last, Shape.of(lengths)));
        return o.moveAxis(o.reshape(result, apart), -1, 0);
    }
}
