package io.cotangent.benchmark;

import java.util.Locale;

/** The types that the benchmarks run on. */
enum ElementType {
    /** {@code double}. */
    F64,
    /** {@code float}. */
    F32;

    static ElementType of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The numbers in an array of this type. */
    Object array(double[] values) {
        if (this == F64) {
            return values;
        }
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }
}
