package io.cotangent.intrinsics.vector;

import java.lang.foreign.MemorySegment;

/** Copies a few columns to where rows follow each other closely; made by {@link PackingWriter}. */
abstract class Packing {
    /**
     * Element {@code yOffset + i * yStride + j} of {@code y} becomes {@code x[xOffset + i * xStride
     * + j]}, for i below {@code rows} and j below {@code columns}, which are at most the packing's.
     * Elements that fill the last vector become zeros.
     */
    abstract void copy(
            int columns,
            int rows,
            Object x,
            int xOffset,
            int xStride,
            MemorySegment y,
            int yOffset,
            int yStride);
}
