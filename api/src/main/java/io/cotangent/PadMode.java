package io.cotangent;

/** What stands beyond the edges of an axis that is padded, as in NumPy. */
public enum PadMode {
    /** The element at the edge. */
    EDGE,
    /** The elements mirrored at the edge, which itself is not repeated. */
    REFLECT,
    /** The elements mirrored beyond the edge, which is repeated. */
    SYMMETRIC,
    /** The elements from the other end on. */
    WRAP;

    /** The position in an axis of some length, not 0, that stands for one that may be outside. */
    public int inside(int position, int length) {
        return switch (this) {
            case EDGE -> Math.clamp(position, 0, length - 1);
            case WRAP -> Math.floorMod(position, length);
            case REFLECT -> {
                int period = Math.max(1, 2 * length - 2);
                int folded = Math.floorMod(position, period);
                yield Math.min(folded, period - folded);
            }
            case SYMMETRIC -> {
                int folded = Math.floorMod(position, 2 * length);
                yield Math.min(folded, 2 * length - 1 - folded);
            }
        };
    }
}
