package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Parallel;
import io.cotangent.intrinsics.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;

/**
 * The reduction of many elements, or of the products of pairs, to one number.
 *
 * <p>A block of {@value #BLOCK} elements is dealt out to 32 columns (64 for {@code float}s), each
 * column reduced from the top down, and the columns as the leaves of a balanced binary tree; so are
 * the blocks. The rounding errors of a sum of n numbers then add up to at most about {@code 32 +
 * log2(n)} units in the last place of the sum of their sizes, instead of n (Higham, "Accuracy and
 * Stability of Numerical Algorithms", 4.2). The order depends on n only, not on strides, threads,
 * the machine's vectors, or whether the code is compiled: on vectors and one by one the operations
 * are the same.
 *
 * <p>Sums of {@code float}s are {@code float}s within a block and {@code double}s beyond it;
 * products of all elements are {@code double}s, because they leave the range of {@code float}s
 * early.
 */
final class Fold {
    static final int BLOCK = 1024;

    /** The order in which extremes are found makes no difference, so that their blocks are long. */
    private static final int EXTREME_BLOCK = 8192;

    /** The extreme is looked for one by one in so many elements. */
    private static final int NEIGHBOURHOOD = 256;

    /** Fewer elements are not worth a thread. */
    private static final int GRAIN = 1 << 17;

    private final Reduction reduction;
    private final boolean pairs;
    private final boolean extreme;
    private final int block;
    private final Definition definition;
    private final int width;
    private final Buffers buffers;

    private final Patience patience = new Patience(this::rehearsal);
    private volatile VectorFold vectors;

    /**
     * A reduction.
     *
     * @param pairs whether products of two operands are reduced, rather than the elements of one
     */
    Fold(Reduction reduction, boolean pairs, Elements elements) {
        this.reduction = reduction;
        this.pairs = pairs;
        this.extreme = isExtreme(reduction, pairs ? 2 : 1);
        this.block = extreme ? EXTREME_BLOCK : BLOCK;
        Lane a = Lane.input(0);
        this.definition =
                new Definition(
                        reduction + (pairs ? "_PRODUCTS_" : "_") + elements,
                        reduction == Reduction.PROD ? Format.F64 : elements.format(),
                        pairs ? List.of(elements, elements) : List.of(elements),
                        elements,
                        pairs ? a.mul(Lane.input(1)) : a);
        this.width = columns(definition.format());
        this.buffers =
                new Buffers(() -> {
                    Object copy = elements.allocate(BLOCK);
                    return new Object[] {copy, pairs ? elements.allocate(BLOCK) : copy};
                });
    }

    /** The reduction of {@code n} elements; without pairs, {@code b} is null. */
    double run(int n, Object a, int aOffset, int aStride, Object b, int bOffset, int bStride) {
        if (n <= block) {
            return block(n, a, aOffset, aStride, b, bOffset, bStride);
        }
        if (Parallel.pays(n, GRAIN)) {
            return parts(n, a, aOffset, aStride, b, bOffset, bStride);
        }
        int half = half(n, block);
        double first = run(half, a, aOffset, aStride, b, bOffset, bStride);
        double second = rest(half, n, a, aOffset, aStride, b, bOffset, bStride);
        return reduction.step().apply(first, second);
    }

    /** The same: the parts that are worth a thread side by side, then the tree above them. */
    private double parts(
            int n, Object a, int aOffset, int aStride, Object b, int bOffset, int bStride) {
        List<Integer> ends = new ArrayList<>();
        addEnds(0, n, ends);
        double[] values = new double[ends.size()];
        Parallel.forRange(
                values.length,
                1,
                (from, to) -> {
                    for (int i = from; i < to; i++) {
                        int start = i == 0 ? 0 : ends.get(i - 1);
                        int end = ends.get(i);
                        values[i] = rest(start, end, a, aOffset, aStride, b, bOffset, bStride);
                    }
                });
        return tree(n, Arrays.stream(values).iterator());
    }

