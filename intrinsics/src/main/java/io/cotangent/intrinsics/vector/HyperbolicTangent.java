package io.cotangent.intrinsics.vector;

/**
 * The hyperbolic tangent: {@code 1 - 2 / (e^2|x| + 1)}, but for small x {@code x + x^3 q(x^2)}.
 *
 * <p>For {@code double}s q is a quotient of polynomials (Cody and Waite, Software Manual for the
 * Elementary Functions, 1980), so that there is but one division, of what the case needs. For
 * {@code float}s it is a polynomial up to where errors of the other quotient weigh so little that
 * it need not be corrected.
 */
final class HyperbolicTangent {
    /**
     * With {@link #BELOW}, {@code (tanh(x) - x) / x^3} in x^2 up to {@link #SMALL}: by Remez'
     * algorithm for rational functions, with an error of 2^-60.
     */
    private static final double[] ABOVE = {
        -0x1.5555555555553p-2, -0x1.4fcc4c661b70cp-6, -0x1.a166247b05efep-13
    };

    private static final double[] BELOW = {
        1, 0x1.d88fe7ecbea5cp-2, 0x1.7d8866cfe62ddp-6, 0x1.b0cd9d73fe357p-13
    };

    private static final double SMALL = 0.65;

    /** From here on, the result is 1. */
    private static final double ONE = 20;

    /**
     * {@code (tanh(x) / x - 1) / x^2} in x^2 up to {@link #SMALL_FLOAT}: by Remez' algorithm, each
     * coefficient rounded before the ones after it are found, with an error of 2^-29.
     */
    private static final double[] TERMS = {
        -0x1.555550p-2,
        0x1.110f5ap-3,
        -0x1.b9c9c6p-5,
        0x1.62d4a0p-6,
        -0x1.0e2182p-7,
        0x1.4f236ap-9,
        -0x1.d1c10ep-12
    };

    private static final double SMALL_FLOAT = 0.92;
    private static final double ONE_FLOAT = 10;

    private HyperbolicTangent() {}

    /** For {@code double}s. */
    static Lane doubles(Lane x) {
        Lane size = x.abs();
        Lane bounded = size.gt(ONE).select(ONE, size);
        Exponent.Reduced e = Exponent.DOUBLES.reduced(bounded.add(bounded));
        Lane scale = e.scale();
        Lane base = scale.add(1);
        Lane power = e.exact().add(e.above());
        Lane sum = scale.fma(power, base);
        Lane lost = scale.fma(power, base.sub(sum));
        Mask small = size.lt(SMALL);
        Lane square = size.mul(size);
        Lane above = Polynomials.horner(square, ABOVE);
        Lane below = Polynomials.horner(square, BELOW);
        Lane quotient = small.select(above, -2).div(small.select(below, sum));
        Lane correction = quotient.fma(lost, quotient.fma(sum, 2)).mul(quotient);
        Lane term = small.select(quotient, correction.fma(0.5, quotient));
        Lane result = term.fma(small.select(square.mul(size), 1), small.select(size, 1));
        return signed(result, x, Format.F64);
    }

    /** For {@code float}s. */
    static Lane floats(Lane x) {
        Lane size = x.abs();
        Lane bounded = size.gt(ONE_FLOAT).select(ONE_FLOAT, size);
        Exponent.Reduced e = Exponent.FLOATS.reduced(bounded.add(bounded));
        Lane power = e.exact().add(e.above());
        Lane below = e.scale().fma(power, e.scale().add(1));
        Lane large = Lane.of(-2).div(below).add(1);
        Lane square = x.mul(x);
        Lane small = size.fma(square.mul(Polynomials.horner(square, TERMS)), size);
        return signed(size.lt(SMALL_FLOAT).select(small, large), x, Format.F32);
    }

    private static Lane signed(Lane size, Lane x, Format format) {
        return size.bits().or(x.bits().and(format.sign)).number();
    }
}
