package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Parallel;
import io.cotangent.intrinsics.Reduction;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Inner products of a run with the rows of a matrix, each in the order of a {@link Fold}: of
 * several rows at a time as soon as the code for that is warm, of one after the other before.
 */
final class Dots {
    /** Whether there are few enough vectors in a row of columns for several rows. */
    private static final boolean IS_WIDE = Species.F64.length() >= 8;

    /** So many rows at a time. */
    static final int ROWS = IS_WIDE ? 4 : 1;

    /** So many, a multiple, before the lanes of their sums are brought together. */
    private static final int MOST_ROWS = 32;

    /** Fewer multiplications are not worth a thread. */
    private static final int GRAIN = 1 << 17;

    /** How often the longest row can be halved. */
    private static final int MOST_HALVES = Integer.SIZE;

    private static final int WARM_LENGTH = Rehearsal.LENGTH / 4;
    private static final int WARM_ROWS = 8;

    private final Elements elements;
    private final Fold products;
    private final int columns;
    private final int lanes;
    private final Buffers buffers;

    /** By the vectors before the last one of the last row of columns. */
    private final Member[] members;

    /** What adds up products, and what brings the lanes of their sums together, when it is warm. */
    private final class Member {
        private final int whole;
        private final Patience patience = new Patience(this::rehearsal);
        private volatile Vectors vectors;

        Member(int whole) {
            this.whole = whole;
        }

        private Rehearsal rehearsal() {
            Vectors made =
                    new Vectors(
                            DotsWriter.dots(products.definition(), whole),
                            RunsWriter.runs(Reduction.SUM, elements));
            Object a = Rehearsal.array(elements);
            Object x = Rehearsal.array(elements);
            Room room = new Room();
            int k = WARM_LENGTH - columns + (whole + 1) * lanes;
            int stride = (Rehearsal.LENGTH - WARM_LENGTH) / WARM_ROWS;
            return new Rehearsal(
                    2L * WARM_ROWS * k / lanes,
                    () -> block(_ -> made, WARM_ROWS, k, a, 0, stride, x, 0, room),
                    () -> vectors = made);
        }
    }

    private final IntFunction<Vectors> inUse;

    private record Vectors(VectorDots dots, VectorRuns runs) {}

    /** Arrays to compute in. */
    private final class Room {
        /**
         * Sums of a block, as the code on vectors leaves them; then a vector whose bits are all
         * set, and one of which some are, for the ends of rows.
         */
        private final Object sums = elements.allocate(endsAt() + 2 * lanes);

        /** What is left of the rows, with zeros up to a row of columns. */
        private final Object rows = elements.allocate(MOST_ROWS * columns);

        /** What is left of the run, with zeros up to a row of columns. */
        private final Object run = elements.allocate(columns);

        /** How much was left before the zeros. */
        private int left = columns;

        /** For each half that is being added up, the sums of those before it. */
        private final double[] halves = new double[MOST_HALVES * MOST_ROWS];

        Room() {
            fillBits(sums, endsAt(), endsAt() + lanes);
        }

