package io.cotangent.benchmark;

/** The numbers that all libraries compute on. */
final class Formulas {
    private Formulas() {}

    /** {@code scale sin(a i + b)}. */
    static double[] vector(int n, double a, double b, double scale) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = scale * Math.sin(a * i + b);
        }
        return values;
    }

    /** {@code offset + scale sin(a i)}. */
    static double[] around(double offset, int n, double a, double scale) {
        double[] values = vector(n, a, 0, scale);
        for (int i = 0; i < n; i++) {
            values[i] += offset;
        }
        return values;
    }

    /** The matrix {@code scale sin((a i + b j) + c (i j))}, its rows one after the other. */
    static double[] matrix(int rows, int columns, double a, double b, double c, double scale) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double angle = (a * i + b * j) + c * ((double) i * (double) j);
                values[i * columns + j] = scale * Math.sin(angle);
            }
        }
        return values;
    }
}
