package io.cotangent.intrinsics.vector;

import java.lang.reflect.Array;

/**
 * Code that is not worth using before the JVM has compiled it, on arrays of its own.
 *
 * @param operations how many operations on vectors a run does, at least
 * @param code runs it once
 * @param use sees to it that it is used from now on
 */
record Rehearsal(long operations, Runnable code, Runnable use) {
    /** Elements of a run: as many vectors as the JVM takes for a loop worth compiling. */
    static final int LENGTH = 1024;

    /** Ordinary numbers, and such as make expressions take their rare ways. */
    private static final double[] NUMBERS = {0.5, 1.25, 0.75, 2.5};

    private static final double[] ODD_NUMBERS = {
        1e300, -1e300, 1e-310, 0, Double.NaN, -2.5, 1e17, -0.75
    };

    /** An array of elements to compute with. */
    static Object array(Elements elements) {
        Object array = elements.allocate(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            double number = NUMBERS[i % NUMBERS.length];
            if (i >= LENGTH / 2 && i < LENGTH / 2 + ODD_NUMBERS.length) {
                number = ODD_NUMBERS[i - LENGTH / 2];
            }
            switch (elements) {
                case DOUBLE -> Array.setDouble(array, i, number);
                case FLOAT -> Array.setFloat(array, i, (float) number);
                case BOOLEAN -> Array.setBoolean(array, i, number > 1);
            }
        }
        return array;
    }
}
