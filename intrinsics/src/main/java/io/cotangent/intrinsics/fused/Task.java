package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.UnaryFunction;
import io.cotangent.intrinsics.vector.Piece;

/**
 * What is done with each block. Operands and results are slots of a {@link Frame}; a step is the
 * distance of neighbours, 0 or 1.
 */
sealed interface Task {
    /** Does it with {@code n} elements. */
    void run(int n, Frame frame);

    /**
     * Several steps in one loop.
     *
     * @param singly does the same step by step, until the loop is the fastest; empty if only the
     *     loop does it
     */
    record Together(Piece piece, int[] slots, Task... singly) implements Task {
        @Override
        public void run(int n, Frame frame) {
            if (singly.length == 0 || piece.isBest(n)) {
                piece.run(n, frame.arrays, frame.places, slots);
                return;
            }
            for (Task task : singly) {
                task.run(n, frame);
            }
        }
    }

    /** A function of a number. */
    record Unary(Kernels kernels, UnaryFunction f, int x, int xStep, int y) implements Task {
        @Override
        public void run(int n, Frame frame) {
            Object[] arrays = frame.arrays;
            int[] places = frame.places;
            kernels.unary(f, n, arrays[x], places[x], xStep, arrays[y], places[y], 1);
        }
    }

    /** A function of two numbers, or truth values. */
    record Binary(Kernels kernels, BinaryFunction f, int a, int aStep, int b, int bStep, int y)
            implements Task {
        @Override
        public void run(int n, Frame frame) {
            Object[] arrays = frame.arrays;
            int[] places = frame.places;
            kernels.binary(
                    f, n, arrays[a], places[a], aStep, arrays[b], places[b], bStep, arrays[y],
                    places[y], 1);
        }
    }

    /** A comparison. */
    record Compare(
            Kernels kernels, Comparison comparison, int a, int aStep, int b, int bStep, int y)
            implements Task {
        @Override
        public void run(int n, Frame frame) {
            Object[] arrays = frame.arrays;
            int[] places = frame.places;
            kernels.compare(
                    comparison,
                    n,
                    arrays[a],
                    places[a],
                    aStep,
                    arrays[b],
                    places[b],
                    bStep,
                    (boolean[]) arrays[y],
                    places[y],
                    1);
        }
    }

    /** A choice. */
    record Select(Kernels kernels, int c, int cStep, int a, int aStep, int b, int bStep, int y)
            implements Task {
        @Override
        public void run(int n, Frame frame) {
            Object[] arrays = frame.arrays;
            int[] places = frame.places;
            kernels.select(
                    n,
                    (boolean[]) arrays[c],
                    places[c],
                    cStep,
                    arrays[a],
                    places[a],
                    aStep,
                    arrays[b],
                    places[b],
                    bStep,
                    arrays[y],
                    places[y],
                    1);
        }
    }

    /** A copy, maybe of one element to all, maybe with a conversion. */
    record Copy(Kernels kernels, int x, int xStep, int y) implements Task {
        @Override
        public void run(int n, Frame frame) {
            Object[] arrays = frame.arrays;
            int[] places = frame.places;
            kernels.copy(n, arrays[x], places[x], xStep, arrays[y], places[y], 1);
        }
    }

    /** The reduction of a block's elements. */
    record Reduce(Reducer reducer, int x) implements Task {
        @Override
        public void run(int n, Frame frame) {
            reducer.run(n, frame, frame.arrays[x], frame.places[x]);
        }
    }
}
