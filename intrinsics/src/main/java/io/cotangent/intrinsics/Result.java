package io.cotangent.intrinsics;

/** A result of a {@link Formula}: what is kept of one of its values. */
public sealed interface Result {
    /** The number of the value. */
    int value();

    /** The value of every element. */
    record Each(int value) implements Result {}

    /**
     * The value reduced over the last {@code axes} axes of the loop's shape, which disappear; with
     * the bits that {@link Kernels#reduce} and {@link Kernels#reduceRows} give to an array of the
     * values.
     */
    record Reduced(int value, Reduction reduction, int axes) implements Result {}
}
