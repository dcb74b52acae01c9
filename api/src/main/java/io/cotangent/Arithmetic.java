package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/**
 * Arithmetic, comparison and logic, element by element. The other operand may be an array, which is
 * broadcast, or a Java number; for types and shapes see {@link DType} and {@link NDArray}.
 */
public sealed interface Arithmetic permits NDArray {
    /** {@code this + other}. */
    default NDArray add(NDArray other) {
        return EAGER.add((NDArray) this, other);
    }

    /** {@code this + other}. */
    default NDArray add(double other) {
        return EAGER.add((NDArray) this, other);
    }

    /** {@code this + other}. */
    default NDArray add(long other) {
        return EAGER.add((NDArray) this, other);
    }

    /** {@code this - other}. */
    default NDArray sub(NDArray other) {
        return EAGER.sub((NDArray) this, other);
    }

    /** {@code this - other}. */
    default NDArray sub(double other) {
        return EAGER.sub((NDArray) this, other);
    }

    /** {@code this - other}. */
    default NDArray sub(long other) {
        return EAGER.sub((NDArray) this, other);
    }

    /** {@code other - this}. */
    default NDArray rsub(double other) {
        return EAGER.rsub((NDArray) this, other);
    }

    /** {@code other - this}. */
    default NDArray rsub(long other) {
        return EAGER.rsub((NDArray) this, other);
    }

    /** {@code this * other}. */
    default NDArray mul(NDArray other) {
        return EAGER.mul((NDArray) this, other);
    }

    /** {@code this * other}. */
    default NDArray mul(double other) {
        return EAGER.mul((NDArray) this, other);
    }

    /** {@code this * other}. */
    default NDArray mul(long other) {
        return EAGER.mul((NDArray) this, other);
    }

    /** {@code this / other}; integers become {@code float64}. */
    default NDArray div(NDArray other) {
        return EAGER.div((NDArray) this, other);
    }

    /** {@code this / other}; integers become {@code float64}. */
    default NDArray div(double other) {
        return EAGER.div((NDArray) this, other);
    }

    /** {@code other / this}; integers become {@code float64}. */
    default NDArray rdiv(double other) {
        return EAGER.rdiv((NDArray) this, other);
    }

    /** The largest integer not above {@code this / other}; its derivative is 0. */
    default NDArray floorDiv(NDArray other) {
        return EAGER.floorDiv((NDArray) this, other);
    }

    /** The largest integer not above {@code this / other}; its derivative is 0. */
    default NDArray floorDiv(double other) {
        return EAGER.floorDiv((NDArray) this, other);
    }

    /** The largest integer not above {@code this / other}; its derivative is 0. */
    default NDArray floorDiv(long other) {
        return EAGER.floorDiv((NDArray) this, other);
    }

    /** The remainder with the sign of the divisor, as NumPy's {@code %}. */
    default NDArray mod(NDArray other) {
        return EAGER.mod((NDArray) this, other);
    }

    /** The remainder with the sign of the divisor, as NumPy's {@code %}. */
    default NDArray mod(double other) {
        return EAGER.mod((NDArray) this, other);
    }

    /** The remainder with the sign of the divisor, as NumPy's {@code %}. */
    default NDArray mod(long other) {
        return EAGER.mod((NDArray) this, other);
    }

    /** The remainder with the sign of the dividend, as Java's and C's {@code %}. */
    default NDArray fmod(NDArray other) {
        return EAGER.fmod((NDArray) this, other);
    }

    /** The remainder with the sign of the dividend, as Java's and C's {@code %}. */
    default NDArray fmod(double other) {
        return EAGER.fmod((NDArray) this, other);
    }

    /** The remainder with the sign of the dividend, as Java's and C's {@code %}. */
    default NDArray fmod(long other) {
        return EAGER.fmod((NDArray) this, other);
    }

    /** {@code this} to the power of {@code exponent}. Integers stay integers beside integers. */
    default NDArray pow(NDArray exponent) {
        return EAGER.pow((NDArray) this, exponent);
    }

    /** {@code this} to the power of {@code exponent}. Integers stay integers beside integers. */
    default NDArray pow(double exponent) {
        return EAGER.pow((NDArray) this, exponent);
    }

