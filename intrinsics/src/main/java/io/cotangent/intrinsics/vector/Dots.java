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

    /** Arrays to compute in. */
    private final class Room {
        /** Sums of a block, as the code on vectors leaves them. */
        private final Object sums = elements.allocate(TIMES * ROWS * columns);

        /** What is left of the rows, with zeros up to a row of columns. */
        private final Object rows = elements.allocate(TIMES * ROWS * columns);

        /** What is left of the run, with zeros up to a row of columns. */
        private final Object run = elements.allocate(columns);

        /** How much was left before the zeros. */
        private int left = columns;

        /** For each half that is being added up, the sums of those before it. */
        private final double[] halves = new double[MOST_HALVES * TIMES * ROWS];

        /** Sees to it that there are zeros behind what is left. */
        private void leave(int count) {
            if (count < left) {
                for (int i = 0; i < TIMES * ROWS; i++) {
                    Fold.fill(rows, i * columns + count, (i + 1) * columns, 0);
                }
                Fold.fill(run, count, columns, 0);
            }
            left = count;
        }
    }

    Dots(Elements elements) {
        this.elements = elements;
        this.products = new Fold(Reduction.SUM, true, elements);
        this.columns = Fold.columns(elements.format());
        this.buffers = new Buffers(Room::new);
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
                put(alpha * room.halves[done - first], beta, y, yOffset + done * yStride);
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
            block(vectors, times, k, a, aOffset, aRowStride, x, xOffset, room);
            int distance = elements.format().lanes();
            for (int i = 0; i < times * ROWS; i++) {
                room.halves[to + i] = Fold.element(room.sums, i * distance);
            }
            return;
        }
        int half = Fold.half(k, Fold.BLOCK);
        int next = to + TIMES * ROWS;
        sums(times, half, a, aOffset, aRowStride, x, xOffset, room, to);
        sums(times, k - half, a, aOffset + half, aRowStride, x, xOffset + half, room, next);
        for (int i = 0; i < times * ROWS; i++) {
            room.halves[to + i] += room.halves[next + i];
        }
    }

    private void block(
            VectorDots dots,
            int times,
            int k,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            Room room) {
        // At least one product is left for the end, so that it need not be asked whether there is.
        int whole = (k - 1) / columns;
        int done = whole * columns;
        for (int i = 0; i < times; i++) {
            int row = i * ROWS;
            int place = aOffset + row * aRowStride;
            dots.whole(whole, a, place, aRowStride, x, xOffset, room.sums, row * columns);
        }
        int rows = times * ROWS;
        int left = k - done;
        if (left == columns) {
            dots.rest(rows, a, aOffset + done, aRowStride, x, xOffset + done, room.sums);
            return;
        }
        room.leave(left);
        System.arraycopy(x, xOffset + done, room.run, 0, left);
        if (a instanceof double[] numbers) {
            copy(rows, left, numbers, aOffset + done, aRowStride, (double[]) room.rows);
        } else {
            copy(rows, left, (float[]) a, aOffset + done, aRowStride, (float[]) room.rows);
        }
        dots.rest(rows, room.rows, 0, columns, room.run, 0, room.sums);
    }

    private void copy(int rows, int n, double[] x, int offset, int stride, double[] y) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(x, offset + i * stride, y, i * columns, n);
        }
    }

    private void copy(int rows, int n, float[] x, int offset, int stride, float[] y) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(x, offset + i * stride, y, i * columns, n);
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
        Room room = new Room();
        int stride = (Warmup.LENGTH - WARM_LENGTH) / (2 * ROWS);
        long operations = 8L * ROWS * WARM_LENGTH / elements.format().lanes();
        boolean compiled =
                Warmup.run(operations, () -> block(dots, 2, WARM_LENGTH, a, 0, stride, x, 0, room));
        vectors = compiled ? dots : vectors;
        return compiled;
    }
}
