package io.cotangent.array;

import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Parallel;
import io.cotangent.intrinsics.UnaryFunction;

/**
 * Functions of whole rows, which are those of the last axis. A few rows at a time are taken through
 * all steps, so that each array is read or written once.
 */
public final class RowMaps {
    private static final Kernels KERNELS = KernelProvider.kernels();

    /** So many elements at a time. */
    private static final int PART = 1 << 11;

    /** Less elements are not worth a thread. */
    private static final int GRAIN = 1 << 14;

    private RowMaps() {}

    /** {@code e^x / sum(e^x)} in each row, by way of the differences from the largest element. */
    public static DenseArray softmax(DenseArray x) {
        DenseArray y = DenseArray.allocate(x.type());
        forEachPart(
                x,
                (part, from, at, rows) -> {
                    part.subtractMax(from, y.data(), at, rows);
                    int size = rows * part.length();
                    KERNELS.unary(UnaryFunction.EXP, size, y.data(), at, 1, y.data(), at, 1);
                    for (int row = 0; row < rows; row++, at += part.length()) {
                        part.divide(y.data(), at, part.sum(y.data(), at));
                    }
                });
        return y;
    }

    /** The logarithm of {@link #softmax}: {@code x - max - log(sum(e^(x - max)))}. */
    public static DenseArray logSoftmax(DenseArray x) {
        DenseArray y = DenseArray.allocate(x.type());
        forEachPart(
                x,
                (part, from, at, rows) -> {
                    part.subtractMax(from, y.data(), at, rows);
                    Object powers = part.buffer();
                    int size = rows * part.length();
                    KERNELS.unary(UnaryFunction.EXP, size, y.data(), at, 1, powers, 0, 1);
                    for (int row = 0; row < rows; row++) {
                        double sum = part.sum(powers, row * part.length());
                        double logarithm = part.apply(UnaryFunction.LOG, sum);
                        part.subtract(y.data(), at, y.data(), at, logarithm);
                        at += part.length();
                    }
                });
        return y;
    }

    /**
     * The rows divided by the square root of the mean of their squares plus {@code epsilon}, and
     * before with their mean subtracted if they are to be {@code centred}; and what each was
     * multiplied with, which has an axis less.
     */
    public static DenseArray[] normalize(DenseArray x, boolean centred, double epsilon) {
        DenseArray y = DenseArray.allocate(x.type());
        Shape shape = x.type().shape();
        DenseArray factors =
                DenseArray.allocate(x.type().withShape(shape.without(shape.rank() - 1)));
        forEachPart(
                x,
                (part, from, at, rows) -> {
                    int length = part.length();
                    for (int row = 0; row < rows; row++) {
                        double mean = centred ? part.sum(part.data(), from) / length : 0;
                        part.subtract(part.data(), from, y.data(), at, mean);
                        double square = part.dot(y.data(), at) / length;
                        double factor = part.apply(UnaryFunction.RSQRT, square + epsilon);
                        part.multiply(y.data(), at, factor);
                        Elements.set(factors.data(), at / length, factor);
                        from += length;
                        at += length;
                    }
                });
        return new DenseArray[] {y, factors};
    }

    /** What is done with some rows. */
    private interface Body {
        /** Does it, from one position in the operand's data, and from another in the result's. */
        void run(RowLoops loops, int from, int at, int rows);
    }

    private static void forEachPart(DenseArray x, Body body) {
        if (x.size() == 0) {
            return;
        }
        DenseArray rows = x.contiguous();
        int length = x.type().shape().length(x.rank() - 1);
        int together = Math.max(1, PART / length);
        int parts = Math.ceilDiv(x.size() / length, together);
        Parallel.forRange(
                parts,
                Math.max(1, GRAIN / length / together),
                (first, end) -> {
                    RowLoops loops = new RowLoops(rows, length, together);
                    for (int part = first; part < end; part++) {
                        int row = part * together;
                        int number = Math.min(together, x.size() / length - row);
                        body.run(loops, rows.offset() + row * length, row * length, number);
                    }
                });
    }
}