    /** {@code this} to the power of {@code exponent}. Integers stay integers beside integers. */
    default NDArray pow(long exponent) {
        return EAGER.pow((NDArray) this, exponent);
    }

    /** {@code base} to the power of {@code this}. */
    default NDArray rpow(double base) {
        return EAGER.rpow((NDArray) this, base);
    }

    /**
     * The larger of the two, NaN where either is; at a tie each side gets half of the derivative.
     */
    default NDArray maximum(NDArray other) {
        return EAGER.maximum((NDArray) this, other);
    }

    /**
     * The larger of the two, NaN where either is; at a tie each side gets half of the derivative.
     */
    default NDArray maximum(double other) {
        return EAGER.maximum((NDArray) this, other);
    }

    /**
     * The larger of the two, NaN where either is; at a tie each side gets half of the derivative.
     */
    default NDArray maximum(long other) {
        return EAGER.maximum((NDArray) this, other);
    }

    /**
     * The smaller of the two, NaN where either is; at a tie each side gets half of the derivative.
     */
    default NDArray minimum(NDArray other) {
        return EAGER.minimum((NDArray) this, other);
    }

    /**
     * The smaller of the two, NaN where either is; at a tie each side gets half of the derivative.
     */
    default NDArray minimum(double other) {
        return EAGER.minimum((NDArray) this, other);
    }

    /**
     * The smaller of the two, NaN where either is; at a tie each side gets half of the derivative.
     */
    default NDArray minimum(long other) {
        return EAGER.minimum((NDArray) this, other);
    }

    /**
     * The larger of the two; where one is NaN, the other. At a tie each side gets half of the
     * derivative.
     */
    default NDArray fmax(NDArray other) {
        return EAGER.fmax((NDArray) this, other);
    }

    /** The larger of the two; where this is NaN, the other. */
    default NDArray fmax(double other) {
        return EAGER.fmax((NDArray) this, other);
    }

    /**
     * The smaller of the two; where one is NaN, the other. At a tie each side gets half of the
     * derivative.
     */
    default NDArray fmin(NDArray other) {
        return EAGER.fmin((NDArray) this, other);
    }

    /** The smaller of the two; where this is NaN, the other. */
    default NDArray fmin(double other) {
        return EAGER.fmin((NDArray) this, other);
    }

    /** {@code minimum(maximum(this, low), high)}. */
    default NDArray clip(double low, double high) {
        return EAGER.clip((NDArray) this, low, high);
    }

    /** {@code minimum(maximum(this, low), high)}. */
    default NDArray clip(NDArray low, NDArray high) {
        return EAGER.clip((NDArray) this, low, high);
    }

    /** The angle of the point ({@code x}, {@code this}), in radians. */
    default NDArray atan2(NDArray x) {
        return EAGER.atan2((NDArray) this, x);
    }

    /** The angle of the point ({@code x}, {@code this}), in radians. */
    default NDArray atan2(double x) {
        return EAGER.atan2((NDArray) this, x);
    }

    /** {@code sqrt(this² + other²)}, without overflow; the derivative at the origin is 0. */
    default NDArray hypot(NDArray other) {
        return EAGER.hypot((NDArray) this, other);
    }

    /** {@code sqrt(this² + other²)}, without overflow; the derivative at the origin is 0. */
    default NDArray hypot(double other) {
        return EAGER.hypot((NDArray) this, other);
    }

    /** {@code |this|} with the sign of {@code other}. */
    default NDArray copySign(NDArray other) {
        return EAGER.copySign((NDArray) this, other);
    }

    /** {@code |this|} with the sign of {@code other}. */
    default NDArray copySign(double other) {
        return EAGER.copySign((NDArray) this, other);
    }

    /** {@code log(e^this + e^other)}, without overflow. */
    default NDArray logaddexp(NDArray other) {
        return EAGER.logaddexp((NDArray) this, other);
    }

    /** {@code log(e^this + e^other)}, without overflow. */
    default NDArray logaddexp(double other) {
        return EAGER.logaddexp((NDArray) this, other);
    }

