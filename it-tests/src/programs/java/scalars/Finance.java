package scalars;

/** Functions that are written with objects. */
final class Finance {
    private Finance() {}

    /** A market, in the order of the fixture's inputs. */
    private record Market(double spot, double strike, double vol, double rate, double maturity) {
        private double cdf(double v) {
            return .5 * erfc(-v / Math.sqrt(2));
        }

        double call() {
            double s = vol * Math.sqrt(maturity);
            double d = (Math.log(spot / strike) + (rate + vol * vol / 2) * maturity) / s;
            return spot * cdf(d) - strike * Math.exp(-rate * maturity) * cdf(d - s);
        }
    }

    static double blackScholesCall(double[] p) {
        return new Market(p[0], p[1], p[2], p[3], p[4]).call();
    }

    /** By the series of erf, which is good to the last digits where |x| is small. */
    private static double erfc(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 120; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 1 - 2 / Math.sqrt(Math.PI) * sum;
    }

    /** A matrix of two rows and two columns. */
    private record Matrix(double a, double b, double c, double d) {
        Matrix times(Matrix m) {
            return new Matrix(
                    a * m.a + b * m.c, a * m.b + b * m.d, c * m.a + d * m.c, c * m.b + d * m.d);
        }

        Matrix transposed() {
            return new Matrix(a, c, b, d);
        }

        Matrix plusDiagonal(double x) {
            return new Matrix(a + x, b, c, d + x);
        }
    }

    static double kalmanFilter(double[] p) {
        Matrix f = new Matrix(p[0], p[1], p[2], p[3]);
        double m0 = 0;
        double m1 = 0;
        Matrix cov = new Matrix(1, 0, 0, 1);
        double log = 0;
        for (int t = 0; t < 10; t++) {
            double next0 = f.a * m0 + f.b * m1;
            double next1 = f.c * m0 + f.d * m1;
            cov = f.times(cov).times(f.transposed()).plusDiagonal(p[4]);
            double s = cov.a + p[5];
            double e = p[6 + t] - next0;
            log -= .5 * (Math.log(2 * Math.PI * s) + e * e / s);
            double k0 = cov.a / s;
            double k1 = cov.c / s;
            m0 = next0 + k0 * e;
            m1 = next1 + k1 * e;
            cov =
                    new Matrix(
                            cov.a - k0 * cov.a,
                            cov.b - k0 * cov.b,
                            cov.c - k1 * cov.a,
                            cov.d - k1 * cov.b);
        }
        return log;
    }

    static double gpMarginalLikelihood(double[] p) {
        int n = 8;
        double[][] l = new double[n][n];
        double log = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double d = (p[i] - p[j]) / p[8];
                double k = p[9] * p[9] * Math.exp(-.5 * d * d) + (i == j ? p[10] * p[10] : 0);
                for (int m = 0; m < j; m++) {
                    k -= l[i][m] * l[j][m];
                }
                l[i][j] = i == j ? Math.sqrt(k) : k / l[j][j];
            }
            log += Math.log(l[i][i]);
        }
        double sum = 0;
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            double rest = p[11 + i];
            for (int j = 0; j < i; j++) {
                rest -= l[i][j] * z[j];
            }
            z[i] = rest / l[i][i];
            sum += z[i] * z[i];
        }
        return -.5 * sum - log - 4 * Math.log(2 * Math.PI);
    }
}
