package io.cotangent.intrinsics.vector;

/** Sine, cosine and tangent in double precision. */
final class Trigonometry {
    private static final long SIGN = Long.MIN_VALUE;

    /** Rounds a number to which it is added to an integer, which is in the low bits of the sum. */
    private static final double INTEGERS = 0x1.8p52;

    /** Larger numbers are left to {@link Rare}: the multiple of pi/2 would get inexact. */
    private static final double LARGE = 0x1p31;

    private static final double TWO_BY_PI = 0x1.45f306dc9c883p-1;

    /** Pi/2 in three numbers. */
    private static final double HALF_PI = 0x1.921fb54442d18p0;

    private static final double HALF_PI_REST = 0x1.1a62633145c07p-54;
    private static final double HALF_PI_REST_REST = -0x1.f1976b7ed8fbcp-110;

    /**
     * {@code (sin(r) - r) / r^3} in r^2: by fpminimax of Sollya, with a relative error of the sine
     * of 2^-57.9 for r up to 0.7855 to both sides.
     */
    private static final double[] SINE = {
        -0x1.5555555555548p-3,
        0x1.111111110f75dp-7,
        -0x1.a01a019bf222ep-13,
        0x1.71de355f05599p-19,
        -0x1.ae5e5471f5501p-26,
        0x1.5d8e3511cdb44p-33
    };

    /** {@code (cos(r) - 1 + r^2 / 2) / r^4} in r^2; likewise, with an error of 2^-64. */
    private static final double[] COSINE = {
        0x1.555555555554bp-5,
        -0x1.6c16c16c15016p-10,
        0x1.a01a019c8f3eep-16,
        -0x1.27e4f7f19d4b2p-22,
        0x1.1ee9dbd0d86a6p-29,
        -0x1.8fa681e385241p-37
    };

    private Trigonometry() {}

    /** The sine. */
    static Lane sin(Lane x) {
        Lane positive = x.abs();
        Angle angle = Angle.of(positive);
        Lane size = angle.isOdd().select(angle.cosine(), angle.sine());
        Bits sign = angle.quadrant().shiftLeft(62).xor(x.bits()).and(SIGN);
        return size.bits().xor(sign).number().guarded(positive.gt(LARGE), "sin", x);
    }

    /** The cosine. */
    static Lane cos(Lane x) {
        Angle angle = Angle.of(x);
        Lane size = angle.isOdd().select(angle.sine(), angle.cosine());
        Bits sign = angle.quadrant().add(1).shiftLeft(62).and(SIGN);
        return size.bits().xor(sign).number().guarded(x.abs().gt(LARGE), "cos", x);
    }

    /** The tangent: the quotient of sine and cosine in double length, with one division. */
    static Lane tan(Lane x) {
        Lane positive = x.abs();
        Angle angle = Angle.of(positive);
        Mask odd = angle.isOdd();
        Lane sine = angle.sine();
        Lane sineLost = angle.sineRest().sub(sine.sub(angle.r()));
        Lane cosine = angle.cosine();
        Lane cosineLost = angle.cosineRest().sub(cosine.sub(angle.less()));
        Lane above = odd.select(cosine, sine);
        Lane below = odd.select(sine, cosine);
        Lane reciprocal = Lane.of(1).div(below);
        Lane quotient = above.mul(reciprocal);
        Lane negated = quotient.neg();
        Lane lost = negated.fma(odd.select(sineLost, cosineLost), odd.select(cosineLost, sineLost));
        Lane size = negated.fma(below, above).add(lost).fma(reciprocal, quotient);
        Bits sign = angle.quadrant().shiftLeft(63).xor(x.bits()).and(SIGN);
        return size.bits().xor(sign).number().guarded(positive.gt(LARGE), "tan", x);
    }

    /**
     * An angle less a multiple of pi/2, at most pi/4 and a bit, in two numbers; its sine is {@code
     * r + sineRest}, its cosine {@code less + cosineRest}.
     *
     * <p>The multiple is subtracted in steps (Cody and Waite, Software Manual for the Elementary
     * Functions, 1980). As a product is added with one rounding, the first step, with a number of
     * full length, is exact: it leaves a multiple of 2^-53 below 1, or the angle itself.
     */
    private record Angle(Bits quadrant, Lane r, Lane sineRest, Lane less, Lane cosineRest) {
        static Angle of(Lane x) {
            Lane shifted = x.fma(TWO_BY_PI, INTEGERS);
            Lane k = shifted.sub(INTEGERS);
            Lane exact = k.fma(-HALF_PI, x);
            // The product in two numbers: near multiples of pi/2 little is left of the difference.
            Lane product = k.mul(HALF_PI_REST);
            Lane productRest = k.fma(HALF_PI_REST, product.neg());
            Lane r = exact.sub(product);
            Lane lost = exact.sub(r).sub(product).sub(productRest);
            Lane rest = k.fma(-HALF_PI_REST_REST, lost);
            Lane square = r.mul(r);
            Lane fourth = square.mul(square);
            Lane half = square.mul(0.5);
            Lane less = Lane.of(1).sub(half);
            Lane sines = Polynomials.evenOdd(square, fourth, SINE);
            Lane sineRest = square.mul(r).fma(sines, rest.mul(less));
            Lane cosines = fourth.mul(Polynomials.evenOdd(square, fourth, COSINE));
            Lane lostHalf = Lane.of(1).sub(less).sub(half);
            Lane cosineRest = rest.neg().fma(r, cosines).add(lostHalf);
            return new Angle(shifted.bits(), r, sineRest, less, cosineRest);
        }

        Mask isOdd() {
            return quadrant.shiftLeft(63).isNegative();
        }

        Lane sine() {
            return r.add(sineRest);
        }

        Lane cosine() {
            return less.add(cosineRest);
        }
    }
}