    /** {@code log2(2^this + 2^other)}, without overflow. */
    default NDArray logaddexp2(NDArray other) {
        return EAGER.logaddexp2((NDArray) this, other);
    }

    /** {@code log2(2^this + 2^other)}, without overflow. */
    default NDArray logaddexp2(double other) {
        return EAGER.logaddexp2((NDArray) this, other);
    }

    /**
     * 0 for negative numbers, 1 for positive ones, and {@code atZero} at 0. It has a derivative in
     * that only.
     */
    default NDArray heaviside(NDArray atZero) {
        return EAGER.heaviside((NDArray) this, atZero);
    }

    /** 0 for negative numbers, 1 for positive ones, and {@code atZero} at 0. */
    default NDArray heaviside(double atZero) {
        return EAGER.heaviside((NDArray) this, atZero);
    }

    /** {@code this == other}, as booleans. */
    default NDArray eq(NDArray other) {
        return EAGER.eq((NDArray) this, other);
    }

    /** {@code this == other}, as booleans. */
    default NDArray eq(double other) {
        return EAGER.eq((NDArray) this, other);
    }

    /** {@code this != other}, as booleans. */
    default NDArray neq(NDArray other) {
        return EAGER.neq((NDArray) this, other);
    }

    /** {@code this != other}, as booleans. */
    default NDArray neq(double other) {
        return EAGER.neq((NDArray) this, other);
    }

    /** {@code this < other}, as booleans. */
    default NDArray lt(NDArray other) {
        return EAGER.lt((NDArray) this, other);
    }

    /** {@code this < other}, as booleans. */
    default NDArray lt(double other) {
        return EAGER.lt((NDArray) this, other);
    }

    /** {@code this <= other}, as booleans. */
    default NDArray lte(NDArray other) {
        return EAGER.lte((NDArray) this, other);
    }

    /** {@code this <= other}, as booleans. */
    default NDArray lte(double other) {
        return EAGER.lte((NDArray) this, other);
    }

    /** {@code this > other}, as booleans. */
    default NDArray gt(NDArray other) {
        return EAGER.gt((NDArray) this, other);
    }

    /** {@code this > other}, as booleans. */
    default NDArray gt(double other) {
        return EAGER.gt((NDArray) this, other);
    }

    /** {@code this >= other}, as booleans. */
    default NDArray gte(NDArray other) {
        return EAGER.gte((NDArray) this, other);
    }

    /** {@code this >= other}, as booleans. */
    default NDArray gte(double other) {
        return EAGER.gte((NDArray) this, other);
    }

    /** Both: of booleans, or of integers bit by bit. */
    default NDArray and(NDArray other) {
        return EAGER.and((NDArray) this, other);
    }

    /** One or both: of booleans, or of integers bit by bit. */
    default NDArray or(NDArray other) {
        return EAGER.or((NDArray) this, other);
    }

    /** One of the two only: of booleans, or of integers bit by bit. */
    default NDArray xor(NDArray other) {
        return EAGER.xor((NDArray) this, other);
    }

    /** Where a boolean array is false; of integers, all bits turned. */
    default NDArray not() {
        return EAGER.not((NDArray) this);
    }

    /**
     * True where {@code |this - other| <= absolute + relative * |other|}, or both are the same
     * infinity. NaN is close to nothing.
     */
    default NDArray isClose(NDArray other, double relative, double absolute) {
        return EAGER.isClose((NDArray) this, other, relative, absolute);
    }

    /** As {@link #isClose(NDArray, double, double)}, within {@code 1e-8 + 1e-5 |other|}. */
    default NDArray isClose(NDArray other) {
        return EAGER.isClose((NDArray) this, other);
    }

    /**
     * Whether {@link #isClose} holds everywhere. This looks at the numbers: the answer has no
     * derivative.
     */
    default boolean allClose(NDArray other, double relative, double absolute) {
        return EAGER.allClose((NDArray) this, other, relative, absolute);
    }

    /** As {@link #allClose(NDArray, double, double)}, within {@code 1e-8 + 1e-5 |other|}. */
    default boolean allClose(NDArray other) {
        return EAGER.allClose((NDArray) this, other);
    }
}
