package io.cotangent.intrinsics.vector;

/**
 * Powers: {@code exp(b log(|a|))} with the logarithm in double length, and the sign.
 *
 * <p>With {@code |a| = 2^k m} and {@code s = (m - 1) / (m + 1)} the logarithm is {@code k ln 2 + 2
 * s + 2/3 s^3 + ...}. So that the cube need not be computed in double length, it is that of s
 * rounded to a third of the bits, which is exact; as what is left of s is small, it and what it
 * brings to the cube need no more than single length. The sums are those of Dekker, 1971.
 *
 * @param logarithms what there is to know of logarithms
 * @param exponents what there is to know of the exponential function
 * @param third the bits of a number that are a third of those of its significand
 * @param cube 2/3 in two numbers
 * @param terms {@code (log((1 + s) / (1 - s)) - 2 s - 2/3 s^3) / s^5} in s^2 for s up to 0.17158 to
 *     both sides: by least squares at Chebyshev points with weights that approach the least maximum
 *     (Lawson), each coefficient rounded before the ones after it are found
 */
record Powers(
        Logarithm.Numbers logarithms,
        Exponent.Numbers exponents,
        long third,
        double[] cube,
        double[] terms) {
    /**
     * For {@code double}s: the relative error of the logarithm is below 2^-64, thus that of the
     * power below 2^-54 before it is rounded; so powers that are exact come out exactly.
     */
    static final Powers DOUBLES =
            new Powers(
                    Logarithm.DOUBLES,
                    Exponent.DOUBLES,
                    -1L << 36,
                    new double[] {0x1.5555555555555p-1, 0x1.5555555555555p-55},
                    new double[] {
                        0x1.9999999999b30p-2,
                        0x1.2492492457d7cp-2,
                        0x1.c71c722d6210cp-3,
                        0x1.745ce9e542875p-3,
                        0x1.3b1eeba3e96aep-3,
                        0x1.0f7ff412d1a46p-3,
                        0x1.0e42430c369bep-3
                    });

    /** For {@code float}s, with a logarithm within 2^-29.5 and powers within 2 ulp. */
    static final Powers FLOATS =
            new Powers(
                    Logarithm.FLOATS,
                    Exponent.FLOATS,
                    -1L << 16,
                    new double[] {0x1.555556p-1, -0x1.555556p-26},
                    new double[] {0x1.999ap-2, 0x1.245282p-2, 0x1.dfa076p-3});

    /**
     * a to the power b; the other way for all a that are not positive and normal, and for powers
     * that may overflow or be subnormal.
     */
    Lane pow(Lane a, Lane b) {
        Lane size = a.abs();
        Logarithm.Parts parts = logarithms.partsOfNormal(size);
        Lane[] log = log(parts);
        Lane product = log[0].mul(b);
        Lane rest = log[1].fma(b, log[0].fma(b, product.neg()));
        Exponent.Reduced e = exponents.reduced(product, rest);
        Lane common = e.exact().add(e.above()).add(1).mul(e.scale());
        Mask ordinary = product.abs().le(exponents.common()).and(a.gt(0));
        Mask rare = parts.k().abs().gt(logarithms.largest()).or(ordinary.not());
        return common.unless(rare, powOfAny(a, b, log));
    }

    /** As {@link #pow}, in one way for all numbers. */
    private Lane powOfAny(Lane a, Lane b, Lane[] log) {
        Lane size = a.abs();
        Lane finite = size.lt(Double.POSITIVE_INFINITY).select(log[0], size);
        Lane logarithm = size.eq(0).select(Double.NEGATIVE_INFINITY, finite);
        Lane product = logarithm.mul(b);
        Lane rest = log[1].fma(b, logarithm.fma(b, product.neg()));
        // Where e^x overflows, and where it is 0, with something to spare.
        Mask large = product.abs().gt(-exponents.low());
        Lane bounded = exponents.clamp(product);
        Exponent e = exponents.ofSum(bounded, large.select(0, rest), exponents.split());
        Lane[] scales = e.scales();
        Lane power = e.power().mul(scales[0]).mul(scales[1]);
        Lane one = a.eq(1).or(b.eq(0)).select(1, power);
        return signed(a, size, b, one);
    }

    /** The power of a from that of |a|. */
    private Lane signed(Lane a, Lane size, Lane b, Lane power) {
        Format format = logarithms.format();
        // Larger numbers are integers, all even from twice as many on.
        double integers = 1L << format.fractionBits;
        Lane exponent = b.abs();
        Lane shifted = exponent.add(integers);
        Mask integer = shifted.sub(integers).eq(exponent);
        Bits odd = shifted.bits().shiftLeft(format.size - 1).and(a.bits());
        Lane signed = integer.select(power.bits().xor(odd).number(), power);
        Lane result = a.lt(0).and(integer.not()).select(Double.NaN, signed);
        Mask negative = a.bits().isNegative();
        Mask strange = exponent.ge(integers).or(a.eq(Double.NEGATIVE_INFINITY)).and(negative);
        Mask subnormal = size.lt(logarithms.leastNormal()).and(size.ne(0));
        return result.guarded(strange.or(subnormal), "pow", a, b);
    }

    /** The logarithm of a number that is not subnormal in two numbers. */
    private Lane[] log(Logarithm.Parts parts) {
        Lane mantissa = parts.mantissa();
        Lane f = mantissa.sub(1);
        Lane reciprocal = Lane.of(1).div(mantissa.add(1));
        Lane s = f.mul(reciprocal);
        Lane most = s.bits().and(third).number();
        Lane left = most.neg().fma(mantissa, f.sub(most)).mul(reciprocal);
        Lane mostSquare = most.mul(most);
        Lane mostCube = mostSquare.mul(most);
        Lane square = s.mul(s);
        Lane squares = s.fma(s.add(most), mostSquare);
        Lane terms =
                Polynomials.evenOdd(square, square.mul(square), this.terms).fma(square, cube[1]);
        Lane small = square.mul(s).fma(terms, left.mul(squares.fma(cube[0], 2)));
        Lane term = mostCube.mul(cube[0]);
        Lane termRest = mostCube.fma(cube[0], term.neg());
        Lane sum = most.fma(2, term);
        Lane sumRest = term.sub(most.fma(-2, sum));
        Lane exponent = parts.k().mul(logarithms.ln2());
        Lane mostLog = exponent.add(sum);
        Lane rests = small.add(termRest).add(sumRest);
        Lane rest = sum.sub(mostLog.sub(exponent)).add(parts.k().fma(logarithms.ln2Rest(), rests));
        Lane log = mostLog.add(rest);
        return new Lane[] {log, rest.sub(log.sub(mostLog))};
    }
}
