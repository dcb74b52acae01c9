package io.cotangent.intrinsics.vector;

/**
 * An expression computed for each element, on vectors; made by {@link VectorLoopWriter}. Its
 * results have the same bits as those of its {@link NumberLoop}.
 */
abstract class VectorLoop {
    /** Computes the elements of vectors in which one is rare. */
    final NumberLoop numbers;

    VectorLoop(NumberLoop numbers) {
        this.numbers = numbers;
    }

    /**
     * {@code y[i] = f(a[i], b[i], c[i])} for {@code n} elements.
     *
     * @param moving has a bit for each operand with stride 1, at least one, bit 0 for {@code a};
     *     the other operands have stride 0
     */
    abstract void run(
            int moving,
            int n,
            Object a,
            int aOffset,
            Object b,
            int bOffset,
            Object c,
            int cOffset,
            Object y,
            int yOffset);
}