        /** Sees to it that there are zeros behind what is left, and the bits of its end. */
        private void leave(int count) {
            if (count == left) {
                return;
            }
            if (count < left) {
                for (int i = 0; i < MOST_ROWS; i++) {
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
        return MOST_ROWS * lanes;
    }

    /** Of what is left of a row, the vectors before the last one. */
    private int wholeVectors(int left) {
        return (left - 1) / lanes;
    }

    Dots(Elements elements) {
        this.elements = elements;
        this.products = new Fold(Reduction.SUM, true, elements);
        this.columns = Fold.columns(elements.format());
        this.lanes = elements.format().lanes();
        this.buffers = new Buffers(Room::new);
        this.members = new Member[columns / lanes];
        Arrays.setAll(members, Member::new);
        this.inUse = whole -> members[whole].vectors;
    }

    /**
     * Whether several of so many rows are added up at a time; if not, that they would have been.
     */
    boolean areReady(int rows, int k) {
        if (rows < ROWS || k == 0) {
            return false;
        }
        long count = (long) rows * k;
        // Whole rows of columns are what long rows begin with, and rows that must be copied.
        boolean all = members[members.length - 1].patience.isOver(count);
        return (!IS_WIDE || members[wholeVectors(left(k))].patience.isOver(count)) && all;
    }

    /** How many elements the last row of columns has, of which there is one in any case. */
    private int left(int k) {
        return k - (k - 1) / columns * columns;
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
        if (k >= GRAIN || !areReady(rows, k)) {
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
            int some = Math.min(MOST_ROWS, (rows - first) / ROWS * ROWS);
            int place = aOffset + first * aRowStride;
            if (k <= Fold.BLOCK && alpha == 1 && beta == 0 && yStride == 1) {
                block(inUse, some, k, a, place, aRowStride, x, xOffset, room);
                System.arraycopy(room.sums, 0, y, yOffset + first, some);
                done = first + some;
                continue;
            }
            sums(some, k, a, place, aRowStride, x, xOffset, room, 0);
            for (; done < first + some; done++) {
                put(alpha * room.halves[done - first], beta, y, yOffset + done * yStride);
            }
        }
        buffers.give(room);
    }

    /** Puts the inner products of some rows in their places, from {@code to} on. */
    private void sums(
            int rows,
            int k,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            Room room,
            int to) {
        if (k <= Fold.BLOCK) {
            block(inUse, rows, k, a, aOffset, aRowStride, x, xOffset, room);
            for (int i = 0; i < rows; i++) {
                room.halves[to + i] = Fold.element(room.sums, i);
            }
            return;
        }
        int half = Fold.half(k, Fold.BLOCK);
        int next = to + MOST_ROWS;
        sums(rows, half, a, aOffset, aRowStride, x, xOffset, room, to);
        sums(rows, k - half, a, aOffset + half, aRowStride, x, xOffset + half, room, next);
        for (int i = 0; i < rows; i++) {
            room.halves[to + i] += room.halves[next + i];
        }
    }

    /**
     * Leaves the inner products of some rows at the beginning of the room's sums.
     *
     * @param vectors what does it, by the vectors before the last one of the last row of columns
     */
    private void block(
            IntFunction<Vectors> vectors,
            int rows,
            int k,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            Room room) {
        // At least one product is left for the end, so that it need not be asked whether there is.
        int n = (k - 1) / columns;
        int done = n * columns;
        int left = k - done;
        int whole = columns / lanes - 1;
        int ends = endsAt();
        Object lastA = a;
        int lastAOffset = aOffset + done;
        int lastAStride = aRowStride;
        Object lastX = x;
        int lastXOffset = xOffset + done;
        if (left < columns) {
            room.leave(left);
            System.arraycopy(x, xOffset + done, room.run, 0, left);
            lastX = room.run;
            lastXOffset = 0;
            int end = (wholeVectors(left) + 1) * lanes + Math.max(0, (rows - 1) * aRowStride);
            if (IS_WIDE && lastAOffset + end <= Array.getLength(a)) {
                whole = wholeVectors(left);
                ends = endsAt() + lanes;
            } else {
                copy(rows, left, a, lastAOffset, aRowStride, room.rows);
                lastA = room.rows;
                lastAOffset = 0;
                lastAStride = columns;
            }
        }
        Vectors of = vectors.apply(whole);
        of.dots()
                .sums(
                        rows / ROWS,
                        n,
                        a,
                        aOffset,
                        aRowStride,
                        x,
                        xOffset,
                        lastA,
                        lastAOffset,
                        lastAStride,
                        lastX,
                        lastXOffset,
                        room.sums,
                        ends);
        of.runs().mergeAll(rows, lanes, room.sums);
    }

    private void copy(int rows, int n, Object x, int offset, int stride, Object y) {
        if (x instanceof double[] numbers) {
            copy(rows, n, numbers, offset, stride, (double[]) y);
        } else {
            copy(rows, n, (float[]) x, offset, stride, (float[]) y);
        }
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
        for (Member member : members) {
            member.patience.warmUp();
        }
    }
}
