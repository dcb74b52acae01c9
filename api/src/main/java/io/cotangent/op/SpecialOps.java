package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.error.DomainException;
import io.cotangent.intrinsics.BinaryFunction;

/** Special functions of one element or of a pair. Integers become {@code float64}. */
public interface SpecialOps extends ElementaryOps {
    default NDArray erf(NDArray x) {
        return function(Unary.ERF, x);
    }

    default NDArray erfc(NDArray x) {
        return function(Unary.ERFC, x);
    }

    default NDArray erfinv(NDArray x) {
        return function(Unary.ERFINV, x);
    }

    default NDArray erfcinv(NDArray x) {
        return function(Unary.ERFCINV, x);
    }

    default NDArray lgamma(NDArray x) {
        return function(Unary.LGAMMA, x);
    }

    default NDArray digamma(NDArray x) {
        return function(Unary.DIGAMMA, x);
    }

    default NDArray gamma(NDArray x) {
        return function(Unary.GAMMA, x);
    }

    default NDArray normCdf(NDArray x) {
        return function(Unary.NORM_CDF, x);
    }

    default NDArray normLogCdf(NDArray x) {
        return function(Unary.NORM_LOG_CDF, x);
    }

    default NDArray normPpf(NDArray x) {
        return function(Unary.NORM_PPF, x);
    }

    default NDArray logit(NDArray x) {
        return function(Unary.LOGIT, x);
    }

    default NDArray entr(NDArray x) {
        return function(Unary.ENTR, x);
    }

    default NDArray polygamma(NDArray x, int n) {
        if (n < 0) {
            throw new DomainException(
                    "polygamma: "
                            + n
                            + " is no order: give 0 for digamma, 1 for its derivative, …");
        }
        return n == 0 ? digamma(x) : member(BinaryFunction.POLYGAMMA, n, x);
    }

    default NDArray i0(NDArray x) {
        return member(BinaryFunction.BESSEL_I, 0, x);
    }

    default NDArray i1(NDArray x) {
        return member(BinaryFunction.BESSEL_I, 1, x);
    }

    default NDArray i0e(NDArray x) {
        return member(BinaryFunction.BESSEL_IE, 0, x);
    }

    default NDArray i1e(NDArray x) {
        return member(BinaryFunction.BESSEL_IE, 1, x);
    }

    default NDArray sinc(NDArray x) {
        return member(BinaryFunction.SINC, 0, x);
    }

    default NDArray xlogy(NDArray a, NDArray b) {
        return floating(Binary.XLOGY, a, b);
    }

    default NDArray xlogy(NDArray a, double b) {
        return xlogy(a, Ops.weak(a, b));
    }

    default NDArray xlog1py(NDArray a, NDArray b) {
        return floating(Binary.XLOG1PY, a, b);
    }

    default NDArray xlog1py(NDArray a, double b) {
        return xlog1py(a, Ops.weak(a, b));
    }

    default NDArray beta(NDArray a, NDArray b) {
        return floating(Binary.BETA, a, b);
    }

    default NDArray beta(NDArray a, double b) {
        return beta(a, Ops.weak(a, b));
    }

    default NDArray betaln(NDArray a, NDArray b) {
        return floating(Binary.BETALN, a, b);
    }

    default NDArray betaln(NDArray a, double b) {
        return betaln(a, Ops.weak(a, b));
    }

    private NDArray member(BinaryFunction family, int order, NDArray x) {
        Family member = new Family(family, order);
        requireNumbers(member, x);
        return apply(member, cast(x, x.dtype().floating()));
    }
}
