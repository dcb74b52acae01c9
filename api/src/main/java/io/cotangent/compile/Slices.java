package io.cotangent.compile;

/**
 * A step that is ready to be run: for all of its slices, or for some.
 *
 * @param count how many there are
 * @param areApart whether some can be run without the others
 * @param read what it reads
 * @param written where it writes
 * @param body what computes slices
 */
record Slices(int count, boolean areApart, Places[] read, Places[] written, Body body) {
    /**
     * The elements of an array that belong to the slices.
     *
     * @param data a Java array
     * @param first the place of the first element of slice 0
     * @param step from slice to slice
     * @param low of a slice, the least place of an element, from its first
     * @param high the greatest
     */
    record Places(Object data, int first, int step, int low, int high) {
        /**
         * The places of elements with such lengths and strides, the slices being the first axis.
         */
        static Places of(Object data, int first, int[] lengths, int... strides) {
            int low = 0;
            int high = 0;
            for (int axis = 1; axis < strides.length; axis++) {
                int reach = (lengths[axis] - 1) * strides[axis];
                low += Math.min(0, reach);
                high += Math.max(0, reach);
            }
            return new Places(data, first, strides.length == 0 ? 0 : strides[0], low, high);
        }

        /** Whether they are in this Java array. */
        @SuppressWarnings("ReferenceEquality") // the same Java array, not an equal one
        boolean isIn(Object array) {
            return data == array;
        }

        /** Whether each slice reads nothing of what is written but the same slice. */
        boolean isWithin(Places written) {
            int from = first - written.first;
            return step == written.step && from + low >= 0 && from + high < written.step;
        }
    }

    /** What computes slices. */
    @FunctionalInterface
    interface Body {
        /**
         * Computes some slices.
         *
         * @param read the places of the first elements that it reads
         * @param written the places of the first elements that it writes
         * @param count how many slices
         */
        void run(int[] read, int[] written, int count);
    }
}
