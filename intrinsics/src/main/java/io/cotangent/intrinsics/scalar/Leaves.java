package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The values that a calculation begins with: constants, and elements of input arrays. */
final class Leaves {
    private static final int CONSTANT = -1;

    private final Map<Kind, Map<Long, Integer>> constants = new EnumMap<>(Kind.class);
    private Kind[] kinds = new Kind[16];
    private int[] arrays = new int[16];
    private long[] contents = new long[16];
    private int count;

    Leaves() {
        for (Kind kind : Kind.values()) {
            constants.put(kind, new HashMap<>());
        }
    }

    /** The number of the leaf with a constant, rounded to its kind. */
    int constant(Kind kind, double value) {
        double rounded =
                switch (kind) {
                    case F64 -> value;
                    case F32 -> (float) value;
                    case BOOL -> value == 0 ? 0 : 1;
                };
        long bits = Double.doubleToRawLongBits(rounded);
        return constants.get(kind).computeIfAbsent(bits, _ -> add(kind, CONSTANT, bits));
    }

    /** The number of a new leaf, an element of an input array. */
    int input(Kind kind, int array, int element) {
        return add(kind, array, element);
    }

    private int add(Kind kind, int array, long content) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            arrays = Arrays.copyOf(arrays, 2 * count);
            contents = Arrays.copyOf(contents, 2 * count);
        }
        kinds[count] = kind;
        arrays[count] = array;
        contents[count] = content;
        return count++;
    }

    Kind kind(int leaf) {
        return kinds[leaf];
    }

    boolean isConstant(int leaf) {
        return arrays[leaf] == CONSTANT;
    }

    /** The value of a constant. */
    double constant(int leaf) {
        return Double.longBitsToDouble(contents[leaf]);
    }

    /** The input array of a leaf that is not constant. */
    int array(int leaf) {
        return arrays[leaf];
    }

    /** The place in the input array. */
    int element(int leaf) {
        return (int) contents[leaf];
    }

    /** Where a leaf is found: neighbours in an array differ by 1; constants are in one place. */
    long address(int leaf) {
        return isConstant(leaf) ? -1 : ((long) array(leaf) << Integer.SIZE) + element(leaf);
    }

    /** The leaf in a listing. */
    String text(int leaf) {
        if (!isConstant(leaf)) {
            return "in" + array(leaf) + "[" + element(leaf) + "]";
        }
        double value = constant(leaf);
        return switch (kind(leaf)) {
            case F64 -> Double.toString(value);
            case F32 -> (float) value + "f";
            case BOOL -> Boolean.toString(value != 0);
        };
    }
}
