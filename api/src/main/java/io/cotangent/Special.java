package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/** Special functions of each element. Integers become {@code float64}. */
public sealed interface Special permits NDArray {
    /** The error function. */
    default NDArray erf() {
        return EAGER.erf((NDArray) this);
    }

    /** {@code 1 - erf(x)}, accurate for large x, too. */
    default NDArray erfc() {
        return EAGER.erfc((NDArray) this);
    }

    /** The inverse of {@link #erf()}: infinite at -1 and 1, NaN beyond. */
    default NDArray erfinv() {
        return EAGER.erfinv((NDArray) this);
    }

    /** The inverse of {@link #erfc()}: infinite at 0 and 2, NaN beyond. */
    default NDArray erfcinv() {
        return EAGER.erfcinv((NDArray) this);
    }

    /** {@code log |gamma(x)|}: infinite at 0 and the negative integers. */
    default NDArray lgamma() {
        return EAGER.lgamma((NDArray) this);
    }

    /** The derivative of {@link #lgamma()}: NaN at the negative integers. */
    default NDArray digamma() {
        return EAGER.digamma((NDArray) this);
    }

    /** The gamma function: NaN at the negative integers. */
    default NDArray gamma() {
        return EAGER.gamma((NDArray) this);
    }

    /** The distribution function of the standard normal distribution, accurate in both tails. */
    default NDArray normCdf() {
        return EAGER.normCdf((NDArray) this);
    }

    /** {@code log normCdf(x)}, accurate in both tails, as are its first two derivatives. */
    default NDArray normLogCdf() {
        return EAGER.normLogCdf((NDArray) this);
    }

    /** The inverse of {@link #normCdf()}, the quantile: infinite at 0 and 1, NaN beyond. */
    default NDArray normPpf() {
        return EAGER.normPpf((NDArray) this);
    }

    /**
     * {@code log(x / (1 - x))}, the inverse of {@link Elementary#sigmoid()}: infinite at 0 and 1,
     * NaN beyond.
     */
    default NDArray logit() {
        return EAGER.logit((NDArray) this);
    }

    /** {@code -x log x}, a term of an entropy: 0 at 0, negative infinity below. */
    default NDArray entr() {
        return EAGER.entr((NDArray) this);
    }

    /**
     * The derivative of order n of {@link #digamma()}. At the negative integers, infinite for odd
     * n, else NaN.
     *
     * @throws io.cotangent.error.DomainException for a negative n
     */
    default NDArray polygamma(int n) {
        return EAGER.polygamma((NDArray) this, n);
    }

    /** The modified Bessel function of the first kind, of order 0. */
    default NDArray i0() {
        return EAGER.i0((NDArray) this);
    }

    /** The modified Bessel function of the first kind, of order 1. */
    default NDArray i1() {
        return EAGER.i1((NDArray) this);
    }

    /** {@code exp(-|x|) i0(x)}, without overflow; the derivative at 0, a kink, is 0. */
    default NDArray i0e() {
        return EAGER.i0e((NDArray) this);
    }

    /** {@code exp(-|x|) i1(x)}, without overflow. */
    default NDArray i1e() {
        return EAGER.i1e((NDArray) this);
    }

    /** {@code sin(pi x) / (pi x)}, 1 at 0; all derivatives are accurate near 0. */
    default NDArray sinc() {
        return EAGER.sinc((NDArray) this);
    }

    /**
     * {@code x log y}, and 0 where x is 0, unless y is NaN. Where x is 0 and y is 0 or less, the
     * derivatives are 0, too.
     */
    default NDArray xlogy(NDArray y) {
        return EAGER.xlogy((NDArray) this, y);
    }

    /** As {@link #xlogy(NDArray)}, with the same number everywhere. */
    default NDArray xlogy(double y) {
        return EAGER.xlogy((NDArray) this, y);
    }

    /**
     * {@code x log(1 + y)}, and 0 where x is 0, unless y is NaN. Where x is 0 and y is -1 or less,
     * the derivatives are 0, too.
     */
    default NDArray xlog1py(NDArray y) {
        return EAGER.xlog1py((NDArray) this, y);
    }

    /** As {@link #xlog1py(NDArray)}, with the same number everywhere. */
    default NDArray xlog1py(double y) {
        return EAGER.xlog1py((NDArray) this, y);
    }

    /** The beta function {@code gamma(a) gamma(b) / gamma(a + b)} of this a and another b. */
    default NDArray beta(NDArray b) {
        return EAGER.beta((NDArray) this, b);
    }

    /** As {@link #beta(NDArray)}, with the same number everywhere. */
    default NDArray beta(double b) {
        return EAGER.beta((NDArray) this, b);
    }

    /** {@code log |beta(a, b)|} of this a and another b, without overflow. */
    default NDArray betaln(NDArray b) {
        return EAGER.betaln((NDArray) this, b);
    }

    /** As {@link #betaln(NDArray)}, with the same number everywhere. */
    default NDArray betaln(double b) {
        return EAGER.betaln((NDArray) this, b);
    }
}
