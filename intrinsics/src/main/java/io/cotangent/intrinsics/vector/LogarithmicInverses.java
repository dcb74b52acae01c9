package io.cotangent.intrinsics.vector;

/**
 * The inverses of the hyperbolic functions.
 *
 * @param numbers what logarithms need to know of the format
 * @param large up to it, squares do not overflow
 * @param series {@code (atanh(s) - s) / s^3} in s^2 for s up to 0.2005 to both sides: by Remez'
 *     algorithm, whose coefficients were rounded one after the other, the later ones fitted anew
 */
record LogarithmicInverses(Logarithm.Numbers numbers, double large, double[] series) {
    /** For {@code double}s: the series has an error of 2^-62.6. */
    static final LogarithmicInverses DOUBLES =
            new LogarithmicInverses(
                    Logarithm.DOUBLES,
                    0x1p500,
                    new double[] {
                        0x1.555555555554fp-2,
                        0x1.999999999c1b8p-3,
                        0x1.24924921decc6p-3,
                        0x1.c71c74958778ep-4,
                        0x1.745c495dcd553p-4,
                        0x1.3b35f4a83e07fp-4,
                        0x1.0dc806f01c16fp-4,
                        0x1.1b9a72996e83dp-4
                    });

    /** For {@code float}s: the series has an error of 2^-28.4. */
    static final LogarithmicInverses FLOATS =
            new LogarithmicInverses(
                    Logarithm.FLOATS,
                    0x1p60,
                    new double[] {0x1.5555b4p-2, 0x1.992a74p-3, 0x1.36f396p-3});

    private static final double ROOT_HALF = 0x1.6a09e667f3bcdp-1;

    /**
     * The inverse of the hyperbolic sine, within 2 ulp: {@code log(1 + x + (sqrt(1 + x^2) - 1))}.
     * For small x, what rounding has changed in the root r matters beside x; it is {@code x^2 - (r
     * - 1) (r + 1)}, divided by 2 r.
     */
    Lane asinh(Lane x) {
        Lane size = x.abs();
        Lane beyond = size.fma(size, 1).sqrt().sub(1);
        Lane twice = beyond.add(beyond);
        Lane lost = beyond.neg().fma(beyond, size.fma(size, twice.neg()));
        Lane reciprocal = beyond.lt(0.5).select(beyond.fma(-0.5, 0.5), 0);
        Lane rest = lost.fma(reciprocal, beyond);
        Lane sum = size.add(rest);
        Lane common = log1p(sum, rest.sub(sum.sub(size)));
        Lane result = common.unless(size.lt(large).not(), logOfTwice(size));
        return withSignOf(result, x);
    }

    /**
     * The inverse of the hyperbolic cosine, within 2 ulp; NaN below 1. It is {@code log(1 + t +
     * sqrt(t (t + 2)))} with {@code t = x - 1}.
     */
    Lane acosh(Lane x) {
        Lane beyond = x.sub(1);
        // With one factor's size the product is negative for all x below 1.
        Lane twice = beyond.add(beyond);
        Lane product = beyond.fma(beyond.abs(), twice);
        Lane root = product.sqrt();
        Lane productRest = beyond.fma(beyond, twice.sub(product));
        Lane lost = root.neg().fma(root, product).add(productRest);
        Lane sum = root.add(beyond);
        Lane rest = lost.fma(halfOfReciprocal(root), beyond.sub(sum.sub(root)));
        Lane other = x.ge(1).select(logOfTwice(x), Double.NaN);
        return log1p(sum, rest).unless(root.lt(large).not(), other);
    }

    /** {@code 1 / (2 x)} to three bits; some large number for 0. */
    private Lane halfOfReciprocal(Lane x) {
        double one = 1L << numbers.format().fractionBits;
        long constant = (long) ((2 * numbers.format().bias - 1 - 0.066) * one);
        return Bits.of(constant).sub(x.bits()).number();
    }

