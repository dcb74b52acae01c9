package io.cotangent.intrinsics.vector;

/**
 * Values for arguments that are too rare to burden every lane with, computed number by number. They
 * are called by their names, from expressions; see {@link Lane.Guarded}.
 */
final class Rare {
    private Rare() {}

    /** What a division leaves, for large quotients and for 0, infinity and NaN. */
    static double fmod(double a, double b) {
        return a % b;
    }

    /** Sines of large numbers, whose multiples of pi need many digits. */
    static double sin(double x) {
        return StrictMath.sin(x);
    }

    /** Cosines of large numbers. */
    static double cos(double x) {
        return StrictMath.cos(x);
    }

    /** Tangents of large numbers. */
    static double tan(double x) {
        return StrictMath.tan(x);
    }

    /** Powers of subnormal numbers, and large powers of negative ones; 1 also of -1. */
    static double pow(double a, double b) {
        return a == -1 && Double.isInfinite(b) ? 1 : StrictMath.pow(a, b);
    }

    /** The logarithm of the absolute gamma function, for negative and subnormal numbers. */
    static double lgamma(double x) {
        return LongGamma.lgamma(x);
    }

    /** The derivative of lgamma, for negative and subnormal numbers. */
    static double digamma(double x) {
        return LongGamma.digamma(x);
    }

    /** The angle of a point both of whose coordinates are infinite. */
    static double atan2(double y, double x) {
        return StrictMath.atan2(y, x);
    }
}
