package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.ShapeException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Products of tensors: over chosen axes, of blocks, and of vectors along an axis. */
public interface TensorOps extends ContractionOps, ArrangeOps {
    default NDArray tensordot(NDArray a, NDArray b, int axes) {
        if (axes < 0 || axes > Math.min(a.rank(), b.rank())) {
            throw new ShapeException(
                    "tensordot: "
                            + Typed.of(a).shape()
                            + " and "
                            + Typed.of(b).shape()
                            + " have no "
                            + axes
                            + " axes to sum over: give a number from 0 to "
                            + Math.min(a.rank(), b.rank()));
        }
        return tensordot(
                a,
                b,
                IntStream.range(a.rank() - axes, a.rank()).toArray(),
                IntStream.range(0, axes).toArray());
    }

    default NDArray tensordot(NDArray a, NDArray b, int[] axesOfA, int[] axesOfB) {
        Shape left = Typed.of(a).shape();
        Shape right = Typed.of(b).shape();
        int[] overA = axes(left, axesOfA);
        int[] overB = axes(right, axesOfB);
        int[] rows = others(left, overA);
        int[] columns = others(right, overB);
        boolean agree = overA.length == overB.length;
        for (int i = 0; agree && i < overA.length; i++) {
            agree = left.length(overA[i]) == right.length(overB[i]);
        }
        if (!agree) {
            throw new ShapeException(
                    "tensordot: axes "
                            + Arrays.toString(axesOfA)
                            + " of "
                            + left
                            + " and "
                            + Arrays.toString(axesOfB)
                            + " of "
                            + right
                            + " do not agree: give as many axes of both, of equal lengths");
        }
        int inner = size(left, overA);
        NDArray matrix = reshape(permuted(a, rows, overA), size(left, rows), inner);
        NDArray other = reshape(permuted(b, overB, columns), inner, size(right, columns));
        int[] lengths =
                IntStream.concat(
                                Arrays.stream(rows).map(left::length),
                                Arrays.stream(columns).map(right::length))
                        .toArray();
        return reshape(matmul(matrix, other), Shape.of(lengths));
    }

    private static int[] axes(Shape shape, int... axes) {
        shape.axes("tensordot", axes);
        return Arrays.stream(axes).map(axis -> shape.axis("tensordot", axis)).toArray();
    }

    private static int[] others(Shape shape, int... axes) {
        return IntStream.range(0, shape.rank())
                .filter(axis -> Arrays.stream(axes).noneMatch(over -> over == axis))
                .toArray();
    }

    private static int size(Shape shape, int... axes) {
        return Arrays.stream(axes).map(shape::length).reduce(1, Math::multiplyExact);
    }

    private NDArray permuted(NDArray x, int[] first, int... second) {
        int[] order = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, order, first.length, second.length);
        return order.length == 0 ? x : transpose(x, order);
    }

    default NDArray vdot(NDArray a, NDArray b) {
        if (a.size() != b.size()) {
            throw new ShapeException(
                    "vdot: "
                            + Typed.of(a).shape()
                            + " and "
                            + Typed.of(b).shape()
                            + " have "
                            + a.size()
                            + " and "
                            + b.size()
                            + " elements: give arrays of one size");
        }
        return dot(flatten(a), flatten(b));
    }

    default NDArray vecdot(NDArray a, NDArray b) {
        return vecdot(a, b, -1);
    }

    default NDArray vecdot(NDArray a, NDArray b, int axis) {
        Shape left = Typed.of(a).shape();
        Shape right = Typed.of(b).shape();
        if (left.length(left.axis("vecdot", axis)) != right.length(right.axis("vecdot", axis))) {
            throw new ShapeException(
                    "vecdot: "
                            + left
                            + " and "
                            + right
                            + " do not agree along axis "
                            + axis
                            + ": give vectors of one length");
        }
        NDArray product = mul(moveAxis(a, axis, -1), moveAxis(b, axis, -1));
        return sum(product, -1);
    }

    default NDArray kron(NDArray a, NDArray b) {
        int rank = Math.max(a.rank(), b.rank());
        int[] left = new int[2 * rank];
        int[] right = new int[2 * rank];
        int[] lengths = new int[rank];
        for (int i = 0; i < rank; i++) {
            left[2 * i] = length(a, i - rank);
            left[2 * i + 1] = 1;
            right[2 * i] = 1;
            right[2 * i + 1] = length(b, i - rank);
            lengths[i] = Math.multiplyExact(left[2 * i], right[2 * i + 1]);
        }
        NDArray blocks = mul(reshape(a, Shape.of(left)), reshape(b, Shape.of(right)));
        return reshape(blocks, Shape.of(lengths));
    }

    /** The length of an axis counted from the end; 1 where there is none. */
    private static int length(NDArray x, int axis) {
        return -axis > x.rank() ? 1 : Typed.of(x).shape().length(x.rank() + axis);
    }

    default NDArray cross(NDArray a, NDArray b) {
        return cross(a, b, -1);
    }

    default NDArray cross(NDArray a, NDArray b, int axis) {
        NDArray left = vectors(a, axis);
        NDArray right = vectors(b, axis);
        NDArray product =
                sub(
                        mul(roll(left, -1, -1), roll(right, 1, -1)),
                        mul(roll(left, 1, -1), roll(right, -1, -1)));
        return moveAxis(product, -1, axis);
    }

    private NDArray vectors(NDArray x, int axis) {
        Shape shape = Typed.of(x).shape();
        if (shape.length(shape.axis("cross", axis)) != 3) {
            throw new ShapeException(
                    "cross: axis "
                            + axis
                            + " of "
                            + shape
                            + " must have length 3: give vectors in space");
        }
        return moveAxis(x, axis, -1);
    }
}
