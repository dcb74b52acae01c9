package io.cotangent.intrinsics.vector;

/** The logarithm and what is made of it, in double precision. */
final class Logarithms {
    /** Log10 of 2 to 42 bits, so that multiples by exponents are exact; and what it lacks. */
    private static final double LOG10_2 = 0x1.34413509f78p-2;

    private static final double LOG10_2_REST = 0x1.fef311f12b358p-46;

    /** 1 / ln 2 in two numbers. */
    private static final double LOG2_E = 0x1.71547652b82fep0;

    private static final double LOG2_E_REST = 0x1.777d0ffda0d24p-56;

    /** 1 / ln 10 in two numbers. */
    private static final double LOG10_E = 0x1.bcb7b1526e50ep-2;

    private static final double LOG10_E_REST = 0x1.95355baaafad3p-57;

    /**
     * As {@link Logarithm#terms}, but for 1 to 2: {@code log((1 + s) / (1 - s)) / s - 2} in s^2,
     * without its factor s^2, by fpminimax of Sollya, such that the logarithm has a relative error
     * of 2^-59.4 for s up to 1/3.
     */
    private static final double[] TO_TWO = {
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
    };

    private Logarithms() {}

    /**
     * The natural logarithm: {@code k ln 2 + f - s (f - R)}; the other way for numbers that are not
     * normal, infinite or not positive, as the exponents of all of these tell.
     */
    static Lane log(Lane x) {
        Logarithm.Parts parts = Logarithm.partsOfNormal(x);
        Lane f = parts.mantissa().sub(1);
        Lane s = f.div(f.add(2));
        Lane square = s.mul(s);
        Lane rest = Polynomials.horner(square, Logarithm.TERMS).mul(square);
        Lane less = s.mul(f.sub(rest));
        Lane sum = f.sub(parts.k().fma(-Logarithm.LN2_REST, less));
        Lane common = parts.k().fma(Logarithm.LN2, sum);
        return common.unless(parts.k().abs().gt(Logarithm.LARGEST), logOfAny(x));
    }

    /** As {@link #log}, in one way for all x. */
    private static Lane logOfAny(Lane x) {
        Logarithm log = Logarithm.of(x);
        Lane small = log.k().fma(Logarithm.LN2_REST, log.s().mul(log.terms()));
        return special(x, log.k().fma(Logarithm.LN2, log.f().sub(log.half().sub(small))));
    }

    /**
     * {@code log(1 + x)}. What the sum has lost, by the number of which the logarithm is taken, is
     * added to the result; as it is small, {@code (1 - s)^2} serves as the reciprocal.
     */
    static Lane log1p(Lane x) {
        Lane sum = x.add(1);
        Logarithm log = Logarithm.ofNormal(sum);
        Lane lost = x.sub(sum.sub(1)).mul(log.reciprocalScale());
        Lane factor = Lane.of(1).sub(log.s());
        Lane correction = lost.mul(factor).mul(factor);
        Lane small = log.k().fma(Logarithm.LN2_REST, log.s().mul(log.terms()).add(correction));
        Lane result = log.k().fma(Logarithm.LN2, log.f().sub(log.half().sub(small)));
        return x.eq(0).select(x, special(sum, result));
    }

    /** The logarithm to base 2; exact for powers of 2. */
    static Lane log2(Lane x) {
        Logarithm log = Logarithm.of(x);
        return special(x, log.times(LOG2_E, LOG2_E_REST, log.k(), Lane.of(0)));
    }

    /** The logarithm to base 10; exact for powers of 10. */
    static Lane log10(Lane x) {
        Logarithm log = Logarithm.of(x);
        Lane k = log.k();
        return special(x, log.times(LOG10_E, LOG10_E_REST, k.mul(LOG10_2), k.mul(LOG10_2_REST)));
    }

    /** {@code log(1 + exp(x))}, which is {@code max(x, 0) + log(1 + exp(-|x|))}. */
    static Lane softplus(Lane x) {
        return x.gt(0).select(x, 0).add(log1pExp(x.abs()));
    }

    /**
     * {@code log(exp(a) + exp(b))}: the larger one and {@code log(1 + exp(-|a - b|))}. The error is
     * that of the larger one of these two, if they cancel.
     */
    static Lane logAddExp(Lane a, Lane b) {
        Lane larger = a.gt(b).select(a, b);
        Lane distance = a.eq(b).select(0, a.sub(b).abs());
        return larger.add(log1pExp(distance));
    }

    /** {@code log(1 + exp(-x))} for x that are not negative. */
    private static Lane log1pExp(Lane x) {
        Lane z = Exponentials.exp(x.neg());
        Lane s = z.div(z.add(2));
        Lane square = s.mul(s);
        Lane half = z.mul(z).mul(0.5);
        Lane terms = Polynomials.evenOdd(square, square.mul(square), TO_TWO).fma(square, half);
        return z.sub(half.sub(s.mul(terms)));
    }

    /** The result, but with the values at 0, infinity, negative numbers and NaN. */
    private static Lane special(Lane x, Lane result) {
        Lane pole = x.eq(0).select(Double.NEGATIVE_INFINITY, Double.NaN);
        Lane positive = x.gt(0).select(result, pole);
        return x.lt(Double.POSITIVE_INFINITY).select(positive, x);
    }
}
