package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/**
 * Functions of one element. Integers become {@code float64}, except where a function takes integers
 * to integers.
 */
public sealed interface Elementary permits NDArray {
    /** {@code -x}. */
    default NDArray neg() {
        return EAGER.neg((NDArray) this);
    }

    /** {@code |x|}; the derivative at 0 is 1. */
    default NDArray abs() {
        return EAGER.abs((NDArray) this);
    }

    /** -1, 0 or 1 (NaN for NaN); the derivative is 0. */
    default NDArray sign() {
        return EAGER.sign((NDArray) this);
    }

    /** The square root; the derivative at 0 is infinite. */
    default NDArray sqrt() {
        return EAGER.sqrt((NDArray) this);
    }

    /** The real cube root. */
    default NDArray cbrt() {
        return EAGER.cbrt((NDArray) this);
    }

    /** {@code x²}. */
    default NDArray square() {
        return EAGER.square((NDArray) this);
    }

    /** {@code 1/x}. */
    default NDArray reciprocal() {
        return EAGER.reciprocal((NDArray) this);
    }

    /** {@code 1/sqrt(x)}. */
    default NDArray rsqrt() {
        return EAGER.rsqrt((NDArray) this);
    }

    /** {@code e^x}. */
    default NDArray exp() {
        return EAGER.exp((NDArray) this);
    }

    /** {@code 2^x}. */
    default NDArray exp2() {
        return EAGER.exp2((NDArray) this);
    }

    /** {@code e^x - 1}, accurate near 0. */
    default NDArray expm1() {
        return EAGER.expm1((NDArray) this);
    }

    /** The natural logarithm. */
    default NDArray log() {
        return EAGER.log((NDArray) this);
    }

    /** The logarithm to base 2. */
    default NDArray log2() {
        return EAGER.log2((NDArray) this);
    }

    /** The logarithm to base 10. */
    default NDArray log10() {
        return EAGER.log10((NDArray) this);
    }

    /** {@code log(1 + x)}, accurate near 0. */
    default NDArray log1p() {
        return EAGER.log1p((NDArray) this);
    }

    /** The sine of an angle in radians. */
    default NDArray sin() {
        return EAGER.sin((NDArray) this);
    }

    /** The cosine of an angle in radians. */
    default NDArray cos() {
        return EAGER.cos((NDArray) this);
    }

    /** The tangent of an angle in radians. */
    default NDArray tan() {
        return EAGER.tan((NDArray) this);
    }

    /** The angle, in radians, whose sine is x. */
    default NDArray asin() {
        return EAGER.asin((NDArray) this);
    }

    /** The angle, in radians, whose cosine is x. */
    default NDArray acos() {
        return EAGER.acos((NDArray) this);
    }

    /** The angle, in radians, whose tangent is x. */
    default NDArray atan() {
        return EAGER.atan((NDArray) this);
    }

    /** The hyperbolic sine. */
    default NDArray sinh() {
        return EAGER.sinh((NDArray) this);
    }

    /** The hyperbolic cosine. */
    default NDArray cosh() {
        return EAGER.cosh((NDArray) this);
    }

    /** The hyperbolic tangent. */
    default NDArray tanh() {
        return EAGER.tanh((NDArray) this);
    }

    /** The inverse of the hyperbolic sine. */
    default NDArray asinh() {
        return EAGER.asinh((NDArray) this);
    }

    /** The inverse of the hyperbolic cosine. */
    default NDArray acosh() {
        return EAGER.acosh((NDArray) this);
    }

    /** The inverse of the hyperbolic tangent. */
    default NDArray atanh() {
        return EAGER.atanh((NDArray) this);
    }

    /** {@code 1/(1 + e^-x)}. */
    default NDArray sigmoid() {
        return EAGER.sigmoid((NDArray) this);
    }

    /** {@code log(1 + e^x)}, without overflow. */
    default NDArray softplus() {
        return EAGER.softplus((NDArray) this);
    }

    /** The largest integer not above; the derivative is 0. */
    default NDArray floor() {
        return EAGER.floor((NDArray) this);
    }

    /** The smallest integer not below; the derivative is 0. */
    default NDArray ceil() {
        return EAGER.ceil((NDArray) this);
    }

    /** The integer towards zero; the derivative is 0. */
    default NDArray trunc() {
        return EAGER.trunc((NDArray) this);
    }

    /** The nearest integer, halves to even; the derivative is 0. */
    default NDArray round() {
        return EAGER.round((NDArray) this);
    }

    /** Degrees as radians. */
    default NDArray toRadians() {
        return EAGER.toRadians((NDArray) this);
    }

    /** Radians as degrees. */
    default NDArray toDegrees() {
        return EAGER.toDegrees((NDArray) this);
    }

    /** True where x is NaN. */
    default NDArray isNaN() {
        return EAGER.isNaN((NDArray) this);
    }

    /** True where x is positive or negative infinity. */
    default NDArray isInfinite() {
        return EAGER.isInfinite((NDArray) this);
    }

    /** True where x is neither NaN nor infinite. */
    default NDArray isFinite() {
        return EAGER.isFinite((NDArray) this);
    }

    /**
     * Rounded to so many decimals, halves to even; to tens, hundreds and so on where {@code
     * decimals} is negative. The derivative is 0.
     */
    default NDArray round(int decimals) {
        return EAGER.round((NDArray) this, decimals);
    }

    /** Whether the sign is negative: of -0.0, too. */
    default NDArray signBit() {
        return EAGER.signBit((NDArray) this);
    }

    /**
     * 0 for NaN, and the largest finite number of the type, or its negative, for the infinities.
     * The derivative there is 0.
     */
    default NDArray nanToNum() {
        return EAGER.nanToNum((NDArray) this);
    }

    /**
     * As {@link #nanToNum()}, with other numbers.
     *
     * @param nan what takes the place of NaN
     * @param positive what takes the place of positive infinity
     * @param negative what takes the place of negative infinity
     */
    default NDArray nanToNum(double nan, double positive, double negative) {
        return EAGER.nanToNum((NDArray) this, nan, positive, negative);
    }
}
