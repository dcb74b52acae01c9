package io.cotangent.intrinsics;

/** Arithmetic that needs no fused multiply-add. */
final class Plain {
    /** Splits a number into halves of 26 bits (Veltkamp). */
    private static final double SPLITTER = 0x1p27 + 1;

    private Plain() {}

    /** {@code c[from] + c[from + 1] x + …}. */
    static double polynomial(double x, double[] c, int from) {
        double sum = c[c.length - 1];
        for (int i = c.length - 2; i >= from; i--) {
            sum = sum * x + c[i];
        }
        return sum;
    }

    static double polynomial(double x, double... c) {
        return polynomial(x, c, 0);
    }

    /** What the rounding of {@code a * b} to {@code product} leaves (Dekker). */
    static double productRest(double a, double b, double product) {
        double aHigh = SPLITTER * a - (SPLITTER * a - a);
        double aLow = a - aHigh;
        double bHigh = SPLITTER * b - (SPLITTER * b - b);
        double bLow = b - bHigh;
        return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
    }
}
