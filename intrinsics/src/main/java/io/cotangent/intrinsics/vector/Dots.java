package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Parallel;
import io.cotangent.intrinsics.Reduction;

/**
 * Inner products of a run with the rows of a matrix, each in the order of a {@link Fold}: of
 * several rows at a time as soon as the code for that is warm, of one after the other before.
 */
final class Dots {
    /** As many rows at a time as there are registers for. */
    static final int ROWS = Species.F64.length() >= 8 ? 4 : 1;

    /** So many times they are added up before their sums are brought together. */
    private static final int TIMES = 4;

    /** Fewer multiplications are not worth a thread. */
    private static final int GRAIN = 1 << 17;

    /** How often the longest row can be halved. */
    private static final int MOST_HALVES = Integer.SIZE;

    private static final int WARM_LENGTH = Warmup.LENGTH / 4;

    private final Elements elements;
    private final Fold products;
    private final int columns;
    private final Buffers buffers;
    private final Patience patience = new Patience(this::warmUpRows);
    private volatile VectorDots vectors;

    /**
     * Where the sums of some rows are.
     *
     * @param block those of a block, as the code on vectors leaves them
     * @param sums for each half that is being added up, those before it
     */
    private record Room(Object block, double[] sums) {}

    Dots(Elements elements) {
        this.elements = elements;
        this.products = new Fold(Reduction.SUM, true, elements);
        this.columns = Fold.columns(elements.format());
        this.buffers =
                new Buffers(() ->
                        new Room(
                                elements.allocate(TIMES * ROWS * columns),
                                new double[MOST_HALVES * TIMES * ROWS]));
    }

    /** {@code y[i] = alpha a[i] . x + beta y[i]} for rows whose elements are side by side. */
    void run(
            int rows,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            double beta,
            Object y,
            int yOffset,
            int yStride) {
        int grain = GRAIN / Math.max(1, k) + 1;
        if (!Parallel.pays(rows, grain)) {
            part(rows, k, alpha, a, aOffset, aRowStride, x, xOffset, beta, y, yOffset, yStride);
            return;
        }
        Parallel.forRange(
                rows,
                grain,
                (from, to) ->
                        part(
                                to - from,
                                k,
                                alpha,
                                a,
                                aOffset + from * aRowStride,
                                aRowStride,
                                x,
                                xOffset,
                                beta,
                                y,
                                yOffset + from * yStride,
                                yStride));
    }

    private void part(
            int rows,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            double beta,
            Object y,
            int yOffset,
            int yStride) {
        // Long rows may be worth threads themselves.
        if (rows < ROWS || k == 0 || k >= GRAIN || !patience.isOver((long) rows * k)) {
            for (int i = 0; i < rows; i++) {
                double sum = products.run(k, x, xOffset, 1, a, aOffset + i * aRowStride, 1);
                put(alpha * sum, beta, y, yOffset + i * yStride);
            }
            return;
        }
        Room room = (Room) buffers.take();
        int done = 0;
        while (done < rows) {
            // The last rows may meet some again.
            int first = Math.min(done, rows - ROWS);
            int times = Math.min(TIMES, (rows - first) / ROWS);
            sums(times, k, a, aOffset + first * aRowStride, aRowStride, x, xOffset, room, 0);
            for (; done < first + times * ROWS; done++) {
                put(alpha * room.sums[done - first], beta, y, yOffset + done * yStride);
            }
        }
        buffers.give(room);
    }

    /** Puts the inner products of some rows in their places, from {@code to} on. */
    private void sums(
            int times,
            int k,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            Room room,
            int to) {
        if (k <= Fold.BLOCK) {
            vectors.run(times, columns, k, a, aOffset, aRowStride, x, xOffset, room.block);
            int distance = elements.format().lanes() / ROWS;
            for (int i = 0; i < times * ROWS; i++) {
                room.sums[to + i] = Fold.element(room.block, i * distance);
            }
            return;
        }
        int half = Fold.half(k, Fold.BLOCK);
        int next = to + TIMES * ROWS;
        sums(times, half, a, aOffset, aRowStride, x, xOffset, room, to);
        sums(times, k - half, a, aOffset + half, aRowStride, x, xOffset + half, room, next);
        for (int i = 0; i < times * ROWS; i++) {
            room.sums[to + i] += room.sums[next + i];
        }
    }

    private static void put(double product, double beta, Object y, int place) {
        if (y instanceof double[] numbers) {
            numbers[place] = beta == 0 ? product : beta * numbers[place] + product;
        } else {
            float[] numbers = (float[]) y;
            numbers[place] = (float) (beta == 0 ? product : beta * numbers[place] + product);
        }
    }

    /** Sees to it that vectors are used; takes a while. */
    void warmUp() {
        products.warmUp();
        patience.warmUp();
    }

    private boolean warmUpRows() {
        VectorDots dots = DotsWriter.dots(products.definition());
        Object a = Warmup.array(elements);
        Object x = Warmup.array(elements);
        Object room = elements.allocate(TIMES * ROWS * columns);
        // Also such runs that vectors reach beyond the end of the arrays, where nothing is loaded.
        int odd = WARM_LENGTH / 2 + 1;
        int stride = (Warmup.LENGTH - WARM_LENGTH) / (2 * ROWS);
        int last = Warmup.LENGTH - odd;
        int aOffset = last - (ROWS - 1) * stride;
        long operations = 8L * ROWS * WARM_LENGTH / elements.format().lanes();
        boolean compiled =
                Warmup.run(
                        operations,
                        () -> {
                            dots.run(2, columns, WARM_LENGTH, a, 0, stride, x, 0, room);
                            dots.run(1, columns, odd, a, aOffset, stride, x, last, room);
                        });
        vectors = compiled ? dots : vectors;
        return compiled;
    }
}
