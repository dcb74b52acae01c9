package io.cotangent.intrinsics.vector;

/** Polynomials with constant coefficients, the constant term first. */
final class Polynomials {
    private Polynomials() {}

    /** By Horner's rule: the fewest operations, but each waits for the one before. */
    static Lane horner(Lane x, double... coefficients) {
        int last = coefficients.length - 1;
        Lane value = Lane.of(coefficients[last]);
        for (int i = last - 1; i >= 0; i--) {
            value = value.fma(x, coefficients[i]);
        }
        return value;
    }

    /**
     * The polynomial's terms of even and of odd degree by Horner's rule in the square: one
     * operation more than {@link #horner}, and half the wait.
     */
    static Lane evenOdd(Lane x, Lane square, double... coefficients) {
        int n = coefficients.length;
        double[] even = new double[(n + 1) / 2];
        double[] odd = new double[n / 2];
        for (int i = 0; i < n; i++) {
            (i % 2 == 0 ? even : odd)[i / 2] = coefficients[i];
        }
        return horner(square, odd).fma(x, horner(square, even));
    }
}
