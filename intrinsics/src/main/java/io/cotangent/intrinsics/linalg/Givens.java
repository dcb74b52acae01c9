package io.cotangent.intrinsics.linalg;

/**
 * A plane rotation: {@code c f + s g = r} and {@code c g - s f = 0}, with {@code c^2 + s^2 = 1}.
 */
final class Givens {
    double c = 1;
    double s;
    double r;

    /** Finds the rotation for {@code f} and {@code g}. */
    void annihilate(double f, double g) {
        if (g == 0) {
            c = 1;
            s = 0;
            r = f;
            return;
        }
        r = Vectors.hypot(f, g);
        if (r < Double.MIN_NORMAL / 0x1p-53) {
            // Too few digits for quotients.
            double up = 0x1p300;
            r = Vectors.hypot(f * up, g * up);
            c = f * up / r;
            s = g * up / r;
            r /= up;
            return;
        }
        c = f / r;
        s = g / r;
    }
}