    private void addEnds(int from, int n, List<Integer> ends) {
        if (Parallel.pays(n, GRAIN)) {
            int half = half(n, block);
            addEnds(from, half, ends);
            addEnds(from + half, n - half, ends);
        } else {
            ends.add(from + n);
        }
    }

    private double tree(int n, PrimitiveIterator.OfDouble values) {
        if (!Parallel.pays(n, GRAIN)) {
            return values.nextDouble();
        }
        int half = half(n, block);
        double first = tree(half, values);
        return reduction.step().apply(first, tree(n - half, values));
    }

    /** How many of more elements than a block has are reduced before the others. */
    static int half(int n, int block) {
        return (n / block + 1) / 2 * block;
    }

    /** What is reduced, and how. */
    Definition definition() {
        return definition;
    }

    /** The reduction of the elements from {@code from} to {@code n - 1}. */
    private double rest(
            int from,
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride) {
        return run(
                n - from,
                a,
                aOffset + from * aStride,
                aStride,
                b,
                bOffset + from * bStride,
                bStride);
    }

    /**
     * The place of the first element that equals the reduction, which is {@link Reduction#MAX} or
     * {@link Reduction#MIN}; the first NaN's, if there is one.
     */
    int place(int n, Object a, int aOffset, int aStride) {
        int from = n <= block ? 0 : placeOfBlock(block, n, a, aOffset, aStride);
        int length = Math.min(n - from, block);
        int start = aOffset + from * aStride;
        int near = placeOfBlock(NEIGHBOURHOOD, length, a, start, aStride);
        start += near * aStride;
        double best = block(Math.min(length - near, NEIGHBOURHOOD), a, start, aStride, null, 0, 0);
        int place = 0;
        while (!isThere(best, element(a, start + place * aStride))) {
            place++;
        }
        return from + near + place;
    }

    /** The start of the first block that has the extreme, or a NaN. */
    private int placeOfBlock(int size, int n, Object a, int aOffset, int aStride) {
        double best = block(Math.min(n, size), a, aOffset, aStride, null, 0, 0);
        int from = 0;
        for (int i = size; i < n && !Double.isNaN(best); i += size) {
            int length = Math.min(n - i, size);
            double next = block(length, a, aOffset + i * aStride, aStride, null, 0, 0);
            boolean further = reduction == Reduction.MAX ? next > best : next < best;
            if (further || Double.isNaN(next)) {
                best = next;
                from = i;
            }
        }
        return from;
    }

    private static boolean isThere(double extreme, double element) {
        return element == extreme || (Double.isNaN(element) && Double.isNaN(extreme));
    }

    private double block(
            int n, Object a, int aOffset, int aStride, Object b, int bOffset, int bStride) {
        boolean dense = aStride == 1 && (!pairs || bStride == 1);
        VectorFold fold = vectors;
        if (fold == null) {
            patience.isOver(n);
        } else if (extreme && dense && n >= width) {
            return extreme(fold, n & -width, n, a, aOffset);
        } else if (dense && n % width == 0) {
            return fold.whole(n, a, aOffset, b, bOffset);
        } else if (n <= BLOCK) {
            return padded(fold, n, a, aOffset, aStride, b, bOffset, bStride);
        }
        return columns(0, 1, n, a, aOffset, aStride, b, bOffset, bStride);
    }

    /**
     * The reduction on vectors of a copy that makes whole rows of columns: what is added to it has
     * no influence, as the columns begin with the same.
     */
    private double padded(
            VectorFold fold,
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride) {
        Object[] copies = (Object[]) buffers.take();
        int whole = Math.ceilDiv(n, width) * width;
        copy(n, a, aOffset, aStride, copies[0]);
        fill(copies[0], n, whole, reduction.identity());
        if (pairs) {
            copy(n, b, bOffset, bStride, copies[1]);
            fill(copies[1], n, whole, 1);
        }
        double result = fold.whole(whole, copies[0], 0, copies[1], 0);
        buffers.give(copies);
        return result;
    }

