package io.cotangent.array;

import java.util.Arrays;

/**
 * Where the windows that slide over an image meet it: along each spatial axis, position {@code k}
 * of window {@code o} meets element {@code o * stride + k * dilation - before} of the image, if
 * there is one.
 *
 * <p>Of the three, image, kernel and windows, the lengths of two are those of operands; {@code
 * counts} are those of the third, the result.
 *
 * @param strides the distances of neighbouring windows, positive
 * @param dilations the distances of neighbouring elements of a window, positive
 * @param before how far before the start of the image the first window begins; may be negative
 * @param counts the lengths of the result's spatial axes
 */
public record WindowPlaces(int[] strides, int[] dilations, int[] before, int[] counts) {
    /** The same windows, where the lengths of something else are asked for. */
    public WindowPlaces to(int... lengths) {
        return new WindowPlaces(strides, dilations, before, lengths);
    }

    /** The same places with the parts of windows and kernel exchanged. */
    public WindowPlaces exchanged(int... lengths) {
        return new WindowPlaces(
                /* strides= */ dilations, /* dilations= */ strides, before, lengths);
    }

    /** The number of spatial axes. */
    public int rank() {
        return strides.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WindowPlaces places
                && Arrays.equals(strides, places.strides)
                && Arrays.equals(dilations, places.dilations)
                && Arrays.equals(before, places.before)
                && Arrays.equals(counts, places.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new int[][] {strides, dilations, before, counts});
    }

    /** As in {@code strides=[2,2] before=[1,1] to=[5,5]}, without what is usual. */
    @Override
    public String toString() {
        return text("strides", strides, 1)
                + text("dilations", dilations, 1)
                + text("before", before, 0)
                + "to="
                + text(counts);
    }

    private static String text(String name, int[] numbers, int usual) {
        boolean told = Arrays.stream(numbers).anyMatch(number -> number != usual);
        return told ? name + "=" + text(numbers) + " " : "";
    }

    private static String text(int... numbers) {
        return Arrays.toString(numbers).replace(" ", "");
    }
}
