package io.cotangent.intrinsics.vector;

/**
 * The logarithm and what is made of it.
 *
 * @param numbers what there is to know of the format
 * @param exponentials of the same format
 * @param log2e 1 / ln 2 in two numbers
 * @param log10e 1 / ln 10 in two numbers
 * @param log10Of2 log10 of 2 in two numbers, the first with so few bits that multiples by exponents
 *     are exact
 * @param toTwo as {@link Logarithm.Numbers#series}, but for 1 to 2: {@code log((1 + s) / (1 - s)) /
 *     s - 2} in s^2, without its factor s^2, by fpminimax of Sollya, for s up to 1/3
 */
record Logarithms(
        Logarithm.Numbers numbers,
        Exponentials exponentials,
        double[] log2e,
        double[] log10e,
        double[] log10Of2,
        double[] toTwo) {
    /** For {@code double}s; the series to two has an error of 2^-59.4. */
    static final Logarithms DOUBLES =
            new Logarithms(
                    Logarithm.DOUBLES,
                    Exponentials.DOUBLES,
                    new double[] {0x1.71547652b82fep0, 0x1.777d0ffda0d24p-56},
                    new double[] {0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57},
                    new double[] {0x1.34413509f78p-2, 0x1.fef311f12b358p-46},
                    new double[] {
                        0x1.5555555555535p-1,
                        0x1.99999999a0728p-2,
                        0x1.249249208e61cp-2,
                        0x1.c71c741b2e753p-3,
                        0x1.745cb434a923p-3,
                        0x1.3b1dd687968efp-3,
                        0x1.10680ba90ab1fp-3,
                        0x1.efd39d29489d1p-4,
                        0x1.55c6bb8a6b9fdp-4,
                        0x1.5c63d090d94ap-3
                    });

    /** For {@code float}s; the series to two has an error of 2^-31. */
    static final Logarithms FLOATS =
            new Logarithms(
                    Logarithm.FLOATS,
                    Exponentials.FLOATS,
                    new double[] {0x1.715476p0, 0x1.4ae0cp-26},
                    new double[] {0x1.bcb7b2p-2, -0x1.5b235ep-27},
                    new double[] {0x1.3441p-2, 0x1.a84fbcp-21},
                    new double[] {
                        0x1.555556p-1, 0x1.999866p-2, 0x1.24d774p-2, 0x1.bb2fcap-3, 0x1.e12a64p-3
                    });

    /**
     * The natural logarithm: {@code k ln 2 + f - s (f - R)}; the other way for numbers that are not
     * normal, infinite or not positive, as the exponents of all of these tell.
     */
    Lane log(Lane x) {
        Logarithm.Parts parts = numbers.partsOfNormal(x);
        Lane f = parts.mantissa().sub(1);
        Lane s = f.div(f.add(2));
        Lane square = s.mul(s);
        Lane rest = Polynomials.horner(square, numbers.series()).mul(square);
        Lane less = s.mul(f.sub(rest));
        Lane sum = f.sub(parts.k().fma(-numbers.ln2Rest(), less));
        Lane common = parts.k().fma(numbers.ln2(), sum);
        return common.unless(parts.k().abs().gt(numbers.largest()), logOfAny(x));
    }

    /** As {@link #log}, in one way for all x. */
    Lane logOfAny(Lane x) {
        return special(x, numbers.of(x).value());
    }

    /**
     * {@code log(1 + x)}: as {@link #log} of the sum; what the sum has lost, times {@code 2^-k}, is
     * subtracted from the rest, divided by 1 + f. As it is small, {@code (1 - s)^2} serves as the
     * reciprocal.
     */
    Lane log1p(Lane x) {
        Lane sum = x.add(1);
        Logarithm.Parts parts = numbers.partsOfNormal(sum);
        Lane f = parts.mantissa().sub(1);
        Lane s = f.div(f.add(2));
        Lane square = s.mul(s);
        Lane rest = Polynomials.horner(square, numbers.series()).mul(square);
        Lane lost = parts.scaledDown(x.sub(sum.sub(1)));
        Lane factor = Lane.of(1).sub(s);
        Lane less = s.mul(f.sub(rest)).sub(lost.mul(factor).mul(factor));
        Lane common = parts.k().fma(numbers.ln2(), f.sub(parts.k().fma(-numbers.ln2Rest(), less)));
        Lane any = common.unless(parts.k().abs().gt(numbers.largest()), logOfAny(sum));
        return x.eq(0).select(x, any);
    }

    /**
     * The logarithm to base 2, exact for powers of 2: as {@link #log}, with f first multiplied by
     * {@code 1 / ln 2} when it is added to the rest.
     */
    Lane log2(Lane x) {
        Logarithm.Parts parts = numbers.partsOfNormal(x);
        Lane f = parts.mantissa().sub(1);
        Lane s = f.div(f.add(2));
        Lane square = s.mul(s);
        Lane rest = Polynomials.horner(square, numbers.series()).mul(square);
        Lane less = s.mul(f.sub(rest)).fma(-log2e[0], f.mul(log2e[1]));
        Lane common = parts.k().add(f.fma(log2e[0], less));
        return common.unless(parts.k().abs().gt(numbers.largest()), log2OfAny(x));
    }

    /** As {@link #log2}, in one way for all x. */
    Lane log2OfAny(Lane x) {
        Logarithm log = numbers.of(x);
        return special(x, log.times(log2e[0], log2e[1], log.k(), Lane.of(0)));
    }

    /** The logarithm to base 10; exact for powers of 10. */
    Lane log10(Lane x) {
        Logarithm log = numbers.of(x);
        Lane k = log.k();
        Lane large = k.mul(log10Of2[0]);
        return special(x, log.times(log10e[0], log10e[1], large, k.mul(log10Of2[1])));
    }

    /** {@code log(1 + exp(x))}, which is {@code max(x, 0) + log(1 + exp(-|x|))}. */
    Lane softplus(Lane x) {
        return x.gt(0).select(x, 0).add(log1pExp(x.abs()));
    }

    /**
     * {@code log(exp(a) + exp(b))}: the larger one and {@code log(1 + exp(-|a - b|))}. The error is
     * that of the larger one of these two, if they cancel.
     */
    Lane logAddExp(Lane a, Lane b) {
        Lane larger = a.gt(b).select(a, b);
        Lane distance = a.eq(b).select(0, a.sub(b).abs());
        return larger.add(log1pExp(distance));
    }

    /** {@code log(1 + exp(-x))} for x that are not negative. */
    private Lane log1pExp(Lane x) {
        Lane z = exponentials.exp(x.neg());
        Lane s = z.div(z.add(2));
        Lane square = s.mul(s);
        Lane half = z.mul(z).mul(0.5);
        Lane terms = Polynomials.evenOdd(square, square.mul(square), toTwo).fma(square, half);
        return z.sub(half.sub(s.mul(terms)));
    }

    /** The result, but with the values at 0, infinity, negative numbers and NaN. */
    private Lane special(Lane x, Lane result) {
        Lane pole = x.eq(0).select(Double.NEGATIVE_INFINITY, Double.NaN);
        Lane positive = x.gt(0).select(result, pole);
        return x.lt(Double.POSITIVE_INFINITY).select(positive, x);
    }
}
