package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Parallel;
import io.cotangent.intrinsics.Reduction;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

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

    private static final int PATIENCE = 20_000;

    private final Reduction reduction;
    private final boolean pairs;
    private final boolean extreme;
    private final int block;
    private final Definition definition;
    private final int width;
    private final Buffers buffers;

    /** Elements so far; a hint only, and not exact if threads race. */
    private int seen;

    private volatile boolean submitted;
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
        Elements columns = definition.format().isDouble() ? Elements.DOUBLE : Elements.FLOAT;
        this.width = columns(definition.format());
        this.buffers = new Buffers(() -> columns.allocate(width));
    }

    /** The reduction of {@code n} elements; without pairs, {@code b} is null. */
    double run(int n, Object a, int aOffset, int aStride, Object b, int bOffset, int bStride) {
        if (n <= block) {
            return block(n, a, aOffset, aStride, b, bOffset, bStride);
        }
        int half = (n / block + 1) / 2 * block;
        if (Parallel.pays(n, GRAIN)) {
            return Parallel.combine(
                    () -> run(half, a, aOffset, aStride, b, bOffset, bStride),
                    () -> rest(half, n, a, aOffset, aStride, b, bOffset, bStride),
                    reduction.step()::apply);
        }
        double first = run(half, a, aOffset, aStride, b, bOffset, bStride);
        double second = rest(half, n, a, aOffset, aStride, b, bOffset, bStride);
        return reduction.step().apply(first, second);
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
        if (aStride == 1 && (!pairs || bStride == 1)) {
            VectorFold fold = vectors;
            int whole = n & -width;
            if (fold != null && extreme && whole > 0) {
                return extreme(fold, whole, n, a, aOffset);
            }
            if (fold != null && whole == n) {
                return fold.whole(n, a, aOffset, b, bOffset);
            }
            if (fold != null && whole > 0) {
                return partly(fold, whole, n, a, aOffset, b, bOffset);
            }
            note(n);
        }
        return columns(0, 1, n, a, aOffset, aStride, b, bOffset, bStride);
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

    /** The reduction on vectors, but for what is left over beyond whole rows of columns. */
    private double partly(
            VectorFold fold, int whole, int n, Object a, int aOffset, Object b, int bOffset) {
        Object columns = buffers.take();
        fold.columns(whole, a, aOffset, b, bOffset, columns);
        for (int i = whole; i < n; i++) {
            combine(columns, i - whole, term(a, aOffset + i, b, bOffset + i));
        }
        for (int half = width / 2; half > 0; half /= 2) {
            for (int k = 0; k < half; k++) {
                combine(columns, k, element(columns, k + half));
            }
        }
        double result = element(columns, 0);
        buffers.give(columns);
        return result;
    }

    private void combine(Object columns, int k, double next) {
        if (columns instanceof double[] numbers) {
            numbers[k] = combine(numbers[k], next);
        } else {
            float[] numbers = (float[]) columns;
            numbers[k] = (float) combine(numbers[k], next);
        }
    }

    private void note(int n) {
        seen = Math.min(seen + n, PATIENCE);
        if (seen == PATIENCE && !submitted) {
            submitted = true;
            ForkJoinPool.commonPool().execute(this::warmUp);
        }
    }

    /** Sees to it that vectors are used; takes a while. */
    void warmUp() {
        VectorFold fold = FoldWriter.fold(reduction, definition);
        Object a = Warmup.array(definition.operands().getFirst());
        Object columns = buffers.take();
        boolean compiled =
                Warmup.run(
                        4L * Warmup.LENGTH / definition.format().lanes(),
                        () -> {
                            fold.whole(Warmup.LENGTH, a, 0, a, 0);
                            fold.columns(Warmup.LENGTH, a, 0, a, 0, columns);
                            fold.quick(Warmup.LENGTH, a, 0);
                            fold.quick(Warmup.LENGTH / 2, a, 0); // where there is no NaN
                        });
        if (compiled) {
            vectors = fold;
        }
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
        return round(reduction.step().apply(a, b));
    }

    /** Rounding a sum or a product of floats twice does no harm: doubles have twice the digits. */
    private double round(double x) {
        return definition.format().isDouble() ? x : (float) x;
    }
}