    private static void copy(int n, Object x, int offset, int stride, Object y) {
        if (x instanceof double[] from) {
            copy(n, from, offset, stride, (double[]) y);
        } else {
            copy(n, (float[]) x, offset, stride, (float[]) y);
        }
    }

    private static void copy(int n, double[] x, int offset, int stride, double[] y) {
        if (stride == 1) {
            System.arraycopy(x, offset, y, 0, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            y[i] = x[offset + i * stride];
        }
    }

    private static void copy(int n, float[] x, int offset, int stride, float[] y) {
        if (stride == 1) {
            System.arraycopy(x, offset, y, 0, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            y[i] = x[offset + i * stride];
        }
    }

    static void fill(Object array, int from, int to, double number) {
        if (array instanceof double[] numbers) {
            Arrays.fill(numbers, from, to, number);
        } else {
            Arrays.fill((float[]) array, from, to, (float) number);
        }
    }

    /** Takes the last elements twice, rather than some of them one by one. */
    private double extreme(VectorFold fold, int whole, int n, Object a, int aOffset) {
        double first = extreme(fold, whole, a, aOffset);
        return whole == n
                ? first
                : reduction.step().apply(first, extreme(fold, width, a, aOffset + n - width));
    }

    private static double extreme(VectorFold fold, int n, Object a, int aOffset) {
        double result = fold.quick(n, a, aOffset);
        return Double.isNaN(result) || result == 0 ? fold.whole(n, a, aOffset, a, aOffset) : result;
    }

    /** Whether a reduction of this many operands is the largest or the smallest element. */
    static boolean isExtreme(Reduction reduction, int operands) {
        return operands == 1 && !reduction.hasIdentity();
    }

    /** Sees to it that vectors are used; takes a while. */
    void warmUp() {
        patience.warmUp();
    }

    private Rehearsal rehearsal() {
        VectorFold fold = FoldWriter.fold(reduction, definition);
        Object a = Rehearsal.array(definition.operands().getFirst());
        return new Rehearsal(
                4L * Rehearsal.LENGTH / definition.format().lanes(),
                () -> {
                    fold.whole(Rehearsal.LENGTH, a, 0, a, 0);
                    fold.quick(Rehearsal.LENGTH, a, 0);
                    fold.quick(Rehearsal.LENGTH / 2, a, 0); // where there is no NaN
                },
                () -> vectors = fold);
    }

    /** The number of columns; enough for four of the longest vectors that there are. */
    static int columns(Format format) {
        return format.isDouble() ? 32 : 64;
    }

    /** The tree over the columns with a number that is {@code first} modulo {@code step}. */
    private double columns(
            int first,
            int step,
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride) {
        if (step < width) {
            double left = columns(first, 2 * step, n, a, aOffset, aStride, b, bOffset, bStride);
            double right =
                    columns(first + step, 2 * step, n, a, aOffset, aStride, b, bOffset, bStride);
            return combine(left, right);
        }
        double result = reduction.identity();
        for (int i = first; i < n; i += step) {
            double term = term(a, aOffset + i * aStride, b, bOffset + i * bStride);
            result = combine(result, term);
        }
        return result;
    }

    private double term(Object a, int aPlace, Object b, int bPlace) {
        double x = element(a, aPlace);
        return pairs ? round(x * element(b, bPlace)) : x;
    }

    static double element(Object array, int place) {
        return array instanceof double[] numbers ? numbers[place] : ((float[]) array)[place];
    }

    private double combine(double a, double b) {
        return switch (reduction) {
            case SUM -> round(a + b);
            case PROD -> round(a * b);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
        };
    }

    /** Rounding a sum or a product of floats twice does no harm: doubles have twice the digits. */
    private double round(double x) {
        return definition.format().isDouble() ? x : (float) x;
    }
}
