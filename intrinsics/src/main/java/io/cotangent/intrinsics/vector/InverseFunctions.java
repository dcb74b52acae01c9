package io.cotangent.intrinsics.vector;

/**
 * The inverses of the circular functions. The polynomials are by Remez' algorithm, whose
 * coefficients were rounded one after the other, the later ones fitted anew.
 *
 * @param format the numbers
 * @param halfPi pi/2 in two numbers
 * @param atan {@code (atan(t) - t) / t^3} in t^2 for t in 0..1
 * @param asin {@code (asin(t) - t) / t^3} in t^2 for t in 0..1/2
 */
record InverseFunctions(Format format, double[] halfPi, double[] atan, double[] asin) {
    /** For {@code double}s: an atan with an error of 2^-57.6, an asin with one of 2^-55.8. */
    static final InverseFunctions DOUBLES =
            new InverseFunctions(
                    Format.F64,
                    new double[] {0x1.921fb54442d18p0, 0x1.1a62633145c07p-54},
                    new double[] {
                        -0x1.5555555555526p-2,
                        0x1.99999999955aep-3,
                        -0x1.249249237f3dfp-3,
                        0x1.c71c717fc9a75p-4,
                        -0x1.745d11ae16467p-4,
                        0x1.3b1366964bbb1p-4,
                        -0x1.110e510aead1dp-4,
                        0x1.e1bba544ea07ep-5,
                        -0x1.ae5e6e3a33fc1p-5,
                        0x1.82daca1538886p-5,
                        -0x1.59a3dff7c82edp-5,
                        0x1.2c2e24f2669a8p-5,
                        -0x1.e9f97213b85fcp-6,
                        0x1.683c21c8d25c5p-6,
                        -0x1.c78eb84ec9281p-7,
                        0x1.d7b7d036cf21p-8,
                        -0x1.7a386594f823p-9,
                        0x1.b3f94e81a8432p-11,
                        -0x1.3f352d9157bdp-13,
                        0x1.bbec0ef43eb7p-17
                    },
                    new double[] {
                        0.16666666666665417,
                        0.07500000000335674,
                        0.04464285682918959,
                        0.030381959108143133,
                        0.022371758625563818,
                        0.017359697420915424,
                        0.013885297667715263,
                        0.012168857701996601,
                        0.0065293131716771015,
                        0.01952504269222655,
                        -0.016219776173136358,
                        0.031909540078469266
                    });

    /** For {@code float}s: an atan with an error of 2^-28.5, an asin with one of 2^-27.6. */
    static final InverseFunctions FLOATS =
            new InverseFunctions(
                    Format.F32,
                    new double[] {0x1.921fb6p0, -0x1.777a5cp-25},
                    new double[] {
                        -0x1.55553ep-2,
                        0x1.9991e4p-3,
                        -0x1.242086p-3,
                        0x1.c08c46p-4,
                        -0x1.5808ap-4,
                        0x1.da25f4p-5,
                        -0x1.fd6f3p-6,
                        0x1.640c08p-7,
                        -0x1.d31bc8p-10
                    },
                    new double[] {
                        0x1.5555c8p-3, 0x1.330204p-4, 0x1.747bbap-5, 0x1.8c3e2ap-6, 0x1.595c8cp-5
                    });

    /** The inverse of the tangent, within 2 ulp: beyond 1, {@code pi/2 + atan(-1/x)}. */
    Lane atan(Lane x) {
        Lane size = x.abs();
        Mask isLarge = size.gt(1);
        Lane t = isLarge.select(-1, size).div(isLarge.select(size, 1));
        return withSignOf(atan(isLarge.select(halfPi[0], 0), t), x);
    }

    /**
     * The angle of the point (x, y), within 2 ulp: the inverse of the tangent of the smaller size
     * divided by the larger one; pi/2 less it if y is the larger one; then pi less it if x is
     * negative. So the base is exact and the sign of what is added to it changes each time.
     */
    Lane atan2(Lane y, Lane x) {
        Lane ySize = y.abs();
        Lane xSize = x.abs();
        Mask isSteep = ySize.gt(xSize);
        Lane small = isSteep.select(xSize, ySize);
        Lane large = isSteep.select(ySize, xSize);
        Lane quotient = small.div(large);
        // 0 / 0 and infinity / infinity; NaN is not equal.
        Lane ofEqual = large.eq(0).select(0, Lane.of(1));
        Lane t = quotient.unless(quotient.isNaN(), large.eq(small).select(ofEqual, quotient));
        Lane whole = x.bits().isNegative().select(2 * halfPi[0], 0);
        Lane base = isSteep.select(halfPi[0], whole);
        Bits turned = isSteep.select(t.neg(), t).bits().xor(x.bits().and(format.sign));
        return withSignOf(atan(base, turned.number()), y);
    }

    /** {@code base + atan(t)}, for 0, pi/2 or pi, and t in -1..1. */
    private Lane atan(Lane base, Lane t) {
        Lane square = t.mul(t);
        // By Horner's rule, because the signs alternate: for t near 1 the sums of all terms of
        // even and of odd degree are large.
        return sum(base, t, square.mul(t), Polynomials.horner(square, atan));
    }

    /** The inverse of the sine, within 2 ulp; NaN beyond 1. */
    Lane asin(Lane x) {
        Lane size = x.abs();
        Mask isSmall = size.lt(0.5);
        Half half = half(isSmall, x, size);
        Lane t = isSmall.select(size, half.t().mul(-2));
        Lane angle = angle(half, isSmall.select(0, Lane.of(halfPi[0])), t);
        return withSignOf(angle, x);
    }

    /** The inverse of the cosine, within 2 ulp; NaN beyond 1. As {@link #asin}. */
    Lane acos(Lane x) {
        Lane size = x.abs();
        Mask isSmall = size.lt(0.5);
        Half half = half(isSmall, x, size);
        Bits sign = x.bits().and(format.sign);
        Lane twice = half.t().add(half.t()).bits().xor(sign).number();
        Lane whole = x.bits().isNegative().select(2 * halfPi[0], 0);
        return angle(half, isSmall.select(halfPi[0], whole), isSmall.select(x.neg(), twice));
    }

    /** A number t of at most 1/2, and its square. */
    private record Half(Lane square, Lane t) {}

    /**
     * Up to 1/2, t is x; beyond, {@code asin x = pi/2 - 2 asin t} with {@code t = sqrt((1-x)/2)}
     * (Cody and Waite).
     */
    private static Half half(Mask isSmall, Lane x, Lane size) {
        Lane other = size.fma(-0.5, 0.5);
        return new Half(isSmall.select(x.mul(x), other), other.sqrt());
    }

    /** {@code base + t asin(half.t) / half.t}, for 0, pi/2 or pi. */
    private Lane angle(Half half, Lane base, Lane t) {
        Lane p = Polynomials.horner(half.square(), asin);
        return sum(base, t, t.mul(half.square()), p);
    }

    /** {@code base + t + cubic p} with what pi/2 has beyond a base that is not 0. */
    private Lane sum(Lane base, Lane t, Lane cubic, Lane p) {
        Lane sum = base.add(t);
        Lane lost = t.sub(sum.sub(base));
        Lane low = base.fma(halfPi[1] / halfPi[0], lost);
        return sum.add(cubic.fma(p, low));
    }

    private Lane withSignOf(Lane size, Lane x) {
        return size.bits().or(x.bits().and(format.sign)).number();
    }
}
