package io.cotangent.intrinsics.vector;

/**
 * The error function of {@code float}s, as {@link ErrorFunctions} has it for {@code double}s.
 *
 * <p>The coefficients are those of least squares at Chebyshev points with weights that approach the
 * least maximum (Lawson), each rounded before the ones after it are found.
 */
final class FloatErrorFunctions {
    /** {@code erf(x) / x - 1} in x^2 for x up to {@link #SPLIT}: a relative error of 2^-29.5. */
    private static final double[] SMALL = {
        0x1.06eba8p-3,
        -0x1.812740p-2,
        0x1.ce2dbep-4,
        -0x1.b81128p-6,
        0x1.554a0ap-8,
        -0x1.b48710p-11,
        0x1.b1318ap-14,
        -0x1.f3cb9ep-18
    };

    /** {@code erfc(u + 1.75)^(1/8)} for u + 1.75 from there to {@link #ONE}: 2^-28 of erf. */
    private static final double[] ROOT = {
        0x1.2a7262p-1,
        -0x1.276ee6p-2,
        0x1.4e172ap-8,
        0x1.4016d8p-6,
        -0x1.dc86d6p-10,
        -0x1.dc2408p-11,
        0x1.65aafp-13
    };

    private static final double CENTRE = 1.75;
    private static final double SPLIT = 1.25;

    /** From here on erf is 1, rounded. */
    private static final double ONE = 4;

    private FloatErrorFunctions() {}

    /** The error function, within 2 ulp. */
    static Lane erf(Lane x) {
        Lane size = x.abs();
        Lane square = x.mul(x);
        Lane terms = Polynomials.horner(square, SMALL);
        Lane small = size.fma(terms, size);
        Lane u = size.gt(ONE).select(ONE, size).sub(CENTRE);
        Lane root = Polynomials.horner(u, ROOT);
        Lane power2 = root.mul(root);
        Lane power4 = power2.mul(power2);
        Lane large = power4.neg().fma(power4, 1);
        Lane result = size.lt(SPLIT).select(small, large);
        return result.bits().or(x.bits().and(Format.F32.sign)).number();
    }
}
