package io.cotangent.intrinsics.vector;

/** Powers in double precision. */
final class Powers {
    /** Larger numbers are integers, all even from twice as many on. */
    private static final double INTEGERS = 0x1p52;

    /** Where e^x overflows, and where it is 0, with something to spare. */
    private static final double LARGE = 750;

    /** 2/3 in two numbers. */
    private static final double TWO_THIRDS = 0x1.5555555555555p-1;

    private static final double TWO_THIRDS_REST = 0x1.5555555555555p-55;

    /**
     * {@code (log((1 + s) / (1 - s)) - 2 s - 2/3 s^3) / s^5} in s^2: by fpminimax of Sollya, such
     * that the logarithm has a relative error of 2^-73 for s up to 0.17158 to both sides.
     */
    private static final double[] TERMS = {
        0x1.9999999999996p-2,
        0x1.2492492492f4bp-2,
        0x1.c71c71c59796ap-3,
        0x1.745d1828c79ebp-3,
        0x1.3b1364f1016b3p-3,
        0x1.1120692f23f27p-3,
        0x1.de3e6066037b1p-4,
        0x1.eabe236a410b8p-4
    };

    private Powers() {}

    /**
     * a to the power b: {@code exp(b log(|a|))} with the logarithm in double length (the algorithms
     * for sums and products are those of Dekker, 1971, with fma), and the sign.
     *
     * <p>The relative error of the logarithm is below 2^-64, thus that of the power below 2^-54
     * before it is rounded; so powers that are exact come out exactly.
     */
    static Lane pow(Lane a, Lane b) {
        Lane size = a.abs();
        Lane[] log = log(size);
        Lane finite = size.lt(Double.POSITIVE_INFINITY).select(log[0], size);
        Lane logarithm = size.eq(0).select(Double.NEGATIVE_INFINITY, finite);
        Lane product = logarithm.mul(b);
        Lane rest = log[1].fma(b, logarithm.fma(b, product.neg()));
        Mask large = product.abs().gt(LARGE);
        Lane bounded = Exponent.DOUBLES.clamp(product);
        Exponent e =
                Exponent.DOUBLES.ofSum(bounded, large.select(0, rest), Exponent.DOUBLES.split());
        Lane[] scales = e.scales();
        Lane power = e.power().mul(scales[0]).mul(scales[1]);
        Lane one = a.eq(1).or(b.eq(0)).select(1, power);
        return signed(a, size, b, one);
    }

    /** The power of a from that of |a|. */
    private static Lane signed(Lane a, Lane size, Lane b, Lane power) {
        Lane exponent = b.abs();
        Lane shifted = exponent.add(INTEGERS);
        Mask integer = shifted.sub(INTEGERS).eq(exponent);
        Bits odd = shifted.bits().shiftLeft(63).and(a.bits());
        Lane signed = integer.select(power.bits().xor(odd).number(), power);
        Lane result = a.lt(0).and(integer.not()).select(Double.NaN, signed);
        Mask negative = a.bits().isNegative();
        Mask strange = exponent.ge(INTEGERS).or(a.eq(Double.NEGATIVE_INFINITY)).and(negative);
        Mask subnormal = size.lt(Double.MIN_NORMAL).and(size.ne(0));
        return result.guarded(strange.or(subnormal), "pow", a, b);
    }

    /** The logarithm of a number that is not subnormal in two numbers. */
    private static Lane[] log(Lane x) {
        Logarithm.Parts parts = Logarithm.DOUBLES.partsOfNormal(x);
        Lane f = parts.mantissa().sub(1);
        Lane below = parts.mantissa().add(1);
        Lane belowRest = parts.mantissa().sub(below.sub(1));
        Lane reciprocal = Lane.of(1).div(below);
        Lane s = f.mul(reciprocal);
        Lane minus = s.neg();
        Lane sRest = minus.fma(belowRest, minus.fma(below, f)).mul(reciprocal);
        Lane square = s.mul(s);
        Lane squareRest = s.add(s).fma(sRest, s.fma(s, square.neg()));
        Lane cube = s.mul(square);
        Lane cubeRest = sRest.fma(square, s.fma(squareRest, s.fma(square, cube.neg())));
        Lane more =
                Polynomials.evenOdd(square, square.mul(square), TERMS).fma(square, TWO_THIRDS_REST);
        Lane factor = more.add(TWO_THIRDS);
        Lane factorRest = more.sub(factor.sub(TWO_THIRDS));
        Lane term = cube.mul(factor);
        Lane termRest = cubeRest.fma(factor, cube.fma(factorRest, cube.fma(factor, term.neg())));
        Lane twice = s.add(s);
        Lane mantissa = twice.add(term);
        Lane mantissaRest = term.sub(mantissa.sub(twice)).add(sRest.fma(2, termRest));
        Lane exponent = parts.k().mul(Logarithm.DOUBLES.ln2());
        Lane log = exponent.add(mantissa);
        Lane rest =
                mantissa.sub(log.sub(exponent))
                        .add(parts.k().fma(Logarithm.DOUBLES.ln2Rest(), mantissaRest));
        return new Lane[] {log, rest};
    }
}
