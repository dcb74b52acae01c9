package io.cotangent.intrinsics.repeat;

/** A long list in which something may repeat. */
public interface Listed {
    /** How many things it has. */
    int count();

    /** What a thing is, as a number: different for what is never the same. */
    int code(int i);

    /** The size of a thing. */
    int size(int i);

    /**
     * Whether a thing, which has the same code as the one a period before, goes on with what
     * repeats.
     *
     * @param start where the first repetition begins
     */
    boolean continues(int i, int start, int period);

    /**
     * Whether a thing does to the next elements what the one before it does, as in a loop over the
     * elements of arrays.
     */
    default boolean isRun(int i) {
        return false;
    }
}
