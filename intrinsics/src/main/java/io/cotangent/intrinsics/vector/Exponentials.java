package io.cotangent.intrinsics.vector;

import static io.cotangent.intrinsics.vector.Exponent.BIAS;
import static io.cotangent.intrinsics.vector.Exponent.HIGH;
import static io.cotangent.intrinsics.vector.Exponent.LOW;
import static io.cotangent.intrinsics.vector.Exponent.SPLIT;

/** The exponential function and what is made of it, in double precision. */
final class Exponentials {
    private static final long SIGN = Long.MIN_VALUE;

    /** Below it, e^x - 1 is x, and half of x may lose a bit. */
    private static final double TINY = 0x1p-54;

    /** From here on, e^-x is lost beside 1, and tanh is 1. */
    private static final double TANH_ONE = 20;

    /** Below it, tanh is the quotient of two polynomials. */
    private static final double TANH_SMALL = 0.65;

    /**
     * With {@link #TANH_BELOW}, {@code (tanh(x) - x) / x^3} in x^2: by Remez' algorithm for
     * rational functions, with a relative error of tanh of 2^-60 up to {@link #TANH_SMALL}. The
     * form is that of Cody and Waite.
     */
    private static final double[] TANH_ABOVE = {
        -0x1.5555555555553p-2, -0x1.4fcc4c661b70cp-6, -0x1.a166247b05efep-13
    };

    private static final double[] TANH_BELOW = {
        1, 0x1.d88fe7ecbea5cp-2, 0x1.7d8866cfe62ddp-6, 0x1.b0cd9d73fe357p-13
    };

    /** The results of 2 to larger powers are infinite, and those to smaller ones 0. */
    private static final double HIGH_2 = 1025;

    private static final double LOW_2 = -1076;

    /**
     * {@code (2^r - 1) / r}: the first is ln 2, the others are by fpminimax of Sollya, with an
     * error of 2^-57 relative to 2^r - 1 for r up to 1/2 to both sides.
     */
    private static final double[] POWER_OF_2 = {
        0x1.62e42fefa39efp-1,
        0x1.ebfbdff82c598p-3,
        0x1.c6b08d704a09cp-5,
        0x1.3b2ab6fba1ed7p-7,
        0x1.5d87fe78b0216p-10,
        0x1.430913093dafdp-13,
        0x1.ffcbfc2633f9cp-17,
        0x1.62bfd4f37073ep-20,
        0x1.b525931ebd349p-24,
        0x1.e6056e0212b3p-28,
        0x1.e8dc959c1e0edp-32
    };

    private Exponentials() {}

    /** e to the power x. */
    static Lane exp(Lane x) {
        return Exponent.common(x).value().unless(x.abs().gt(Exponent.COMMON), expOfAny(x));
    }

    /** As {@link #exp}, in one way for all x. */
    private static Lane expOfAny(Lane x) {
        Exponent e = Exponent.of(Exponent.clamp(x, LOW, HIGH), SPLIT);
        Lane[] scales = e.scales();
        return e.power().mul(scales[0]).mul(scales[1]);
    }

    /** 2 to the power x; exact for integers, of which nothing is left. */
    static Lane exp2(Lane x) {
        Lane bounded = Exponent.clamp(x, LOW_2, HIGH_2);
        Exponent e = Exponent.ofPowerOf2(bounded);
        Lane power = Polynomials.evenOdd(e.r(), e.r().mul(e.r()), POWER_OF_2).fma(e.r(), 1);
        Lane[] scales = e.scales();
        return power.mul(scales[0]).mul(scales[1]);
    }

    /**
     * {@code exp(x) - 1}: {@code (2^k - 1) + 2^k r + 2^k (e^r - 1 - r)}, the sum of the first two
     * exactly; half of everything, because 2^k may be infinite.
     */
    static Lane expm1(Lane x) {
        Exponent e = Exponent.of(Exponent.clamp(x, -40, HIGH), BIAS - 1);
        Lane scale = e.scale();
        Lane less = scale.sub(0.5);
        Lane lostBefore = scale.sub(less).sub(0.5);
        Lane term = scale.mul(e.r());
        Lane sum = less.add(term);
        Lane lost = term.sub(sum.sub(less)).add(lostBefore);
        Lane half = sum.add(scale.fma(e.preciselyAbove(), lost));
        return x.abs().lt(TINY).select(x, half.add(half));
    }

    /**
     * The hyperbolic tangent: {@code 1 - 2 / (e^2|x| + 1)}, with a corrected quotient, but for
     * small x {@code x + x^3 q(x^2)} with a quotient of polynomials (Cody and Waite). There is but
     * one division, of what the case needs.
     */
    static Lane tanh(Lane x) {
        Lane size = x.abs();
        Lane bounded = size.gt(TANH_ONE).select(TANH_ONE, size);
        Exponent e = Exponent.of(bounded.add(bounded), BIAS - 1);
        Lane scale = e.scale();
        Lane base = scale.add(0.5);
        Lane power = e.r().add(e.above());
        Lane large = scale.fma(power, base);
        Lane lost = scale.fma(power, base.sub(large));
        Mask small = size.lt(TANH_SMALL);
        Lane square = size.mul(size);
        Lane above = Polynomials.horner(square, TANH_ABOVE);
        Lane below = Polynomials.horner(square, TANH_BELOW);
        Lane quotient = small.select(above, -1).div(small.select(below, large));
        Lane correction = quotient.fma(lost, quotient.fma(large, 1)).mul(quotient);
        Lane term = quotient.add(small.select(0, correction));
        Lane result = term.fma(small.select(square.mul(size), 1), small.select(size, 1));
        return result.bits().or(x.bits().and(SIGN)).number();
    }

    /**
     * The logistic function. For -|x|, {@code 2^k / (2^k + e^r)} with a corrected quotient, because
     * an error in the denominator could weigh double in the result; for |x|, what is left to 1.
     */
    static Lane sigmoid(Lane x) {
        Exponent e = Exponent.ofReciprocal(x.abs(), BIAS);
        Lane scale = e.scale();
        Lane power = e.r().add(e.above());
        Lane base = scale.add(1);
        Lane below = base.add(power);
        Lane lost = power.sub(below.sub(base)).add(scale.sub(base.sub(1)));
        Lane negated = Lane.of(-1).div(below);
        Lane error = negated.fma(lost, negated.fma(below, 1));
        Lane less = negated.fma(error, negated).mul(scale);
        Lane common = x.gt(0).select(less.add(1), less.neg());
        // Beyond, the power is nothing beside 1.
        Lane other = x.gt(0).select(1, expOfAny(x));
        return common.unless(x.abs().gt(Exponent.COMMON), other);
    }
}
