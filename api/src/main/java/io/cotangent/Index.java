package io.cotangent;

import io.cotangent.error.IndexException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an index, as between the brackets of NumPy's {@code x[1, 2:, ::-1, None, ...]}, or
 * of {@code x[[0, 2], mask]}. Positions count from 0, negative ones from the end.
 */
public sealed interface Index {
    /** One position; the axis goes away. */
    record At(int position) implements Index {
        @Override
        public String toString() {
            return Integer.toString(position);
        }
    }

    /**
     * Positions from a start to an end, not included, in steps; null stands for the edge that the
     * step comes from or goes to.
     */
    record Range(@Nullable Integer start, @Nullable Integer end, int step) implements Index {
        /** A range. A step of 0 is an error. */
        public Range {
            if (step == 0) {
                throw new IndexException(
                        "a range needs a step other than 0: use 1, or -1 to go backwards");
            }
        }

        /**
         * The first position in an axis of some length; edges beyond the axis are the axis's own,
         * as in NumPy.
         */
        public int first(int length) {
            return edge(start, step > 0 ? 0 : length - 1, length);
        }

        /** The number of positions in an axis of some length. */
        public int length(int length) {
            int last = edge(end, step > 0 ? length : -1, length);
            long distance = step > 0 ? (long) last - first(length) : (long) first(length) - last;
            return distance <= 0 ? 0 : (int) ((distance - 1) / Math.abs((long) step) + 1);
        }

        private int edge(@Nullable Integer position, int otherwise, int length) {
            if (position == null) {
                return otherwise;
            }
            long fromStart = position < 0 ? (long) position + length : position;
            return step > 0
                    ? Math.clamp(fromStart, 0, length)
                    : Math.clamp(fromStart, -1, length - 1);
        }

        @Override
        public String toString() {
            return (start == null ? "" : start)
                    + ":"
                    + (end == null ? "" : end)
                    + (step == 1 ? "" : ":" + step);
        }
    }

    /** A new axis of length 1. */
    record NewAxis() implements Index {
        @Override
        public String toString() {
            return "new";
        }
    }

    /** As many whole axes as are not indexed otherwise. */
    record Ellipsis() implements Index {
        @Override
        public String toString() {
            return "...";
        }
    }

    /** The positions in an integer array, along one axis. */
    record Positions(NDArray array) implements Index {}

    /** The positions where a mask is true, along as many axes as it has. */
    record Mask(NDArray mask) implements Index {}

    /**
     * The positions in an integer array, or those where a mask is true.
     *
     * @throws IndexException for an array of floating-point numbers
     */
    static Index of(NDArray array) {
        if (array.dtype().isFloating()) {
            throw new IndexException(
                    "an index is an array of integers or of booleans, not of "
                            + array.dtype()
                            + ": use astype(DType.INT64)");
        }
        return array.dtype() == DType.BOOL ? new Mask(array) : new Positions(array);
    }

    /** Some positions along one axis. */
    static Index of(int... positions) {
        return new Positions(NDArray.of(positions));
    }

    /** One position. */
    static Index at(int position) {
        return new At(position);
    }

    /** One position along each of the first axes. */
    static Index[] at(int... positions) {
        Index[] index = new Index[positions.length];
        for (int i = 0; i < index.length; i++) {
            index[i] = new At(positions[i]);
        }
        return index;
    }

    /** The positions from {@code start} to before {@code end}. */
    static Index range(int start, int end) {
        return new Range(start, end, 1);
    }

    /** The positions from {@code start} to before {@code end} in steps; null stands for an edge. */
    static Index range(@Nullable Integer start, @Nullable Integer end, int step) {
        return new Range(start, end, step);
    }

    /** The positions from {@code start} on. */
    static Index from(int start) {
        return new Range(start, null, 1);
    }

    /** The positions before {@code end}. */
    static Index to(int end) {
        return new Range(null, end, 1);
    }

    /** All positions. */
    static Index all() {
        return new Range(null, null, 1);
    }

    /** A new axis of length 1. */
    static Index newAxis() {
        return new NewAxis();
    }

    /** As many whole axes as are not indexed otherwise. */
    static Index ellipsis() {
        return new Ellipsis();
    }

    /**
     * The entries of an index written as in Python, separated by commas: {@code 1}, {@code 2:},
     * {@code :-1}, {@code ::-1}, {@code ...}, and {@code new} (or {@code None}) for a new axis.
     *
     * @throws IndexException where the text is none
     */
    static Index[] parse(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(entry -> entry(entry, text))
                .toArray(Index[]::new);
    }

    private static Index entry(String entry, String text) {
        if (entry.equals("...")) {
            return ellipsis();
        }
        if (entry.equals("new") || entry.equals("None")) {
            return newAxis();
        }
        String[] parts = entry.split(":", -1);
        if (parts.length > 3 || entry.isEmpty()) {
            throw malformed(text);
        }
        try {
            if (parts.length == 1) {
                return at(Integer.parseInt(entry));
            }
            Integer step = parts.length == 2 ? null : number(parts[2]);
            return new Range(number(parts[0]), number(parts[1]), step == null ? 1 : step);
        } catch (NumberFormatException e) {
            IndexException malformed = malformed(text);
            malformed.initCause(e);
            throw malformed;
        }
    }

    private static @Nullable Integer number(String text) {
        return text.isBlank() ? null : Integer.valueOf(text.strip());
    }

    private static IndexException malformed(String text) {
        return new IndexException(
                "\""
                        + text
                        + "\" is not an index: write entries such as 1, 2:, :-1, ::2, ... or new, separated by commas");
    }
}
