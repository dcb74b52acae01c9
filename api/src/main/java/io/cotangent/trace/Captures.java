package io.cotangent.trace;

import io.cotangent.NDArray;
import java.util.ArrayList;
import java.util.List;

/** The arrays that a program takes from outside, numbered in the order in which they are met. */
final class Captures {
    /** So few are found by looking at each. */
    private static final int FEW = 8;

    private final List<NDArray> arrays = new ArrayList<>();

    /** Each array at the first free place from its hash on; empty while there are few. */
    private NDArray[] places = {};

    private int[] numbers = {};

    /** All arrays so far. */
    List<NDArray> arrays() {
        return arrays;
    }

    /** The number of an array, a new one if it has none. */
    @SuppressWarnings("ReferenceEquality") // which array it is, not what is in it
    int number(NDArray array) {
        if (arrays.size() <= FEW) {
            for (int i = 0; i < arrays.size(); i++) {
                if (arrays.get(i) == array) {
                    return i;
                }
            }
            arrays.add(array);
            if (arrays.size() > FEW) {
                spread(8 * FEW);
            }
            return arrays.size() - 1;
        }
        int place = place(array);
        if (places[place] != null) {
            return numbers[place];
        }
        arrays.add(array);
        if (2 * arrays.size() > places.length) {
            spread(2 * places.length);
        } else {
            put(place, arrays.size() - 1);
        }
        return arrays.size() - 1;
    }

    /** Gives all arrays places among so many, a power of two. */
    private void spread(int count) {
        places = new NDArray[count];
        numbers = new int[count];
        for (int i = 0; i < arrays.size(); i++) {
            put(place(arrays.get(i)), i);
        }
    }

    private void put(int place, int number) {
        places[place] = arrays.get(number);
        numbers[place] = number;
    }

    @SuppressWarnings("ReferenceEquality")
    private int place(NDArray array) {
        int last = places.length - 1;
        int place = System.identityHashCode(array) & last;
        while (places[place] != null && places[place] != array) {
            place = (place + 1) & last;
        }
        return place;
    }
}
