package io.cotangent.intrinsics.linalg;

/** Keeps numbers away from where their squares overflow or underflow. */
final class Scaling {
    private static final int SAFE = 400;

    private Scaling() {}

    /** The power of two by which a matrix with this largest element should be divided, mostly 0. */
    static int exponent(double largest) {
        if (largest == 0) {
            return 0;
        }
        // Subnormal numbers all have one exponent, which is low enough here.
        int exponent = Math.getExponent(largest);
        return Math.abs(exponent) < SAFE ? 0 : exponent;
    }
}
