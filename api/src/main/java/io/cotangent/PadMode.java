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
    WRAP,
    /** Numbers in equal steps from 0, at the far end, to the element at the edge. */
    LINEAR_RAMP,
    /** The largest element along the axis. */
    MAXIMUM,
    /** The smallest element along the axis. */
    MINIMUM,
    /** The mean along the axis, rounded where the array has integers. */
    MEAN,
    /** The median along the axis, rounded where the array has integers. */
    MEDIAN
}
