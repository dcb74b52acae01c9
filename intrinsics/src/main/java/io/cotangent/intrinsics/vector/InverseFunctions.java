package io.cotangent.intrinsics.vector;

/** The inverses of the circular functions, for {@code double}s. */
final class InverseFunctions {
    /** {@code (atan(sqrt(t)) / sqrt(t) - 1) / t} for t in 0..1/4, minimax, within 2^-57.7. */
    private static final double[] ATAN = {
        -0.3333333333333298,
        0.19999999999903098,
        -0.14285714276385528,
        0.1111111065968931,
        -0.09090896248258495,
        0.07692074001312668,
        -0.06663811818704521,
        0.058583086526038004,
        -0.05122054571216051,
        0.04186652756735253,
        -0.02743746870806033,
        0.01011867870993841
    };

    /** {@code (asin(sqrt(t)) / sqrt(t) - 1) / t} for t in 0..1/4, minimax, within 2^-55.8. */
    private static final double[] ASIN = {
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
    };

    private static final double PI = Math.PI;
    private static final double PI_LOW = 0x1.1a62633145c07p-53;
    private static final double HALF_PI = PI / 2;
    private static final double HALF_PI_LOW = PI_LOW / 2;
    private static final double QUARTER_PI = PI / 4;
    private static final double QUARTER_PI_LOW = PI_LOW / 4;

    /** From here on a sum of two sizes may overflow. */
    private static final double HUGE = 0x1p1022;

    private static final long SIGN = Long.MIN_VALUE;

    private InverseFunctions() {}

    private static Lane withSignOf(Lane size, Lane x) {
        return size.bits().or(x.bits().and(SIGN)).number();
    }

    /**
     * The inverse of the tangent, within 2 ulp.
     *
     * <p>The size is compared with 1: {@code atan x = pi/4 + atan((x-1)/(x+1))} between 1/2 and 2,
     * {@code pi/2 + atan(-1/x)} beyond (Cody and Waite), so that the polynomial's argument is at
     * most 1/2. One division serves all.
     */
    static Lane atan(Lane x) {
        Lane size = x.abs();
        Mask isSmall = size.lt(0.5);
        Mask isLarge = size.gt(2);
        Lane numerator = isLarge.select(-1, size.sub(1));
        Lane denominator = isLarge.select(size, size.add(1));
        Lane t = isSmall.select(size, numerator.div(denominator));
        Lane base = isSmall.select(0, isLarge.select(HALF_PI, QUARTER_PI));
        Lane baseLow = isSmall.select(0, isLarge.select(HALF_PI_LOW, QUARTER_PI_LOW));
        return withSignOf(base.add(atanBelowHalf(t, baseLow)), x);
    }

    /** The inverse of the tangent of a t in -1/2..1/2, and a small summand. */
    private static Lane atanBelowHalf(Lane t, Lane summand) {
        Lane square = t.mul(t);
        Lane p = Polynomials.horner(square, ATAN);
        return t.add(t.mul(square).fma(p, summand));
    }

    /**
     * The angle of the point (x, y), within 2 ulp: as {@link #atan} of the smaller size divided by
     * the larger one, then by symmetries, with the signs of zeros.
     */
    static Lane atan2(Lane y, Lane x) {
        Lane ySize = y.abs();
        Lane xSize = x.abs();
        Mask isSteep = ySize.gt(xSize);
        Lane small = isSteep.select(xSize, ySize);
        Lane large = isSteep.select(ySize, xSize);
        Mask isFlat = small.le(large.mul(0.5));
        // The sum of huge sizes would overflow.
        Lane scale = large.ge(HUGE).select(0.25, Lane.of(1));
        Lane scaledLarge = large.mul(scale);
        Lane numerator = small.fma(scale, scaledLarge.neg());
        Lane denominator = small.fma(scale, scaledLarge);
        // An angle of 0, too, if both are 0.
        Lane divisor = large.eq(0).select(1, large);
        Lane t = isFlat.select(small, numerator).div(isFlat.select(divisor, denominator));
        Lane base = isFlat.select(0, QUARTER_PI);
        Lane baseLow = isFlat.select(0, QUARTER_PI_LOW);
        // Up to pi/4; then pi/2 less it if steep, then pi less it if x is negative: the base is
        // exact and the sign of what is added to it changes.
        Mask isLeft = x.bits().isNegative();
        Lane turnedBase = isSteep.select(Lane.of(HALF_PI).sub(base), base);
        Lane turnedLow = isSteep.select(Lane.of(HALF_PI_LOW).sub(baseLow), baseLow);
        Lane wholeBase = isLeft.select(Lane.of(PI).sub(turnedBase), turnedBase);
        Lane wholeLow = isLeft.select(Lane.of(PI_LOW).sub(turnedLow), turnedLow);
        Lane turnedT = isSteep.select(t.neg(), t);
        Lane wholeT = isLeft.select(turnedT.neg(), turnedT);
        Lane angle = wholeBase.add(atanBelowHalf(wholeT, wholeLow));
        return withSignOf(angle, y).guarded(small.eq(Double.POSITIVE_INFINITY), "atan2", y, x);
    }

    /**
     * The inverse of the sine, within 2 ulp; NaN beyond 1.
     *
     * <p>Up to 1/2 an odd polynomial; beyond, {@code asin x = pi/2 - 2 asin sqrt((1-x)/2)} (Cody
     * and Waite).
     */
    static Lane asin(Lane x) {
        Lane size = x.abs();
        Mask isSmall = size.lt(0.5);
        Lane square = isSmall.select(x.mul(x), size.fma(-0.5, 0.5));
        Lane base = isSmall.select(size, square.sqrt());
        Lane cubic = base.mul(square).mul(Polynomials.horner(square, ASIN));
        Lane large = Lane.of(HALF_PI).sub(base.fma(2, cubic.fma(2, -HALF_PI_LOW)));
        return withSignOf(isSmall.select(base.add(cubic), large), x);
    }

    /** The inverse of the cosine, within 2 ulp; NaN beyond 1. As {@link #asin}. */
    static Lane acos(Lane x) {
        Lane size = x.abs();
        Mask isSmall = size.lt(0.5);
        Lane square = isSmall.select(x.mul(x), size.fma(-0.5, 0.5));
        Lane base = isSmall.select(x, square.sqrt());
        Lane cubic = base.mul(square).mul(Polynomials.horner(square, ASIN));
        Lane small = Lane.of(HALF_PI).sub(base.add(cubic.sub(HALF_PI_LOW)));
        Lane half = base.add(cubic);
        Lane left = Lane.of(PI).sub(base.fma(2, cubic.fma(2, -PI_LOW)));
        return isSmall.select(small, x.lt(0).select(left, half.add(half)));
    }
}
