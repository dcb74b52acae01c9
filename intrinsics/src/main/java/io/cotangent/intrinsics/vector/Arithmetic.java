package io.cotangent.intrinsics.vector;

/** Functions that are exact, or rounded once; in terms of what processors have for vectors. */
final class Arithmetic {
    /** Adding this to a smaller number that is not negative rounds it to an integer. */
    private final double integers;

    private final long sign;

    /** The functions on numbers of a format. */
    Arithmetic(Format format) {
        this.integers = format.isDouble() ? 0x1p52 : 0x1p23;
        this.sign = format.isDouble() ? Long.MIN_VALUE : Integer.MIN_VALUE;
    }

    /** -1, 0 or 1 with the sign of x; NaN of NaN. */
    Lane sign(Lane x) {
        return x.gt(0).select(1, x.lt(0).select(-1, x));
    }

    /** The size of one number with the sign of another. */
    Lane copySign(Lane size, Lane sign) {
        return size.bits().and(~this.sign).or(sign.bits().and(this.sign)).number();
    }

    /** The nearest integer; the even one of two. */
    Lane round(Lane x) {
        return integer(x, near(x));
    }

    /** The largest integer that is not greater. */
    Lane floor(Lane x) {
        Lane near = copySign(near(x), x);
        return integer(x, near.gt(x).select(near.sub(1), near));
    }

    /** The smallest integer that is not less. */
    Lane ceil(Lane x) {
        Lane near = copySign(near(x), x);
        return integer(x, near.lt(x).select(near.add(1), near));
    }

    /** The nearest integer towards 0. */
    Lane trunc(Lane x) {
        Lane near = near(x);
        return integer(x, near.gt(x.abs()).select(near.sub(1), near));
    }

    /** The integer nearest to |x|, if that is not large. */
    private Lane near(Lane x) {
        return x.abs().add(integers).sub(integers);
    }

    /** Large numbers, infinities and NaN are themselves; all integers have the sign of x. */
    private Lane integer(Lane x, Lane candidate) {
        return x.abs().lt(integers).select(copySign(candidate, x), x);
    }

    /**
     * What a division rounded towards 0 leaves, exactly. The quotient's integer part may be too
     * large by 1, where rounding lifts the quotient; the remainder is exact all the same, because
     * it is less than b and a multiple of the smaller unit of a and b.
     */
    Lane fmod(Lane a, Lane b) {
        Lane quotient = trunc(a.div(b));
        Lane remainder = quotient.neg().fma(b, a);
        Lane lifted = copySign(b, a);
        Mask overshot = remainder.bits().xor(a.bits()).isNegative().and(remainder.ne(0));
        Lane exact = overshot.select(remainder.add(lifted), remainder);
        Mask ordinary = quotient.abs().lt(integers / 2).and(b.abs().lt(Double.POSITIVE_INFINITY));
        return copySign(exact, a).guarded(ordinary.not(), "fmod", a, b);
    }

    /** What {@link #floorDiv} leaves; it has the sign of b. */
    Lane mod(Lane a, Lane b) {
        Lane remainder = fmod(a, b);
        Mask other = remainder.bits().xor(b.bits()).isNegative();
        return remainder
                .eq(0)
                .select(copySign(Lane.of(0), b), other.select(remainder.add(b), remainder));
    }

    /** The largest integer that is not greater than the exact quotient. */
    Lane floorDiv(Lane a, Lane b) {
        Lane remainder = fmod(a, b);
        Lane quotient = a.sub(remainder).div(b);
        Mask lower = remainder.ne(0).and(remainder.bits().xor(b.bits()).isNegative());
        Lane lowered = lower.select(quotient.sub(1), quotient);
        Lane result = lowered.eq(0).select(copySign(Lane.of(0), a.div(b)), round(lowered));
        return b.eq(0).select(a.div(b), result);
    }
}
