package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.Eigh;
import io.cotangent.NDArray;
import io.cotangent.Qr;
import io.cotangent.Svd;
import io.cotangent.array.Creation;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DomainException;

/** Decompositions of matrices, and what is computed from them. */
public interface DecompositionOps extends SystemOps, PadOps {
    default NDArray cholesky(NDArray a) {
        return apply(new Decompositions.Cholesky(), symmetric("cholesky", a));
    }

    /** What is decomposed as symmetric: half the sum of the matrix and its transpose. */
    private NDArray symmetric(String name, NDArray a) {
        NDArray x = Stacks.square(this, name, a);
        return mul(add(x, turned(x)), 0.5);
    }

    private NDArray turned(NDArray x) {
        return swapAxes(x, -1, -2);
    }

    default Qr qr(NDArray a) {
        NDArray x = Stacks.real(this, "qr", a);
        int rows = Stacks.rows(x);
        int columns = Stacks.columns(x);
        if (rows >= columns) {
            NDArray[] factors = applyAll(new Decompositions.Qr(), x);
            return new Qr(factors[0], factors[1]);
        }
        NDArray[] factors = applyAll(new Decompositions.Qr(), slice(x, -1, 0, rows));
        NDArray rest = matmul(turned(factors[0]), slice(x, -1, rows, columns));
        return new Qr(factors[0], concat(-1, factors[1], rest));
    }

    default Qr qr(NDArray a, boolean complete) {
        Qr qr = qr(a);
        int missing = Stacks.rows(qr.q()) - Stacks.columns(qr.q());
        if (!complete || missing == 0) {
            return qr;
        }
        NDArray r = qr.r();
        return new Qr(completed(qr.q()), pad(r, 0, missing, -2));
    }

    /**
     * Orthonormal columns, made a basis. With {@code E} the first columns of the identity, and
     * {@code Q} with suitable signs, {@code I + Y M'^-1 Y'} is orthogonal and begins with {@code
     * Q}, where {@code Y = Q - E}, and {@code M} is {@code Y}'s square on top. Sun and Bischof, A
     * basis-kernel representation of orthogonal matrices, SIAM J. Matrix Anal. Appl. 16 (1995).
     */
    private NDArray completed(NDArray q) {
        int m = Stacks.rows(q);
        int n = Stacks.columns(q);
        NDArray signs = apply(new Decompositions.ReflectionSigns(), q);
        NDArray signed = mul(q, expandDims(signs, -2));
        NDArray all = Creation.eye(q.dtype(), m, m);
        NDArray y = sub(signed, slice(all, -1, 0, n));
        NDArray top = slice(y, -2, 0, n);
        NDArray bottom = slice(y, -2, n, m);
        NDArray z = solve(turned(top), turned(bottom));
        return concat(-1, q, add(matmul(y, z), slice(all, -1, n, m)));
    }

    default Eigh eigh(NDArray a) {
        NDArray[] results = applyAll(new Spectra.Eigh(true), symmetric("eigh", a));
        return new Eigh(results[0], results[1]);
    }

    default NDArray eigvalsh(NDArray a) {
        return applyAll(new Spectra.Eigh(false), symmetric("eigvalsh", a))[0];
    }

    default Svd svd(NDArray a) {
        NDArray[] results = applyAll(new Spectra.Svd(true), Stacks.real(this, "svd", a));
        return new Svd(results[0], results[1], results[2]);
    }

    default Svd svd(NDArray a, boolean full) {
        Svd svd = svd(a);
        if (!full) {
            return svd;
        }
        int k = Stacks.columns(svd.u());
        NDArray u = Stacks.rows(svd.u()) == k ? svd.u() : completed(svd.u());
        NDArray vt = Stacks.columns(svd.vt()) == k ? svd.vt() : turned(completed(turned(svd.vt())));
        return new Svd(u, svd.s(), vt);
    }

    default NDArray svdvals(NDArray a) {
        return applyAll(new Spectra.Svd(false), Stacks.real(this, "svdvals", a))[0];
    }

    default NDArray pinv(NDArray a) {
        return pinv(a, cutoff(a));
    }

    default NDArray pinv(NDArray a, double cutoff) {
        requireCutoff("pinv", cutoff);
        return apply(new Decompositions.PseudoInverse(cutoff), Stacks.real(this, "pinv", a));
    }

    default NDArray lstsq(NDArray a, NDArray b) {
        return lstsq(a, b, cutoff(a));
    }

    default NDArray lstsq(NDArray a, NDArray b, double cutoff) {
        requireCutoff("lstsq", cutoff);
        NDArray x = Stacks.real(this, "lstsq", a);
        NDArray right = Stacks.numbers(this, "lstsq", b);
        Stacks.requireEquations("lstsq", x, right);
        return matmul(apply(new Decompositions.PseudoInverse(cutoff), x), right);
    }

    default NDArray matrixRank(NDArray a) {
        return matrixRank(a, cutoff(a));
    }

    default NDArray matrixRank(NDArray a, double cutoff) {
        requireCutoff("matrixRank", cutoff);
        NDArray values = svdvals(a);
        if (values.size() == 0) {
            Shape shape = Typed.of(values).shape();
            return Creation.full(
                    Typed.of(values)
                            .withDType(DType.INT64)
                            .withShape(shape.without(shape.rank() - 1)),
                    0);
        }
        NDArray largest = max(values, true, -1);
        return sum(cast(gt(values, mul(largest, cutoff)), DType.INT64), -1);
    }

    default NDArray cond(NDArray a) {
        NDArray values = svdvals(a);
        NDArray largest = max(values, -1);
        return div(largest, min(values, -1));
    }

    /** The roundoff of the elements' type for each row or column, whichever are more. */
    private static double cutoff(NDArray a) {
        double roundoff = a.dtype() == DType.FLOAT32 ? Math.ulp(1f) : Math.ulp(1.0);
        return a.rank() < 2 ? 0 : Math.max(Stacks.rows(a), Stacks.columns(a)) * roundoff;
    }

    private static void requireCutoff(String name, double cutoff) {
        if (!(cutoff >= 0)) {
            throw new DomainException(
                    name
                            + ": the cutoff is the part of the largest singular value up to which others count as 0, but is "
                            + cutoff
                            + ": give a number from 0 on");
        }
    }
}
