package io.cotangent.op;

import java.util.Arrays;

/** Axes of an array, counted from 0, as a value. */
public record Axes(int... numbers) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Axes axes && Arrays.equals(numbers, axes.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    /** As in {@code [0,2]}. */
    @Override
    public String toString() {
        return Arrays.toString(numbers).replace(" ", "");
    }

    /** The same axes once there is one more in front. */
    Axes afterBatch() {
        return new Axes(Arrays.stream(numbers).map(axis -> axis + 1).toArray());
    }
}
