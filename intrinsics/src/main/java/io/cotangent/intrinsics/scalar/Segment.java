package io.cotangent.intrinsics.scalar;

/** Instructions, one after the other, that one method computes. */
sealed interface Segment permits Segment.Straight, Stretch {
    /** The number of the first instruction. */
    int start();

    /** The number of the instruction after the last one. */
    int end();

    /** Instructions that are computed once. */
    record Straight(int start, int end) implements Segment {}
}
