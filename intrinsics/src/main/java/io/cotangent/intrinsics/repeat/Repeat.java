package io.cotangent.intrinsics.repeat;

/**
 * What repeats: the things of a list from {@code start} on, {@code period} of them, come {@code
 * repetitions} times.
 */
public record Repeat(int start, int period, int repetitions) {
    /** The number of the first thing after it. */
    public int end() {
        return start + period * repetitions;
    }
}
