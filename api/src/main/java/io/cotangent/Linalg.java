package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/**
 * Linear algebra on the matrices of the last two axes; the axes before are batches.
 *
 * <p>Integers become {@code float64}. Where an operand is no matrix, not square, or does not fit
 * another, a {@link io.cotangent.error.ShapeException} says so; NaNs give NaNs.
 */
public final class Linalg {
    private Linalg() {}

    /**
     * The sum of the diagonal.
     *
     * @throws io.cotangent.error.ShapeException if the array has fewer than two axes
     */
    public static NDArray trace(NDArray x) {
        return EAGER.trace(x);
    }

    /**
     * The solution {@code X} of {@code A X = B}.
     *
     * @param a {@code [..., n, n]}
     * @param b {@code [n]}, or {@code [..., n, k]}, with a column for each right-hand side; the
     *     axes before broadcast against those of {@code a}
     * @return of the shape of {@code b}, broadcast
     * @throws io.cotangent.error.DomainException if a matrix is singular, that is, elimination
     *     meets a pivot of exactly 0
     */
    public static NDArray solve(NDArray a, NDArray b) {
        return EAGER.solve(a, b);
    }

    /** As {@link #triangularSolve(NDArray, NDArray, boolean, boolean, boolean)}, plainly. */
    public static NDArray triangularSolve(NDArray a, NDArray b, boolean lower) {
        return EAGER.triangularSolve(a, b, lower);
    }

    /**
     * The solution {@code X} of {@code A X = B}, where {@code A} is a triangle: the other one is
     * not read, and has no derivative.
     *
     * @param a {@code [..., n, n]}
     * @param b as for {@link #solve}
     * @param lower whether the lower triangle is {@code A}
     * @param transposed whether to solve {@code A' X = B} instead
     * @param unitDiagonal whether the diagonal is not read either, and taken to be ones
     * @throws io.cotangent.error.DomainException if there is a 0 on the diagonal
     */
    public static NDArray triangularSolve(
            NDArray a, NDArray b, boolean lower, boolean transposed, boolean unitDiagonal) {
        return EAGER.triangularSolve(a, b, lower, transposed, unitDiagonal);
    }

    /**
     * The inverse. To solve equations, {@link #solve} is faster and more accurate.
     *
     * @throws io.cotangent.error.DomainException if a matrix is singular
     */
    public static NDArray inv(NDArray a) {
        return EAGER.inv(a);
    }

    /**
     * The determinant; 1 for a matrix of no rows. Its first derivative is right for singular
     * matrices, too; from four rows on, a second one there is a {@link
     * io.cotangent.error.DomainException}.
     */
    public static NDArray det(NDArray a) {
        return EAGER.det(a);
    }

    /**
     * The determinant as a sign and a logarithm, which neither overflow nor underflow. The
     * derivative for a singular matrix is a {@link io.cotangent.error.DomainException}.
     */
    public static SlogDet slogdet(NDArray a) {
        return EAGER.slogdet(a);
    }

    /**
     * The product of {@code n} equal matrices; for a negative {@code n}, of their inverses.
     *
     * @throws io.cotangent.error.DomainException if {@code n} is negative and a matrix is singular
     */
    public static NDArray matrixPower(NDArray a, int n) {
        return EAGER.matrixPower(a, n);
    }

    /**
     * The lower triangle {@code L} with {@code A = L L'}, for a symmetric positive definite matrix.
     * Of one that is not symmetric, {@code (A + A') / 2} is taken; so derivatives are symmetric.
     *
     * @throws io.cotangent.error.DomainException if a matrix is not positive definite
     */
    public static NDArray cholesky(NDArray a) {
        return EAGER.cholesky(a);
    }

    /**
     * The factorisation {@code A = Q R}, reduced: {@code [..., m, k]} and {@code [..., k, n]}, with
     * k the smaller of m and n. The derivative needs the first k columns to be independent.
     */
    public static Qr qr(NDArray a) {
        return EAGER.qr(a);
    }

    /**
     * As {@link #qr(NDArray)}; {@code complete}, with a {@code Q} of {@code [..., m, m]} and an
     * {@code R} of {@code [..., m, n]}.
     */
    public static Qr qr(NDArray a, boolean complete) {
        return EAGER.qr(a, complete);
    }

    /**
     * Eigenvalues and eigenvectors of a symmetric matrix; of one that is not symmetric, {@code (A +
     * A') / 2} is taken. Where eigenvalues coincide, derivatives of their vectors do not exist, and
     * are infinite or NaN.
     */
    public static Eigh eigh(NDArray a) {
        return EAGER.eigh(a);
    }

