package io.cotangent.intrinsics.linalg;

/**
 * Householder reflections {@code H = I - tau v v'}, alone and in products.
 *
 * <p>A sequence of reflections is kept as a matrix whose row i is the vector {@code v} of the i-th,
 * zero before its first element, which is 1. A product of k of them is {@code I - V T V'} with
 * {@code T} upper triangular (the compact WY form of Schreiber and Van Loan, SIAM J. Sci. Stat.
 * Comput. 10 (1989)), and so applies to a matrix by matrix products. In exact arithmetic a
 * reflection's norm is 1, and the computed ones are off by a small multiple of u: Higham, section
 * 19.3.
 */
final class Householder {
    /** How many reflections are taken together. */
    private static final int BLOCK = 48;

    /** A column below this is scaled before squares of its elements lose digits. */
    private static final double TINY = 0x1p-900;

    private static final int LIFT = 600;

    private Householder() {}

    /**
     * Finds the reflection that maps a vector to a multiple of the first unit vector. The vector is
     * replaced by {@code v}, but its first element by that multiple. The multiple's sign is
     * opposite to that of the first element, as LAPACK's; if the other elements are zeros, the
     * reflection is the identity.
     *
     * @return tau
     */
    static double reflect(int n, double[] x, int at) {
        double rest = n <= 1 ? 0 : Vectors.norm(n - 1, x, at + 1);
        if (rest == 0) {
            return 0;
        }
        double first = x[at];
        double norm = Vectors.hypot(first, rest);
        if (norm < TINY) {
            scale(n, x, at, LIFT);
            double tau = reflect(n, x, at);
            x[at] = Math.scalb(x[at], -LIFT);
            return tau;
        }
        double image = -Math.copySign(norm, first);
        double divisor = first - image;
        for (int i = 1; i < n; i++) {
            x[at + i] /= divisor;
        }
        x[at] = image;
        return -divisor / image;
    }

    private static void scale(int n, double[] x, int at, int exponent) {
        for (int i = 0; i < n; i++) {
            x[at + i] = Math.scalb(x[at + i], exponent);
        }
    }

    /**
     * Multiplies a matrix from the left by the product of reflections, {@code H0 H1 ...}, or by its
     * transpose, {@code ... H1 H0}.
     *
     * @param vectors k by m
     * @param taus from {@code first} on, those of the reflections
     * @param c m by n
     */
    static void apply(Matrix vectors, double[] taus, int first, boolean transposed, Matrix c) {
        int k = vectors.rows();
        if (c.columns() == 0 || k == 0) {
            return;
        }
        Matrix triangle = triangle(vectors, taus, first);
        Matrix product = Products.multiply(vectors, c);
        Matrix factor = Products.multiply(transposed ? triangle.transpose() : triangle, product);
        Products.subtract(vectors.transpose(), factor, c);
    }

    /** The factor {@code T} of {@code H0 H1 ... = I - V T V'}. */
    private static Matrix triangle(Matrix vectors, double[] taus, int first) {
        int k = vectors.rows();
        Matrix inner = Products.multiply(vectors, vectors.transpose());
        Matrix triangle = Matrix.zeros(k, k);
        for (int j = 0; j < k; j++) {
            double tau = taus[first + j];
            for (int i = 0; i < j; i++) {
                double sum = 0;
                for (int p = i; p < j; p++) {
                    sum += triangle.get(i, p) * inner.get(p, j);
                }
                triangle.set(i, j, -tau * sum);
            }
            triangle.set(j, j, tau);
        }
        return triangle;
    }

    /**
     * The first columns of the product of reflections {@code H0 H1 ...}.
     *
     * @param vectors k by m, row i zero before element i at least
     * @param columns from k to m
     * @return m by {@code columns}
     */
    static Matrix product(Matrix vectors, double[] taus, int columns) {
        int k = vectors.rows();
        int m = vectors.columns();
        Matrix product = Matrix.zeros(m, columns);
        for (int i = 0; i < columns; i++) {
            product.set(i, i, 1);
        }
        // From the last, so that what earlier reflections meet is still zero to the left and above.
        int last = k == 0 ? 0 : (k - 1) / BLOCK * BLOCK;
        for (int from = last; from >= 0; from -= BLOCK) {
            int to = Math.min(k, from + BLOCK);
            apply(
                    vectors.block(from, to, from, m),
                    taus,
                    from,
                    false,
                    product.block(from, m, from, columns));
        }
        return product;
    }
}
