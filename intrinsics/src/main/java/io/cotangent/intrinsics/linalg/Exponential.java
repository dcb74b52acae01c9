package io.cotangent.intrinsics.linalg;

/**
 * The exponential of a matrix, and its derivative in a direction {@code E}.
 *
 * <p>Scaling and squaring with a diagonal Padé approximant: Higham, The scaling and squaring method
 * for the matrix exponential revisited, SIAM J. Matrix Anal. Appl. 26 (2005). The derivative is
 * that of the algorithm, step by step: Al-Mohy and Higham, Computing the Fréchet derivative of the
 * matrix exponential, with an application to condition number estimation, SIAM J. Matrix Anal.
 * Appl. 30 (2009), whose bounds on the norm serve both.
 */
public final class Exponential {
    private static final int[] DEGREES = {3, 5, 7, 9, 13};

    /** Up to which norm the approximant of each degree is exact to double precision. */
    private static final double[] BOUNDS = {1.08e-2, 2.00e-1, 7.83e-1, 1.78, 4.74};

    private Exponential() {}

    /**
     * The exponential. If an element is infinite or NaN, all are NaN.
     *
     * @param a n by n; left as it is
     * @throws IllegalArgumentException if the matrix is not square
     */
    public static Matrix of(Matrix a) {
        return of(new Dual(a.copy(), null)).value();
    }

    /**
     * The derivative {@code lim (exp(A + tE) - exp(A)) / t}. If an element of {@code A} is infinite
     * or NaN, all are NaN.
     *
     * @param a n by n; left as it is
     * @param e n by n; left as it is
     * @throws IllegalArgumentException if a matrix is not square
     */
    public static Matrix derivative(Matrix a, Matrix e) {
        e.requireSquare();
        return of(new Dual(a.copy(), e.copy())).derivative();
    }

    private static Dual of(Dual a) {
        Matrix matrix = a.value();
        matrix.requireSquare();
        int n = matrix.rows();
        double norm = norm(matrix);
        if (!(norm < Double.POSITIVE_INFINITY)) {
            Matrix none = Matrix.zeros(n, n);
            none.fill(Double.NaN);
            return new Dual(none, none);
        }
        for (int i = 0; i < DEGREES.length - 1; i++) {
            if (norm <= BOUNDS[i]) {
                return quotient(a, sums(a, coefficients(DEGREES[i])));
            }
        }
        double bound = BOUNDS[DEGREES.length - 1];
        int squarings = norm <= bound ? 0 : Math.getExponent(norm / bound) + 1;
        Dual scaled = a.times(Math.scalb(1.0, -squarings));
        Dual result = quotient(scaled, sumsOfThirteen(scaled, coefficients(13)));
        for (int i = 0; i < squarings; i++) {
            result = result.times(result);
        }
        return result;
    }

    /** The largest sum of sizes in a column. */
    private static double norm(Matrix a) {
        double largest = 0;
        for (int j = 0; j < a.columns(); j++) {
            double sum = 0;
            for (int i = 0; i < a.rows(); i++) {
                sum += Math.abs(a.get(i, j));
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** The coefficients of the numerator, of which the first is 1. */
    private static double[] coefficients(int degree) {
        double[] coefficients = new double[degree + 1];
        coefficients[0] = 1;
        for (int k = 0; k < degree; k++) {
            double ratio = (double) (degree - k) / ((2 * degree - k) * (k + 1));
            coefficients[k + 1] = coefficients[k] * ratio;
        }
        return coefficients;
    }

    /** The even and the odd part of the numerator, the odd one without a factor {@code A}. */
    private static Dual[] sums(Dual a, double... b) {
        Dual square = a.times(a);
        Dual power = Dual.identity(a);
        Dual even = power.times(b[0]);
        Dual odd = power.times(b[1]);
        for (int k = 2; k < b.length; k += 2) {
            power = k == 2 ? square : power.times(square);
            even = even.plus(power.times(b[k]));
            odd = odd.plus(power.times(b[k + 1]));
        }
        return new Dual[] {even, odd};
    }

    /** As {@link #sums}, with fewer products. */
    private static Dual[] sumsOfThirteen(Dual a, double... b) {
        Dual two = a.times(a);
        Dual four = two.times(two);
        Dual six = four.times(two);
        Dual one = Dual.identity(a);
        Dual[] sums = new Dual[2];
        for (int i = 0; i < 2; i++) {
            Dual high = six.times(b[12 + i]).plus(four.times(b[10 + i])).plus(two.times(b[8 + i]));
            Dual low =
                    six.times(b[6 + i])
                            .plus(four.times(b[4 + i]))
                            .plus(two.times(b[2 + i]))
                            .plus(one.times(b[i]));
            sums[i] = six.times(high).plus(low);
        }
        return sums;
    }

    /** {@code (V - U)^-1 (V + U)}, where {@code V} is even and {@code U} is odd. */
    private static Dual quotient(Dual a, Dual... sums) {
        Dual odd = a.times(sums[1]);
        return sums[0].plus(odd.times(-1)).solve(sums[0].plus(odd));
    }
}
