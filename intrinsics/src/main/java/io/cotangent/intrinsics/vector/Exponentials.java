package io.cotangent.intrinsics.vector;

/**
 * The exponential function and what is made of it.
 *
 * @param numbers what there is to know of the format
 * @param tiny below it, e^x - 1 is x, and half of x may lose a bit
 * @param large from here on, e^-x is lost beside 1
 * @param powerOf2 {@code (2^r - 1) / r}: the first is ln 2, the others are by fpminimax of Sollya,
 *     for r up to 1/2 to both sides
 * @param tanhAbove with {@code tanhBelow}, {@code (tanh(x) - x) / x^3} in x^2 up to {@link
 *     #TANH_SMALL}: by Remez' algorithm for rational functions. The form is that of Cody and Waite
 */
record Exponentials(
        Exponent.Numbers numbers,
        double tiny,
        double large,
        double[] powerOf2,
        double[] tanhAbove,
        double[] tanhBelow) {
    /** For {@code double}s: powers of 2 with an error of 2^-57, tanh with one of 2^-60. */
    static final Exponentials DOUBLES =
            new Exponentials(
                    Exponent.DOUBLES,
                    0x1p-54,
                    40,
                    new double[] {
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
                    },
                    new double[] {
                        -0x1.5555555555553p-2, -0x1.4fcc4c661b70cp-6, -0x1.a166247b05efep-13
                    },
                    new double[] {
                        1, 0x1.d88fe7ecbea5cp-2, 0x1.7d8866cfe62ddp-6, 0x1.b0cd9d73fe357p-13
                    });

    /** For {@code float}s: powers of 2 with an error of 2^-26, tanh with one of 2^-36. */
    static final Exponentials FLOATS =
            new Exponentials(
                    Exponent.FLOATS,
                    0x1p-25,
                    20,
                    new double[] {
                        0x1.62e43p-1,
                        0x1.ebfbdep-3,
                        0x1.c6af9cp-5,
                        0x1.3b2c56p-7,
                        0x1.5ef62cp-10,
                        0x1.427c8ap-13
                    },
                    new double[] {-0x1.555556p-2, -0x1.e3f82cp-7},
                    new double[] {1, 0x1.c6f8dep-2, 0x1.032cd6p-6});

    /** Below it, tanh is the quotient of two polynomials. */
    private static final double TANH_SMALL = 0.65;

    /** e to the power x. */
    Lane exp(Lane x) {
        return numbers.power(x).value().unless(x.abs().gt(numbers.common()), expOfAny(x));
    }

    /** As {@link #exp}, in one way for all x. */
    private Lane expOfAny(Lane x) {
        Exponent e = numbers.of(numbers.clamp(x), numbers.split());
        Lane[] scales = e.scales();
        return e.power().mul(scales[0]).mul(scales[1]);
    }

    /** 2 to the power x; exact for integers, of which nothing is left. */
    Lane exp2(Lane x) {
        Format format = numbers.format();
        // Beyond, the powers are infinite, or less than half of the least number.
        Lane bounded = Exponent.clamp(x, -format.bias - format.fractionBits - 1, format.bias + 2);
        Exponent e = numbers.ofPowerOf2(bounded);
        Lane power = Polynomials.evenOdd(e.r(), e.r().mul(e.r()), powerOf2).fma(e.r(), 1);
        Lane[] scales = e.scales();
        return power.mul(scales[0]).mul(scales[1]);
    }

    /**
     * {@code exp(x) - 1}: {@code (2^k - 1) + 2^k r + 2^k (e^r - 1 - r)}, the sum of the first two
     * exactly; half of everything, because 2^k may be infinite.
     */
    Lane expm1(Lane x) {
        Exponent e = numbers.of(Exponent.clamp(x, -large, numbers.high()), numbers.bias() - 1);
        Lane scale = e.scale();
        Lane less = scale.sub(0.5);
        Lane lostBefore = scale.sub(less).sub(0.5);
        Lane term = scale.mul(e.r());
        Lane sum = less.add(term);
        Lane lost = term.sub(sum.sub(less)).add(lostBefore);
        Lane half = sum.add(scale.fma(e.preciselyAbove(), lost));
        return x.abs().lt(tiny).select(x, half.add(half));
    }

    /**
     * The hyperbolic tangent: {@code 1 - 2 / (e^2|x| + 1)}, with a corrected quotient, but for
     * small x {@code x + x^3 q(x^2)} with a quotient of polynomials (Cody and Waite). There is but
     * one division, of what the case needs.
     */
    Lane tanh(Lane x) {
        Lane size = x.abs();
        Lane bounded = size.gt(large / 2).select(large / 2, size);
        Exponent e = numbers.of(bounded.add(bounded), numbers.bias() - 1);
        Lane scale = e.scale();
        Lane base = scale.add(0.5);
        Lane power = e.r().add(e.above());
        Lane sum = scale.fma(power, base);
        Lane lost = scale.fma(power, base.sub(sum));
        Mask small = size.lt(TANH_SMALL);
        Lane square = size.mul(size);
        Lane above = Polynomials.horner(square, tanhAbove);
        Lane below = Polynomials.horner(square, tanhBelow);
        Lane quotient = small.select(above, -1).div(small.select(below, sum));
        Lane correction = quotient.fma(lost, quotient.fma(sum, 1)).mul(quotient);
        Lane term = quotient.add(small.select(0, correction));
        Lane result = term.fma(small.select(square.mul(size), 1), small.select(size, 1));
        return result.bits().or(x.bits().and(numbers.format().sign)).number();
    }

    /**
     * The logistic function. For -|x|, {@code 2^k / (2^k + e^r)} with a corrected quotient, because
     * an error in the denominator could weigh double in the result; for |x|, what is left to 1.
     */
    Lane sigmoid(Lane x) {
        Exponent e = numbers.ofReciprocal(x.abs(), numbers.bias());
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
        return common.unless(x.abs().gt(numbers.common()), other);
    }
}
