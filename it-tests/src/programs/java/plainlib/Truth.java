package plainlib;

/** Functions that the derivatives of special functions are made of, computed another way. */
final class Truth {
    private Truth() {}

    /** The derivative of the logarithm of the gamma function: moved up, then Stirling's series. */
    static double digamma(double x) {
        double sum = 0;
        double y = x;
        for (; y < 30; y++) {
            sum -= 1 / y;
        }
        double s = 1 / (y * y);
        double series = s * (1 / 12.0 - s * (1 / 120.0 - s * (1 / 252.0 - s / 240)));
        return sum + Math.log(y) - .5 / y - series;
    }

    /** The derivative of {@link #digamma}. */
    static double trigamma(double x) {
        double sum = 0;
        double y = x;
        for (; y < 30; y++) {
            sum += 1 / (y * y);
        }
        double s = 1 / (y * y);
        double series = s * (1 / 6.0 - s * (1 / 30.0 - s * (1 / 42.0 - s / 30)));
        return sum + (1 + .5 / y + series) / y;
    }

    /** The logarithm of the gamma function: moved up, then Stirling's series. */
    static double logGamma(double x) {
        double sum = 0;
        double y = x;
        for (; y < 30; y++) {
            sum -= Math.log(y);
        }
        double s = 1 / (y * y);
        double series = (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s / 1680))) / y;
        return sum + (y - .5) * Math.log(y) - y + .5 * Math.log(2 * Math.PI) + series;
    }

    /** The Bessel function of the first kind of a whole order, by its series. */
    static double bessel(int order, double x) {
        double term = 1;
        for (int k = 1; k <= order; k++) {
            term *= x / 2 / k;
        }
        double sum = 0;
        for (int k = 1; k < 60; k++) {
            sum += term;
            term *= -x * x / 4 / k / (k + order);
        }
        return sum;
    }

    /** The solution of a system of linear equations, by elimination. */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = java.util.Arrays.copyOf(matrix[i], n + 1);
            a[i][n] = right[i];
        }
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            for (int i = 0; i < n; i++) {
                double factor = i == k ? 0 : a[i][k] / row[k];
                for (int j = k; j <= n; j++) {
                    a[i][j] -= factor * row[j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = a[i][n] / a[i][i];
        }
        return x;
    }
}