    /** The eigenvalues of {@link #eigh} alone, for less work. */
    public static NDArray eigvalsh(NDArray a) {
        return EAGER.eigvalsh(a);
    }

    /**
     * The singular value decomposition, reduced: {@code [..., m, k]}, {@code [..., k]} and {@code
     * [..., k, n]}, with k the smaller of m and n. Where singular values coincide, derivatives of
     * their vectors do not exist, and are infinite or NaN.
     */
    public static Svd svd(NDArray a) {
        return EAGER.svd(a);
    }

    /**
     * As {@link #svd(NDArray)}; {@code full}, with square {@code U} and {@code V'}, whose
     * additional columns and rows are a basis of what is left.
     */
    public static Svd svd(NDArray a, boolean full) {
        return EAGER.svd(a, full);
    }

    /** The singular values of {@link #svd} alone, descending, for less work. */
    public static NDArray svdvals(NDArray a) {
        return EAGER.svdvals(a);
    }

    /**
     * The pseudo-inverse, where singular values up to the type's roundoff, times the larger of the
     * numbers of rows and columns, times the largest, count as 0.
     */
    public static NDArray pinv(NDArray a) {
        return EAGER.pinv(a);
    }

    /**
     * The pseudo-inverse. Its derivative is that among matrices of the same rank.
     *
     * @param cutoff singular values up to this part of the largest count as 0
     * @throws io.cotangent.error.DomainException if the cutoff is negative or NaN
     */
    public static NDArray pinv(NDArray a, double cutoff) {
        return EAGER.pinv(a, cutoff);
    }

    /** As {@link #lstsq(NDArray, NDArray, double)}, with the cutoff of {@link #pinv(NDArray)}. */
    public static NDArray lstsq(NDArray a, NDArray b) {
        return EAGER.lstsq(a, b);
    }

    /**
     * The least-squares solution of {@code A X = B}, and the shortest one if there are several:
     * {@code pinv(A) B}.
     *
     * @param a {@code [..., m, n]}
     * @param b {@code [m]}, or {@code [..., m, k]}; the axes before broadcast
     * @param cutoff as for {@link #pinv(NDArray, double)}
     * @return {@code [..., n]} or {@code [..., n, k]}
     */
    public static NDArray lstsq(NDArray a, NDArray b, double cutoff) {
        return EAGER.lstsq(a, b, cutoff);
    }

    /** The number of singular values beyond the cutoff of {@link #pinv(NDArray)}, {@code int64}. */
    public static NDArray matrixRank(NDArray a) {
        return EAGER.matrixRank(a);
    }

    /** The number of singular values beyond {@code cutoff} times the largest, {@code int64}. */
    public static NDArray matrixRank(NDArray a, double cutoff) {
        return EAGER.matrixRank(a, cutoff);
    }

    /**
     * The condition number: the largest singular value divided by the smallest.
     *
     * @throws io.cotangent.error.EmptyReductionException if a matrix has no elements
     */
    public static NDArray cond(NDArray a) {
        return EAGER.cond(a);
    }

    /** The exponential of a square matrix, {@code I + A + A A / 2 + …}. */
    public static NDArray expm(NDArray a) {
        return EAGER.expm(a);
    }

    /** As {@link #vectorNorm(NDArray, double, boolean, int...)}, without the axes. */
    public static NDArray vectorNorm(NDArray x, double order, int... axes) {
        return EAGER.vectorNorm(x, order, axes);
    }

    /**
     * The norm {@code (sum |x|^order)^(1/order)} of vectors, over some axes, or all.
     *
     * @param order any number; infinite for the largest or smallest size, 0 for the number of
     *     elements that are not 0
     * @param keepDims whether the axes stay, with length 1
     * @throws io.cotangent.error.DomainException if the order is NaN
     * @throws io.cotangent.error.EmptyReductionException if the order is infinite and there are no
     *     elements
     */
    public static NDArray vectorNorm(NDArray x, double order, boolean keepDims, int... axes) {
        return EAGER.vectorNorm(x, order, keepDims, axes);
    }

    /** The norm of the matrices of the last two axes. */
    public static NDArray matrixNorm(NDArray x, MatrixNorm norm) {
        return EAGER.matrixNorm(x, norm);
    }

    /**
     * The norm of the matrices of two axes.
     *
     * @param keepDims whether the axes stay, with length 1
     * @throws io.cotangent.error.AxisException if the axes are the same
     * @throws io.cotangent.error.EmptyReductionException if the norm is the largest or smallest of
     *     something and there is nothing
     */
    public static NDArray matrixNorm(
            NDArray x, MatrixNorm norm, boolean keepDims, int rowAxis, int columnAxis) {
        return EAGER.matrixNorm(x, norm, keepDims, rowAxis, columnAxis);
    }
}
