package io.cotangent;

import java.util.Locale;

/**
 * The type of an array's elements.
 *
 * <p>Where two arrays of different types meet, both become {@linkplain #promote the smallest type
 * that holds either}, as in NumPy: {@code bool < int32 < int64 < float64} and {@code bool < float32
 * < float64}; an integer type with {@code float32} gives {@code float64}. A Java number beside an
 * array is weak: a {@code double} takes a floating-point array's type and makes {@code float64} of
 * any other; a {@code long} takes the array's type, unless that is {@code bool}, which it makes
 * {@code int64}.
 */
public enum DType {
    /** {@code boolean}. */
    BOOL,
    /** {@code int}. */
    INT32,
    /** {@code long}. */
    INT64,
    /** {@code float}: IEEE 754 single precision. */
    FLOAT32,
    /** {@code double}: IEEE 754 double precision, the default. */
    FLOAT64;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The size of an element in bytes. */
    public int bytes() {
        return switch (this) {
            case BOOL -> 1;
            case INT32, FLOAT32 -> 4;
            case INT64, FLOAT64 -> 8;
        };
    }

    /** True for the types that have derivatives. */
    public boolean isFloating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** True for {@code int32} and {@code int64}. */
    public boolean isInteger() {
        return this == INT32 || this == INT64;
    }

    /** The type that holds the values of this type and of {@code other}; see the rule above. */
    public DType promote(DType other) {
        DType smaller = compareTo(other) < 0 ? this : other;
        DType larger = smaller == this ? other : this;
        return larger == FLOAT32 && smaller.isInteger() ? FLOAT64 : larger;
    }

    /**
     * The type of a floating-point function of this type: itself, or {@code float64} for integers
     * and booleans.
     */
    public DType floating() {
        return isFloating() ? this : FLOAT64;
    }

    /** NumPy's name, such as {@code float64}. */
    @Override
    public String toString() {
        return label;
    }
}
