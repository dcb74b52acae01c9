package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Parallel;
import io.cotangent.intrinsics.Reduction;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.IntStream;

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

    private static final int WARM_LENGTH = Rehearsal.LENGTH / 4;

    private final Elements elements;
    private final Fold products;
    private final int columns;
    private final int lanes;
    private final Buffers buffers;
    private final Patience patience = new Patience(this::rehearsal);
    private volatile VectorDots vectors;

    /** Arrays to compute in. */
    private final class Room {
        /**
         * Sums of a block, as the code on vectors leaves them; then a vector whose bits are all
         * set, and one of which some are, for the ends of rows.
         */
        private final Object sums = elements.allocate(endsAt() + 2 * lanes);

        /** What is left of the rows, with zeros up to a row of columns. */
        private final Object rows = elements.allocate(TIMES * ROWS * columns);

        /** What is left of the run, with zeros up to a row of columns. */
        private final Object run = elements.allocate(columns);

        /** How much was left before the zeros. */
        private int left = columns;

        /** For each half that is being added up, the sums of those before it. */
        private final double[] halves = new double[MOST_HALVES * TIMES * ROWS];

        Room() {
            fillBits(sums, endsAt(), endsAt() + lanes);
        }

        /** Sees to it that there are zeros behind what is left, and the bits of its end. */
        private void leave(int count) {
            if (count == left) {
                return;
            }
            if (count < left) {
                for (int i = 0; i < TIMES * ROWS; i++) {
                    Fold.fill(rows, i * columns + count, (i + 1) * columns, 0);
                }
                Fold.fill(run, count, columns, 0);
            }
            left = count;
            int ends = endsAt() + lanes;
            Fold.fill(sums, ends, ends + lanes, 0);
            fillBits(sums, ends, ends + count - wholeVectors(count) * lanes);
        }
    }

    private static void fillBits(Object array, int from, int to) {
        if (array instanceof double[] numbers) {
            Arrays.fill(numbers, from, to, Double.longBitsToDouble(-1));
        } else {
            Arrays.fill((float[]) array, from, to, Float.intBitsToFloat(-1));
        }
    }

    /** Where the bits of ends are in a room's sums. */
    private int endsAt() {
        return TIMES * ROWS * columns;
    }

    /** Of what is left of a row, the vectors before the last one. */
    private int wholeVectors(int left) {
        return (left - 1) / lanes;
    }

    /**
     * For how many vectors before the last one there is code on vectors: for any number where there
     * are few vectors in a row of columns, else for all of them.
     */
    static int[] wholes(int collectors) {
        return ROWS > 1 ? IntStream.range(0, collectors).toArray() : new int[] {collectors - 1};
    }

    Dots(Elements elements) {
        this.elements = elements;
        this.products = new Fold(Reduction.SUM, true, elements);
        this.columns = Fold.columns(elements.format());
        this.lanes = elements.format().lanes();
        this.buffers = new Buffers(Room::new);
    }

    /**
     * Whether several rows are added up at a time; if not, that so many elements would have been.
     */
    boolean areReady(long elements) {
        return patience.isOver(elements);
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
            for (int i = 0; i < times * ROWS; i++) {
                room.halves[to + i] = Fold.element(room.sums, i * lanes);
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
        rest(dots, times * ROWS, k - done, a, aOffset + done, aRowStride, x, xOffset + done, room);
    }

    /** The ends of rows, which have at most one row of columns. */
    private void rest(
            VectorDots dots,
            int rows,
            int left,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            Room room) {
        int all = columns / lanes - 1;
        Object sums = room.sums;
        if (left == columns) {
            dots.rest(all, rows, a, aOffset, aRowStride, x, xOffset, sums, endsAt());
            return;
        }
        room.leave(left);
        System.arraycopy(x, xOffset, room.run, 0, left);
        int whole = wholeVectors(left);
        int last = aOffset + Math.max(0, (rows - 1) * aRowStride) + (whole + 1) * lanes;
        if (ROWS > 1 && last <= Array.getLength(a)) {
            int ends = endsAt() + lanes;
            dots.rest(whole, rows, a, aOffset, aRowStride, room.run, 0, sums, ends);
            return;
        }
        if (a instanceof double[] numbers) {
            copy(rows, left, numbers, aOffset, aRowStride, (double[]) room.rows);
        } else {
            copy(rows, left, (float[]) a, aOffset, aRowStride, (float[]) room.rows);
        }
        dots.rest(all, rows, room.rows, 0, columns, room.run, 0, sums, endsAt());
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

    private Rehearsal rehearsal() {
        VectorDots dots = DotsWriter.dots(products.definition());
        Object a = Rehearsal.array(elements);
        Object x = Rehearsal.array(elements);
        Room room = new Room();
        int stride = (Rehearsal.LENGTH - WARM_LENGTH) / (2 * ROWS);
        int[] wholes = wholes(columns / lanes);
        long operations = 8L * ROWS * WARM_LENGTH / lanes * wholes.length;
        return new Rehearsal(
                operations,
                () -> {
                    for (int whole : wholes) {
                        int k = WARM_LENGTH - columns + (whole + 1) * lanes;
                        block(dots, 2, k, a, 0, stride, x, 0, room);
                    }
                },
                () -> vectors = dots);
    }
}
