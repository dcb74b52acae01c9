package io.cotangent.intrinsics.vector;

/** The loop of a {@link Piece}; made by {@link PieceWriter}. */
abstract class PieceLoop {
    /** What computes the elements that make no whole vector; null if this computes any number. */
    final PieceLoop numbers;

    PieceLoop(PieceLoop numbers) {
        this.numbers = numbers;
    }

    /**
     * Computes the elements from {@code from} to {@code n - 1}.
     *
     * @param arrays arrays of many kinds
     * @param places where element 0 is in each of them
     * @param slots which of them are the inputs' and, after these, the results'
     */
    abstract void run(int from, int n, Object[] arrays, int[] places, int[] slots);
}
