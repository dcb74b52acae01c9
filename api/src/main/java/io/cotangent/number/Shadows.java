package io.cotangent.number;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The shadows of many elements of arrays at once. */
final class Shadows {
    private Shadows() {}

    /** Copies those of elements that were copied, from one array to another or itself. */
    @SuppressWarnings("ArrayEquals") // which arrays they are, not what is in them
    static void copy(Object from, int start, Object to, int place, int length, Tape t) {
        int @Nullable [] read = t.shadows(from);
        if (read == null || isPassive(read, start, length)) {
            fill(to, place, place + length, 0, t);
            return;
        }
        System.arraycopy(read, start, t.newShadows(to), place, length);
    }

    private static boolean isPassive(int[] shadows, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (shadows[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Sets those of some elements. */
    static void fill(Object array, int from, int to, int shadow, Tape t) {
        int @Nullable [] shadows = shadow == 0 ? t.shadows(array) : t.newShadows(array);
        if (shadows != null) {
            Arrays.fill(shadows, from, to, shadow);
        }
    }

    /** Moves those of some elements as sorting moves the elements. */
    static void order(int[] shadows, int from, int to, Comparator<Integer> places) {
        int[] before = shadows.clone();
        int[] sorted = IntStream.range(from, to).boxed().sorted(places).mapToInt(i -> i).toArray();
        for (int i = from; i < to; i++) {
            shadows[i] = before[sorted[i - from]];
        }
    }
}
