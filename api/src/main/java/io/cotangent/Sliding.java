package io.cotangent;

import io.cotangent.error.ShapeException;
import java.util.Arrays;

/**
 * How a window slides over the spatial axes of an array, for convolutions and pooling: in steps of
 * 1 over the array itself unless this says otherwise.
 *
 * <pre>{@code
 * Nn.conv(x, kernel, Sliding.by(2).same());
 * Nn.conv(x, kernel, Sliding.by(1, 2).padded(1).dilated(2, 1));
 * }</pre>
 *
 * <p>Numbers are one for all axes, or one for each. Of an axis of length n, padded by p before and
 * q after, a window of k elements that are d apart, sliding in steps of s, sees {@code floor((n + p
 * + q - (k - 1) d - 1) / s) + 1} places. Objects are immutable.
 */
public final class Sliding {
    /** In steps of 1, without padding or dilation. */
    public static final Sliding ONE_BY_ONE =
            new Sliding(new int[] {1}, new int[] {1}, new int[] {0}, new int[] {0}, false);

    private final int[] strides;
    private final int[] dilations;
    private final int[] before;
    private final int[] after;
    private final boolean same;

    private Sliding(int[] strides, int[] dilations, int[] before, int[] after, boolean same) {
        this.strides = strides;
        this.dilations = dilations;
        this.before = before;
        this.after = after;
        this.same = same;
    }

    /**
     * In steps of these lengths.
     *
     * @throws ShapeException if one is not positive
     */
    public static Sliding by(int... strides) {
        return new Sliding(
                positive("a stride", strides),
                ONE_BY_ONE.dilations,
                ONE_BY_ONE.before,
                ONE_BY_ONE.after,
                false);
    }

    /**
     * With distances of these lengths between neighbouring elements of the window.
     *
     * @throws ShapeException if one is not positive
     */
    public Sliding dilated(int... dilations) {
        return new Sliding(strides, positive("a dilation", dilations), before, after, same);
    }

    /**
     * With so many positions of padding before and after each axis; a negative number leaves as
     * many elements out.
     */
    public Sliding padded(int... numbers) {
        return padded(numbers, numbers);
    }

    /** With so many positions of padding before and after each axis. */
    public Sliding padded(int[] before, int[] after) {
        return new Sliding(
                strides, dilations, given("a padding", before), given("a padding", after), false);
    }

    /**
     * With as much padding as makes {@code ceil(n / stride)} places of an axis of length n, half of
     * it before and half after; an odd position comes after.
     */
    public Sliding same() {
        return new Sliding(strides, dilations, before, after, true);
    }

    /** Whether the padding is that of {@link #same}. */
    public boolean isSame() {
        return same;
    }

    /** The stride of a spatial axis. */
    public int stride(int axis) {
        return at(strides, axis);
    }

    /** The dilation of a spatial axis. */
    public int dilation(int axis) {
        return at(dilations, axis);
    }

    /** The padding before a spatial axis, where it is not that of {@link #same}. */
    public int before(int axis) {
        return at(before, axis);
    }

    /** The padding after a spatial axis, where it is not that of {@link #same}. */
    public int after(int axis) {
        return at(after, axis);
    }

    private static int at(int[] numbers, int axis) {
        return numbers[numbers.length == 1 ? 0 : axis];
    }

    /**
     * Checks that this fits an array of so many spatial axes.
     *
     * @throws ShapeException if it has numbers for more axes, or less
     */
    public void requireRank(String operation, int rank) {
        for (int[] numbers : new int[][] {strides, dilations, before, after}) {
            if (numbers.length != 1 && numbers.length != rank) {
                throw new ShapeException(
                        operation
                                + ": "
                                + this
                                + " has numbers for "
                                + numbers.length
                                + " spatial axes, but there "
                                + (rank == 1 ? "is 1" : "are " + rank)
                                + ": give one number for all, or one for each");
            }
        }
    }

    private static int[] positive(String what, int... numbers) {
        for (int number : numbers) {
            if (number < 1) {
                throw new ShapeException(
                        what + " of " + number + " is not possible: give a number of 1 or more");
            }
        }
        return given(what, numbers);
    }

    private static int[] given(String what, int... numbers) {
        if (numbers.length == 0) {
            throw new ShapeException(
                    what + " is not given: give one number for all axes, or one for each");
        }
        return numbers.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sliding sliding
                && same == sliding.same
                && Arrays.deepEquals(numbers(), sliding.numbers());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(numbers()) + (same ? 1 : 0);
    }

    private int[][] numbers() {
        return new int[][] {strides, dilations, before, after};
    }

    /** As in {@code Sliding[strides [2], dilations [1], padding same]}. */
    @Override
    public String toString() {
        return "Sliding[strides "
                + Arrays.toString(strides)
                + ", dilations "
                + Arrays.toString(dilations)
                + ", padding "
                + (same ? "same" : Arrays.toString(before) + " and " + Arrays.toString(after))
                + "]";
    }
}
