package io.cotangent.intrinsics.vector;

/**
 * Logarithms of {@code float}s without a division: {@code log(1 + f) = f + f^2 q(f)}.
 *
 * <p>The coefficients are those of least squares at Chebyshev points with weights that approach the
 * least maximum (Lawson), each rounded before the ones after it are found.
 */
final class FloatLogarithms {
    /** {@code (log(1 + f) - f) / f^2}: the logarithm has a relative error of 2^-27.3. */
    private static final double[] NATURAL = {
        -0x1p-1,
        0x1.555554p-2,
        -0x1.000226p-2,
        0x1.99a01cp-3,
        -0x1.54728ap-3,
        0x1.22d936p-3,
        -0x1.0d825ap-3,
        0x1.055decp-3,
        -0x1.38c57p-4
    };

    /** {@code (log2(1 + f) - f / ln 2) / f^2}, with an error of 2^-27.7. */
    private static final double[] BINARY = {
        -0x1.715470p-1,
        0x1.ec7094p-2,
        -0x1.715adcp-2,
        0x1.277efp-2,
        -0x1.eaaccap-3,
        0x1.a2e69cp-3,
        -0x1.87a596p-3,
        0x1.7e1368p-3,
        -0x1.c28e1ep-4
    };

    /** {@code (1 / (1 + f) - 1) / f}, such that {@code 1 / (1 + f)} has an error of 1.3 %. */
    private static final double[] SLOPE = {-1.0754, 0.9426};

    private static final Logarithm.Numbers NUMBERS = Logarithm.FLOATS;

    private FloatLogarithms() {}

    /** The natural logarithm. */
    static Lane log(Lane x) {
        Logarithm.Parts parts = NUMBERS.partsOfNormal(x);
        Lane k = parts.k();
        Lane f = parts.mantissa().sub(1);
        Lane square = f.mul(f);
        Lane rest = square.fma(polynomial(f, square, NATURAL), k.mul(NUMBERS.ln2Rest()));
        Lane common = k.fma(NUMBERS.ln2(), f.add(rest));
        return common.unless(k.abs().gt(NUMBERS.largest()), Logarithms.FLOATS.logOfAny(x));
    }

    /**
     * {@code log(1 + x)}. What the sum has lost is added, divided by 1 + f: in two steps, because
     * for small x the sum has lost half of it.
     */
    static Lane log1p(Lane x) {
        Lane sum = x.add(1);
        Logarithm.Parts parts = NUMBERS.partsOfNormal(sum);
        Lane k = parts.k();
        Lane f = parts.mantissa().sub(1);
        Lane lost = parts.scaledDown(x.sub(sum.sub(1)));
        Lane slope = lost.mul(Polynomials.horner(f, SLOPE));
        // By Horner's rule: sums of all terms of even degree are large, and so are their errors.
        Lane terms = f.fma(Polynomials.horner(f, NATURAL), slope);
        Lane rest = f.fma(terms, k.fma(NUMBERS.ln2Rest(), lost));
        Lane common = k.fma(NUMBERS.ln2(), f.add(rest));
        Lane other = Logarithms.FLOATS.logOfAny(sum);
        return x.eq(0).select(x, common.unless(k.abs().gt(NUMBERS.largest()), other));
    }

    /** The logarithm to base 2; exact for powers of 2. */
    static Lane log2(Lane x) {
        double[] log2e = Logarithms.FLOATS.log2e();
        Logarithm.Parts parts = NUMBERS.partsOfNormal(x);
        Lane k = parts.k();
        Lane f = parts.mantissa().sub(1);
        Lane square = f.mul(f);
        Lane rest = square.fma(polynomial(f, square, BINARY), f.mul(log2e[1]));
        Lane common = k.add(f.fma(log2e[0], rest));
        return common.unless(k.abs().gt(NUMBERS.largest()), Logarithms.FLOATS.log2OfAny(x));
    }

    private static Lane polynomial(Lane f, Lane square, double... coefficients) {
        return Polynomials.evenOdd(f, square, coefficients);
    }
}
