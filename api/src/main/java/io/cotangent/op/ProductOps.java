package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DTypeException;
import io.cotangent.error.ShapeException;

/** Products of vectors and matrices. */
public interface ProductOps extends ReductionOps {
    default NDArray matmul(NDArray a, NDArray b) {
        return product("matmul", a, b);
    }

    default NDArray dot(NDArray a, NDArray b) {
        if (a.rank() == 0 || b.rank() == 0) {
            return mul(a, b);
        }
        if (b.rank() <= 2) {
            return product("dot", a, b);
        }
        Shape left = Typed.of(a).shape();
        Shape right = Typed.of(b).shape();
        requireEqual(
                "dot", left, right, left.length(left.rank() - 1), right.length(right.rank() - 2));
        NDArray columns = moveAxis(b, -2, 0);
        NDArray flat = product("dot", a, reshape(columns, right.length(right.rank() - 2), -1));
        Shape rest = right.without(right.rank() - 2);
        int[] lengths = new int[left.rank() - 1 + rest.rank()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = i < left.rank() - 1 ? left.length(i) : rest.length(i - left.rank() + 1);
        }
        return reshape(flat, Shape.of(lengths));
    }

    default NDArray inner(NDArray a, NDArray b) {
        return a.rank() == 0 || b.rank() == 0
                ? mul(a, b)
                : dot(a, b.rank() == 1 ? b : moveAxis(b, -1, -2));
    }

    default NDArray outer(NDArray a, NDArray b) {
        return mul(expandDims(flatten(a), 1), expandDims(flatten(b), 0));
    }

    private NDArray product(String name, NDArray a, NDArray b) {
        Shape left = Typed.of(a).shape();
        Shape right = Typed.of(b).shape();
        if (left.rank() == 0 || right.rank() == 0) {
            throw new ShapeException(name + ": " + left + " x " + right + " has a scalar: use mul");
        }
        DType dtype = Typed.of(a).dtype().promote(Typed.of(b).dtype());
        if (dtype == DType.BOOL) {
            throw new DTypeException(
                    name + ": is not defined for booleans: use astype(DType.INT64) first");
        }
        requireEqual(
                name,
                left,
                right,
                left.length(left.rank() - 1),
                right.length(Math.max(right.rank() - 2, 0)));
        NDArray rows = cast(left.rank() == 1 ? reshape(a, left.prepend(1)) : a, dtype);
        NDArray columns =
                cast(right.rank() == 1 ? reshape(b, Shape.of(right.length(0), 1)) : b, dtype);
        Shape batch = Stacks.leading(left).broadcast(name, Stacks.leading(right));
        NDArray result =
                batch.rank() == 0
                        ? apply(new Products.MatMul(), rows, columns)
                        : StackProduct.of(this, batch, rows, columns);
        NDArray withoutRow = left.rank() == 1 ? without(result, 2) : result;
        return right.rank() == 1 ? without(withoutRow, 1) : withoutRow;
    }

    /** An array without an axis, counted from the end, of length 1. */
    private NDArray without(NDArray x, int axis) {
        Shape shape = Typed.of(x).shape();
        return reshape(x, shape.without(shape.rank() - axis));
    }

    private static void requireEqual(String name, Shape left, Shape right, int a, int b) {
        if (a != b) {
            throw new ShapeException(
                    name
                            + ": "
                            + left
                            + " x "
                            + right
                            + " do not agree ("
                            + a
                            + " != "
                            + b
                            + "): the last axis of the left must be as long as the last but one of the right; transpose one of them");
        }
    }
}
