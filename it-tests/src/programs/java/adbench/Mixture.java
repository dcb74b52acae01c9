package adbench;

/**
 * A mixture of Gaussians with a Wishart prior.
 *
 * @param k how many Gaussians
 * @param x the points
 * @param gamma of the prior
 * @param m of the prior
 */
record Mixture(int k, double[][] x, double gamma, int m) {
    /** The numbers of an inverse covariance factor. */
    int width() {
        int d = x[0].length;
        return d + d * (d - 1) / 2;
    }

    /** The logarithm of the posterior, of alphas, means and factors, one after the other. */
    double logPosterior(double[] p) {
        int d = x[0].length;
        double sum = -x.length * d * .5 * Math.log(2 * Math.PI);
        double[] terms = new double[k];
        for (double[] point : x) {
            for (int j = 0; j < k; j++) {
                terms[j] = p[j] + trace(p, j) - .5 * squareNorm(p, j, point);
            }
            sum += logSumExp(terms);
        }
        double[] alphas = new double[k];
        System.arraycopy(p, 0, alphas, 0, k);
        return sum - x.length * logSumExp(alphas) + prior(p);
    }

    private int factor(int j) {
        return k + k * x[0].length + j * width();
    }

    private double trace(double[] p, int j) {
        double sum = 0;
        for (int i = 0; i < x[0].length; i++) {
            sum += p[factor(j) + i];
        }
        return sum;
    }

    /** Of a lower triangular matrix, stored column by column, times what a point is off. */
    private double squareNorm(double[] p, int j, double[] point) {
        int d = point.length;
        double[] off = new double[d];
        double[] product = new double[d];
        for (int i = 0; i < d; i++) {
            off[i] = point[i] - p[k + j * d + i];
            product[i] = Math.exp(p[factor(j) + i]) * off[i];
        }
        int next = factor(j) + d;
        for (int column = 0; column < d; column++) {
            for (int row = column + 1; row < d; row++) {
                product[row] += p[next++] * off[column];
            }
        }
        double sum = 0;
        for (double z : product) {
            sum += z * z;
        }
        return sum;
    }

    private static double logSumExp(double[] terms) {
        double largest = terms[0];
        for (double term : terms) {
            largest = Math.max(largest, term);
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - largest);
        }
        return largest + Math.log(sum);
    }

    private double prior(double[] p) {
        int d = x[0].length;
        int n = d + m + 1;
        double sum = 0;
        for (int j = 0; j < k; j++) {
            double squares = 0;
            for (int i = 0; i < width(); i++) {
                double q = i < d ? Math.exp(p[factor(j) + i]) : p[factor(j) + i];
                squares += q * q;
            }
            sum += .5 * gamma * gamma * squares - m * trace(p, j);
        }
        double constant = n * d * Math.log(gamma / Math.sqrt(2)) - logMultigamma(n, d);
        return sum - k * constant;
    }

    /** The logarithm of the multivariate gamma function at n / 2. */
    private static double logMultigamma(int n, int d) {
        double sum = d * (d - 1) / 4.0 * Math.log(Math.PI);
        for (int j = 0; j < d; j++) {
            double a = (n - j) % 2 == 0 ? 1 : .5;
            sum += a == 1 ? 0 : .5 * Math.log(Math.PI);
            for (; a < (n - j) / 2.0; a++) {
                sum += Math.log(a);
            }
        }
        return sum;
    }
}
