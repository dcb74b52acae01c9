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
}
