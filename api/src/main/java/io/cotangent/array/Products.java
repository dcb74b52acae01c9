package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.error.DTypeException;
import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Parallel;
import java.util.Arrays;
import java.util.Optional;

/** Products of matrices. */
public final class Products {
    private static final Kernels KERNELS = KernelProvider.kernels();

    /** Fewer multiplications are not worth a thread. */
    private static final long GRAIN = 1 << 19;

    /** Elements of a matrix that stay in the second cache. */
    private static final int PART = 1 << 15;

    private Products() {}

    /**
     * The matrix products of {@code [..., m, k]} and {@code [..., k, n]}, of one type. The axes
     * before the last two are equal; matrices that are repeated along them, with stride 0, are not
     * copied.
     *
     * @throws DTypeException for truth values
     */
    public static DenseArray matmul(DenseArray a, DenseArray b) {
        if (a.dtype() == DType.BOOL) {
            throw new DTypeException(
                    "matmul: not defined on "
                            + a.type()
                            + ": convert the elements with astype, to float64 for example");
        }
        int rank = a.rank();
        int k = a.type().shape().length(rank - 1);
        int n = b.type().shape().length(rank - 1);
        Shape shape = a.type().shape().with(rank - 1, n);
        ArrayType type = a.type().withShape(shape);
        if (shape.size() == 0 || k == 0) {
            return DenseArray.allocate(type);
        }
        DenseArray result = DenseArray.room(type);
        matmul(a, b, result);
        return result;
    }

    /**
     * As {@link #matmul(DenseArray, DenseArray)}, of at least one element.
     *
     * @param result where the products are written; nobody reads it yet
     */
    public static void matmul(DenseArray a, DenseArray b, DenseArray result) {
        int rank = a.rank();
        if (rank == 2) {
            multiply(a, b, result);
            return;
        }
        int m = a.type().shape().length(rank - 2);
        int k = a.type().shape().length(rank - 1);
        int n = b.type().shape().length(rank - 1);
        Optional<DenseArray> rows =
                isRepeated(b, rank - 2)
                        ? Views.reshapedView(a, Shape.of(a.size() / k, k))
                        : Optional.empty();
        if (rows.isPresent()) {
            multiply(rows.get(), matrix(b), matrixOf(result, result.size() / n, n));
        } else {
            multiplyEach(a, b, result, m, n, k);
        }
    }

    /**
     * The products of a matrix {@code [m, k]} and several columns {@code [k, 1]}, with the bits of
     * each by itself. Some rows of the matrix, as many as stay in a cache, meet all columns before
     * the next.
     */
    public static DenseArray[] columns(DenseArray matrix, DenseArray... columns) {
        int m = matrix.type().shape().length(0);
        int k = matrix.type().shape().length(1);
        DenseArray[] results = new DenseArray[columns.length];
        if (matrix.stride(1) != 1 || k == 0) {
            Arrays.setAll(results, i -> matmul(matrix, columns[i]));
            return results;
        }
        ArrayType type = matrix.type().withShape(Shape.of(m, 1));
        Arrays.setAll(results, i -> DenseArray.room(type));
        int together = Math.max(1, PART / k);
        Parallel.forRange(
                Math.ceilDiv(m, together),
                1,
                (from, to) -> {
                    for (int part = from; part < to; part++) {
                        int first = part * together;
                        int end = Math.min(m, first + together);
                        DenseArray some = rows(matrix, first, end);
                        for (int i = 0; i < columns.length; i++) {
                            multiply(some, columns[i], rows(results[i], first, end));
                        }
                    }
                });
        return results;
    }

    private static DenseArray rows(DenseArray x, int from, int to) {
        ArrayType type = x.type().withShape(x.type().shape().with(0, to - from));
        int[] strides = {x.stride(0), x.stride(1)};
        return new DenseArray(type, x.data(), x.offset() + from * x.stride(0), strides);
    }

    /** True if all positions along the first {@code count} axes hold the same element. */
    private static boolean isRepeated(DenseArray x, int count) {
        for (int axis = 0; axis < count; axis++) {
            if (x.stride(axis) != 0 && x.type().shape().length(axis) != 1) {
                return false;
            }
        }
        return true;
    }

    private static DenseArray matrix(DenseArray x) {
        int rank = x.rank();
        Shape shape =
                Shape.of(x.type().shape().length(rank - 2), x.type().shape().length(rank - 1));
        int[] strides = {x.stride(rank - 2), x.stride(rank - 1)};
        return new DenseArray(x.type().withShape(shape), x.data(), x.offset(), strides);
    }

    private static DenseArray matrixOf(DenseArray contiguous, int rows, int columns) {
        return Views.reshape(contiguous, Shape.of(rows, columns));
    }

    private static void multiply(DenseArray a, DenseArray b, DenseArray c) {
        KERNELS.gemm(
                c.type().shape().length(0),
                c.type().shape().length(1),
                a.type().shape().length(1),
                1,
                a.data(),
                a.offset(),
                a.stride(0),
                a.stride(1),
                b.data(),
                b.offset(),
                b.stride(0),
                b.stride(1),
                0,
                c.data(),
                c.offset(),
                c.stride(0),
                c.stride(1));
    }

    private static void multiplyEach(
            DenseArray a, DenseArray b, DenseArray c, int m, int n, int k) {
        int row = a.rank() - 2;
        int column = a.rank() - 1;
        // Large products are split by the kernel.
        long multiplications = (long) m * n * k;
        int grain = multiplications < GRAIN ? (int) (GRAIN / multiplications) : Integer.MAX_VALUE;
        Runs.forEach(
                (count, at, step) ->
                        Parallel.forRange(
                                count,
                                grain,
                                (from, to) -> {
                                    for (int i = from; i < to; i++) {
                                        KERNELS.gemm(
                                                m,
                                                n,
                                                k,
                                                1,
                                                a.data(),
                                                at[1] + i * step[1],
                                                a.stride(row),
                                                a.stride(column),
                                                b.data(),
                                                at[2] + i * step[2],
                                                b.stride(row),
                                                b.stride(column),
                                                0,
                                                c.data(),
                                                at[0] + i * step[0],
                                                c.stride(row),
                                                c.stride(column));
                                    }
                                }),
                firstElements(c),
                firstElements(a),
                firstElements(b));
    }

    /** The array of the first elements of all matrices. */
    private static DenseArray firstElements(DenseArray x) {
        int axes = x.rank() - 2;
        int[] strides = new int[axes];
        Arrays.setAll(strides, x::stride);
        Shape shape = Shape.of(Arrays.copyOf(x.shape(), axes));
        return new DenseArray(x.type().withShape(shape), x.data(), x.offset(), strides);
    }
}
