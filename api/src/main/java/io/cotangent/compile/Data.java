package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The inputs of a calculation, as they are put together for one run of it. */
public final class Data {
    private final Packing packing;

    /** For each input how it must lie in memory; null where that does not matter. */
    private final int[] @Nullable [] strides;

    final Object[] arrays;
    private final double[] numbers;

    /** All zero, and shared, as long as nothing begins elsewhere. */
    int[] offsets;

    Data(Packing packing, int[] @Nullable [] strides) {
        this.packing = packing;
        this.strides = strides;
        arrays = new Object[packing.count()];
        numbers = new double[packing.numbers()];
        if (numbers.length > 0) {
            arrays[0] = numbers;
        }
        int inputs = arrays.length - packing.given.length;
        System.arraycopy(packing.given, 0, arrays, inputs, packing.given.length);
        offsets = packing.zeros;
    }

    /** Gives an input without axes. */
    public void number(int input, double number) {
        numbers[packing.element(input)] = number;
    }

    /** Gives the elements of an input with axes, from the first one of a Java array on. */
    public void elements(int input, Object elements) {
        arrays[packing.array(input)] = elements;
    }

    /**
     * Gives an input.
     *
     * @return whether it lies in memory as it must
     */
    @SuppressWarnings("ReferenceEquality") // whether it is the shared one
    public boolean array(int input, DenseArray array) {
        if (packing.element(input) >= 0) {
            number(input, ((double[]) array.data())[array.offset()]);
            return true;
        }
        if (strides[input] != null && !Arrays.equals(strides[input], array.strides())) {
            return false;
        }
        int at = packing.array(input);
        if (!array.isContiguous()) {
            arrays[at] = sideBySide(array);
            return true;
        }
        arrays[at] = array.data();
        if (array.offset() != 0) {
            offsets = offsets == packing.zeros ? new int[offsets.length] : offsets;
            offsets[at] = array.offset();
        }
        return true;
    }

    /** The elements side by side; often it is one number everywhere. */
    private static Object sideBySide(DenseArray array) {
        if (array.isUniform() && array.data() instanceof double[] numbers) {
            double[] all = new double[array.size()];
            Arrays.fill(all, numbers[array.offset()]);
            return all;
        }
        return array.toFlatArray();
    }
}