    /**
     * {@code log(1 + u + rest)} for u from 0. With {@code 2^k} near 1 + u, {@code f = u 2^-k +
     * (2^-k - 1)} has but one rounding; then as in {@link Logarithms#log}. The rest is divided by 1
     * + u so far as it matters.
     */
    private Lane log1p(Lane u, Lane rest) {
        Format format = numbers.format();
        Bits above = u.add(1).bits().add(format.bits(1) - format.bits(ROOT_HALF));
        Bits power = above.and(~format.fraction());
        Lane k = exponent(above, format.bias);
        Lane inverse = Bits.of(2 * format.bits(1)).sub(power).number();
        Lane f = u.fma(inverse, inverse.sub(1));
        Lane s = f.div(f.add(2));
        Lane square = s.mul(s);
        Lane terms = square.add(square).mul(Polynomials.horner(square, series));
        Lane added = rest.mul(inverse).mul(s.fma(-2, 1));
        Lane less = s.mul(f.sub(terms)).sub(added);
        return k.fma(numbers.ln2(), f.sub(k.fma(-numbers.ln2Rest(), less)));
    }

    /** The exponent in a number's bits, less a bias. */
    private Lane exponent(Bits bits, int bias) {
        Format format = numbers.format();
        double unit = 1L << format.fractionBits;
        Bits integer = bits.shiftRight(format.fractionBits).or(format.bits(unit));
        return integer.number().sub(unit + bias);
    }

    /** {@code log(2 x)} for large x; infinite or NaN if x is. */
    private Lane logOfTwice(Lane x) {
        int places = Math.getExponent(large) / 2;
        Lane log =
                log1p(x.mul(Math.scalb(1.0, -places)), Lane.of(0)).add((places + 1) * Math.log(2));
        return x.lt(Double.POSITIVE_INFINITY).select(log, x);
    }

    /**
     * The inverse of the hyperbolic tangent, within 2 ulp; infinite at -1 and 1, NaN beyond.
     *
     * <p>It is half of {@code log((1 + x) / (1 - x)) = k ln 2 + log((1 + x) / (2^k (1 - x)))}, and
     * the last quotient is {@code (1 + s) / (1 - s)} with {@code s = (1 + x - 2^k (1 - x)) / (1 + x
     * + 2^k (1 - x))}, which is x for k = 0: one division. k is taken from the difference of the
     * bits of 1 + x and 1 - x.
     */
    Lane atanh(Lane x) {
        Format format = numbers.format();
        double unit = 1L << format.fractionBits;
        Lane size = x.abs();
        Lane above = size.add(1);
        Lane below = Lane.of(1).sub(size);
        Bits ratio = above.bits().sub(below.bits()).add((long) unit / 2);
        Lane power = ratio.and(~format.fraction()).add(format.bits(1)).number();
        Lane k = exponent(ratio, 0);
        Lane sum = power.add(1);
        Lane difference = Lane.of(1).sub(power);
        Lane s = size.fma(sum, difference).div(size.fma(difference, sum));
        // Next to 1, 1 - x is exact, and powers are too large to add 1.
        Lane product = power.mul(below);
        Lane next = above.sub(product).div(above.add(product));
        Lane beyond = size.eq(1).select(Double.POSITIVE_INFINITY, Double.NaN);
        Lane other = size.lt(1).select(halfOfLog(k, next), beyond);
        Mask common = size.lt(1 - 16 / unit);
        return withSignOf(halfOfLog(k, s).unless(common.not(), other), x);
    }

    /** {@code (k ln 2) / 2 + atanh(s)}. */
    private Lane halfOfLog(Lane k, Lane s) {
        Lane square = s.mul(s);
        Lane small = k.mul(numbers.ln2Rest() / 2);
        Lane cubic = s.mul(square).fma(Polynomials.horner(square, series), small);
        return k.fma(numbers.ln2() / 2, s.add(cubic));
    }

    private Lane withSignOf(Lane size, Lane x) {
        return size.bits().or(x.bits().and(numbers.format().sign)).number();
    }
}
