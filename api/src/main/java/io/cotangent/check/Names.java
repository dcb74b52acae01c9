package io.cotangent.check;

import java.util.function.IntFunction;

/**
 * Names for numbers, which are made only where a report has them.
 *
 * @param size how many numbers there are
 */
record Names(int size, IntFunction<String> name) {
    String get(int number) {
        return name.apply(number);
    }

    /** The names after other words. */
    Names after(String words) {
        return new Names(size, number -> words + name.apply(number));
    }
}
