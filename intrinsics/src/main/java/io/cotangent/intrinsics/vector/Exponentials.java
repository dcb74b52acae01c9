package io.cotangent.intrinsics.vector;

/**
 * The exponential function and what is made of it.
 *
 * @param numbers what there is to know of the format
 * @param powerOf2 {@code (2^r - 1) / r}: the first is ln 2, the others are by fpminimax of Sollya,
 *     for r up to 1/2 to both sides
 */
record Exponentials(Exponent.Numbers numbers, double[] powerOf2) {
    /** For {@code double}s: powers of 2 with an error of 2^-57. */
    static final Exponentials DOUBLES =
            new Exponentials(
                    Exponent.DOUBLES,
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
                    });

    /** For {@code float}s: powers of 2 with an error of 2^-26. */
    static final Exponentials FLOATS =
            new Exponentials(
                    Exponent.FLOATS,
                    new double[] {
                        0x1.62e43p-1,
                        0x1.ebfbdep-3,
                        0x1.c6af9cp-5,
                        0x1.3b2c56p-7,
                        0x1.5ef62cp-10,
                        0x1.427c8ap-13
                    });

    /** e to the power x. */
    Lane exp(Lane x) {
        Exponent.Reduced e = numbers.reduced(x);
        Lane common = e.exact().add(e.above()).add(1).mul(e.scale());
        return common.unless(x.abs().gt(numbers.common()), expOfAny(x));
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
     * with what it loses.
     */
    Lane expm1(Lane x) {
        Exponent.Reduced e = numbers.reduced(x);
        Lane scale = e.scale();
        Lane less = scale.sub(1);
        Lane sum = scale.fma(e.exact(), less);
        Lane lost = scale.fma(e.exact(), less.sub(sum)).add(scale.sub(less).sub(1));
        Lane common = sum.add(scale.fma(e.above(), lost));
        // The sum may have made 0 of -0.
        Lane signed = common.bits().or(x.bits().and(numbers.format().sign)).number();
        return signed.unless(x.abs().gt(numbers.common()), x.gt(0).select(expOfAny(x), -1));
    }

    /**
     * The logistic function. For -|x|, {@code 2^k / (2^k + e^r)} with a corrected quotient, because
     * an error in the denominator could weigh double in the result; for |x|, what is left to 1.
     */
    Lane sigmoid(Lane x) {
        Exponent.Reduced e = numbers.reciprocal(x.abs());
        Lane scale = e.scale();
        Lane power = e.exact().add(e.above());
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
