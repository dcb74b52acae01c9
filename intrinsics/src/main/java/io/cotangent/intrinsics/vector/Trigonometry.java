package io.cotangent.intrinsics.vector;

/**
 * Sine, cosine and tangent.
 *
 * @param format the numbers
 * @param common up to it, multiples of the second of {@code commonHalfPi} are exact
 * @param commonHalfPi pi/2 in three numbers, the second with few bits
 * @param large larger numbers are left to {@link Rare}: the multiple of pi/2 would get inexact
 * @param halfPi pi/2 in three numbers of full length
 * @param sine {@code (sin(r) - r) / r^3} in r^2: by fpminimax of Sollya, for r up to pi/4 and a bit
 *     to both sides
 * @param cosine {@code (cos(r) - 1 + r^2 / 2) / r^4} in r^2, likewise
 */
record Trigonometry(
        Format format,
        double common,
        double[] commonHalfPi,
        double large,
        double[] halfPi,
        double[] sine,
        double[] cosine) {
    private static final double TWO_BY_PI = 0x1.45f306dc9c883p-1;

    /** For {@code double}s: a sine with an error of 2^-57.9, a cosine with one of 2^-64. */
    static final Trigonometry DOUBLES =
            new Trigonometry(
                    Format.F64,
                    0x1p22,
                    new double[] {0x1.921fb54442d18p0, 0x1.1a62633p-54, 0x1.45c06e0e68948p-86},
                    0x1p31,
                    new double[] {
                        0x1.921fb54442d18p0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110
                    },
                    new double[] {
                        -0x1.5555555555548p-3,
                        0x1.111111110f75dp-7,
                        -0x1.a01a019bf222ep-13,
                        0x1.71de355f05599p-19,
                        -0x1.ae5e5471f5501p-26,
                        0x1.5d8e3511cdb44p-33
                    },
                    new double[] {
                        0x1.555555555554bp-5,
                        -0x1.6c16c16c15016p-10,
                        0x1.a01a019c8f3eep-16,
                        -0x1.27e4f7f19d4b2p-22,
                        0x1.1ee9dbd0d86a6p-29,
                        -0x1.8fa681e385241p-37
                    });

    /** For {@code float}s: a sine with an error of 2^-31, a cosine with one of 2^-30.4. */
    static final Trigonometry FLOATS =
            new Trigonometry(
                    Format.F32,
                    0x1p10,
                    new double[] {0x1.921fb6p0, -0x1.7778p-25, -0x1.2e7b96p-40},
                    0x1p16,
                    new double[] {0x1.921fb6p0, -0x1.777a5cp-25, -0x1.ee59dap-50},
                    new double[] {-0x1.555556p-3, 0x1.111198p-7, -0x1.a08254p-13, 0x1.870f62p-19},
                    new double[] {0x1.555554p-5, -0x1.6c129ep-10, 0x1.9bc76cp-16});

    /** The sine. */
    Lane sin(Lane x) {
        Lane size = x.abs();
        Lane other = sin(x, ofAny(size)).guarded(size.gt(large), "sin", x);
        return sin(x, ofCommon(size)).unless(size.gt(common), other);
    }

    private Lane sin(Lane x, Angle angle) {
        Lane size = angle.isOdd().select(angle.cosine(), angle.sine());
        Bits sign = angle.quadrant().shiftLeft(format.size - 2).xor(x.bits()).and(format.sign);
        return size.bits().xor(sign).number();
    }

    /** The cosine. */
    Lane cos(Lane x) {
        Lane size = x.abs();
        Lane other = cos(ofAny(x)).guarded(size.gt(large), "cos", x);
        return cos(ofCommon(x)).unless(size.gt(common), other);
    }

    private Lane cos(Angle angle) {
        Lane size = angle.isOdd().select(angle.sine(), angle.cosine());
        Bits sign = angle.quadrant().add(1).shiftLeft(format.size - 2).and(format.sign);
        return size.bits().xor(sign).number();
    }

    /** The tangent: the quotient of sine and cosine in double length, with one division. */
    Lane tan(Lane x) {
        Lane size = x.abs();
        Lane other = tan(x, ofAny(size)).guarded(size.gt(large), "tan", x);
        return tan(x, ofCommon(size)).unless(size.gt(common), other);
    }

    private Lane tan(Lane x, Angle angle) {
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
        Bits sign = angle.quadrant().shiftLeft(format.size - 1).xor(x.bits()).and(format.sign);
        return size.bits().xor(sign).number();
    }

    /**
     * The multiple is subtracted in steps (Cody and Waite, Software Manual for the Elementary
     * Functions, 1980). As a product is added with one rounding, the first step, with a number of
     * full length, is exact: it leaves a multiple of that number's last bit below 1, or the angle
     * itself. So is the sum of r and what the second step has lost, whose products are exact.
     */
    private Angle ofCommon(Lane x) {
        Lane shifted = x.fma(TWO_BY_PI, format.rounder);
        Lane k = shifted.sub(format.rounder);
        Lane exact = k.fma(-commonHalfPi[0], x);
        Lane r = k.fma(-commonHalfPi[1], exact);
        Lane lost = k.fma(-commonHalfPi[1], exact.sub(r));
        return angle(shifted.bits(), r, k.fma(-commonHalfPi[2], lost));
    }

    /** As {@link #ofCommon}, but the second step is with a number of full length, too. */
    private Angle ofAny(Lane x) {
        Lane shifted = x.fma(TWO_BY_PI, format.rounder);
        Lane k = shifted.sub(format.rounder);
        Lane exact = k.fma(-halfPi[0], x);
        // The product in two numbers: near multiples of pi/2 little is left of the difference.
        Lane product = k.mul(halfPi[1]);
        Lane productRest = k.fma(halfPi[1], product.neg());
        Lane r = exact.sub(product);
        Lane lost = exact.sub(r).sub(product).sub(productRest);
        return angle(shifted.bits(), r, k.fma(-halfPi[2], lost));
    }

    private Angle angle(Bits quadrant, Lane r, Lane rest) {
        Lane square = r.mul(r);
        Lane fourth = square.mul(square);
        Lane less = square.fma(-0.5, 1);
        Lane sines = Polynomials.evenOdd(square, fourth, sine);
        Lane sineRest = square.mul(r).fma(sines, rest.mul(less));
        Lane cosines = Polynomials.evenOdd(square, fourth, cosine);
        Lane lostHalf = square.fma(-0.5, Lane.of(1).sub(less));
        Lane cosineRest = fourth.fma(cosines, lostHalf.sub(rest.mul(r)));
        Mask odd = quadrant.shiftLeft(format.size - 1).isNegative();
        return new Angle(quadrant, odd, r, sineRest, less, cosineRest);
    }

    /**
     * An angle less a multiple of pi/2, at most pi/4 and a bit, in two numbers; its sine is {@code
     * r + sineRest}, its cosine {@code less + cosineRest}.
     */
    private record Angle(
            Bits quadrant, Mask isOdd, Lane r, Lane sineRest, Lane less, Lane cosineRest) {
        Lane sine() {
            return r.add(sineRest);
        }

        Lane cosine() {
            return less.add(cosineRest);
        }
    }
}
