package io.cotangent.intrinsics;

/** What kind of number, or truth value, a value of a {@link Formula} is. */
public enum Kind {
    /** Numbers of 64 bits, in a {@code double[]}. */
    F64,
    /** Numbers of 32 bits, in a {@code float[]}. */
    F32,
    /** Truth values, in a {@code boolean[]}. */
    BOOL;

    /** True of numbers. */
    public boolean isFloating() {
        return this != BOOL;
    }

    /** True if an array holds values of this kind. */
    public boolean isOf(Object array) {
        return switch (this) {
            case F64 -> array instanceof double[];
            case F32 -> array instanceof float[];
            case BOOL -> array instanceof boolean[];
        };
    }

    /** The bytes of one of them. */
    public int bytes() {
        return switch (this) {
            case F64 -> Double.BYTES;
            case F32 -> Float.BYTES;
            case BOOL -> 1;
        };
    }

    /** A new Java array of {@code n} elements of this kind. */
    public Object allocate(int n) {
        return switch (this) {
            case F64 -> new double[n];
            case F32 -> new float[n];
            case BOOL -> new boolean[n];
        };
    }
}
