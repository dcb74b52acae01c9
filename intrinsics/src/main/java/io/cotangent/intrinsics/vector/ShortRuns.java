package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Reduction;
import java.util.EnumMap;

/**
 * Reductions of many runs that are shorter than {@link Fold}'s rows of columns, side by side: each
 * column has one element at most, and the tree over the columns is computed for several runs at a
 * time, in the lanes of vectors. Until those are fast the runs are transposed, and the tree's steps
 * are kernels'.
 */
final class ShortRuns {
    /** Fewer runs are as well reduced one after the other. */
    private static final int MANY = 16;

    /** Elements that are transposed at a time. */
    private static final int BLOCK = 1024;

    /** So many vectors of results are computed at a time for warming up. */
    private static final int WARM_VECTORS = 4;

    private final Elements elements;
    private final Buffers buffers;
    private final Object zero;
    private final int width;
    private final EnumMap<Reduction, Member> members = new EnumMap<>(Reduction.class);

    /** A reduction on vectors, when it is warm. */
    private final class Member {
        private final Reduction reduction;
        private final Patience patience = new Patience(this::rehearsal);
        private volatile VectorRuns vectors;

        Member(Reduction reduction) {
            this.reduction = reduction;
        }

        private Rehearsal rehearsal() {
            VectorRuns runs = RunsWriter.runs(reduction, elements);
            Object x = elements.allocate(BLOCK + width);
            Object room = elements.allocate(BLOCK);
            int lanes = elements.format().lanes();
            int count = WARM_VECTORS * lanes;
            return new Rehearsal(
                    (long) count * (width / lanes) * (width / lanes + 3) / 2,
                    () -> {
                        for (int i = 1; i * lanes <= width; i++) {
                            int n = i * lanes - 1;
                            reduce(runs, Math.min(count, BLOCK / n), n, x, 0, room);
                        }
                    },
                    () -> vectors = runs);
        }
    }

    ShortRuns(Elements elements) {
        this.elements = elements;
        this.buffers = new Buffers(() -> elements.allocate(BLOCK));
        this.zero = elements.allocate(1);
        this.width = Fold.columns(elements.format());
        for (Reduction reduction : Reduction.values()) {
            members.put(reduction, new Member(reduction));
        }
    }

    /** Whether this is the way to reduce {@code count} runs of {@code n} elements. */
    boolean suits(Reduction reduction, int count, int n) {
        // Products of floats are computed in doubles.
        return count >= MANY && n > 1 && n < width && reduction != Reduction.PROD;
    }

    /** Reduces runs that lie one after the other. */
    void run(
            Kernels kernels,
            Reduction reduction,
            int count,
            int n,
            Object x,
            int xOffset,
            Object y,
            int yOffset) {
        Member member = members.get(reduction);
        VectorRuns vectors = member.patience.isOver((long) count * n) ? member.vectors : null;
        int most = vectors == null ? BLOCK / n : BLOCK / elements.format().lanes();
        Object columns = buffers.take();
        for (int done = 0; done < count; done += most) {
            int some = Math.min(most, count - done);
            int place = xOffset + done * n;
            if (vectors == null) {
                kernels.copyMatrix(some, n, x, place, n, 1, columns, 0, 1, some);
                tree(kernels, reduction.step(), some, n, columns);
            } else {
                reduce(vectors, some, n, x, place, columns);
            }
            if (reduction == Reduction.SUM) {
                // Sums begin with 0, and so are never -0.
                kernels.binary(
                        BinaryFunction.ADD, some, columns, 0, 1, zero, 0, 0, y, yOffset + done, 1);
            } else {
                kernels.copy(some, columns, 0, 1, y, yOffset + done, 1);
            }
        }
        buffers.give(columns);
    }

    /** Reduces runs to the beginning of {@code room}. */
    private void reduce(VectorRuns vectors, int count, int n, Object x, int xOffset, Object room) {
        int lanes = elements.format().lanes();
        vectors.collect((n + lanes - 1) / lanes, n, count, x, xOffset, room);
        vectors.mergeAll(count, lanes, room);
    }

    /** Sees to it that vectors are used for a reduction; takes a while. */
    void warmUp(Reduction reduction) {
        members.get(reduction).patience.warmUp();
    }

    private static void tree(
            Kernels kernels, BinaryFunction step, int count, int n, Object columns) {
        int left = n;
        for (int half = Integer.highestOneBit(n - 1); half > 0; half /= 2) {
            int pairs = (left - half) * count;
            kernels.binary(step, pairs, columns, 0, 1, columns, half * count, 1, columns, 0, 1);
            left = half;
        }
    }
}
