package io.cotangent.intrinsics.vector;

import java.util.Arrays;

/**
 * The exponential function of a number in parts: {@code e^x = 2^k e^(r + lost)}.
 *
 * <p>k is the integer nearest to x / ln 2, and r, at most ln(2) / 2 and a bit, is what is left. It
 * is found in two steps (Cody and Waite, Software Manual for the Elementary Functions, 1980), with
 * ln 2 in two numbers of full length: as a product is added with one rounding, the first step is
 * exact, because what it leaves is a multiple of the last bit of x or of ln 2 below 1/2, or x
 * itself if k is 0.
 *
 * @param numbers what there is to know of the format
 * @param x the number
 * @param log2e times x, is k before it is rounded
 * @param bits have k, plus a bias, as their low bits
 * @param r what is left, rounded; x itself if k is 0
 * @param lost what the rounding has lost
 */
record Exponent(Numbers numbers, Lane x, double log2e, Bits bits, Lane r, Lane lost) {
    private static final double LOG2_E = 0x1.71547652b82fep0;

    /** For {@code double}s. */
    static final Numbers DOUBLES =
            new Numbers(
                    Format.F64,
                    -746,
                    710,
                    707,
                    0x1.62e42fefa39efp-1,
                    0x1.abc9e3b39803fp-56,
                    // Such that e^r - 1 has a relative error of 2^-56.9.
                    0x1.0000000000005p-1,
                    0x1.555555555553bp-3,
                    0x1.555555555210ap-5,
                    0x1.1111111118834p-7,
                    0x1.6c16c17f2feeap-10,
                    0x1.a01a0177f11cep-13,
                    0x1.a019a69e28ae7p-16,
                    0x1.71de810a7618ep-19,
                    0x1.28a29323afda8p-22,
                    0x1.ae777b767de04p-26);

    /** For {@code float}s. */
    static final Numbers FLOATS =
            new Numbers(
                    Format.F32,
                    -104,
                    89,
                    86,
                    0x1.62e43p-1,
                    -0x1.05c61p-29,
                    // With an error of 2^-30.6.
                    0x1p-1,
                    0x1.555556p-3,
                    0x1.5555p-5,
                    0x1.110fc2p-7,
                    0x1.6d3074p-10,
                    0x1.a2d982p-13);

    /**
     * What there is to know of a format.
     *
     * @param low the results for any smaller argument are 0
     * @param high the results for any larger argument overflow
     * @param common up to this size of arguments, powers and their factors are normal numbers
     * @param ln2 ln 2 rounded
     * @param ln2Rest what ln 2 has beyond it
     * @param power {@code (e^r - 1 - r) / r^2}, by fpminimax of Sollya, for r up to 0.34663 to both
     *     sides
     */
    record Numbers(
            Format format,
            double low,
            double high,
            double common,
            double ln2,
            double ln2Rest,
            double... power) {
        /** With this bias, k has the bits of the exponent of 2^k. */
        int bias() {
            return format.bias;
        }

        /** With this bias, k can be split by {@link Exponent#scales}. */
        int split() {
            return 2 * format.bias;
        }

        /** {@code e^x} in a product, for sizes up to {@link #common}. */
        Reduced reduced(Lane x) {
            return reduced(x, 1, null);
        }

        /** {@code e^(x + rest)} in a product; the rest is small. */
        Reduced reduced(Lane x, Lane rest) {
            return reduced(x, 1, rest);
        }

        /** With {@code scale / e^(exact + rest) = e^-x}. */
        Reduced reciprocal(Lane x) {
            return reduced(x, -1, null);
        }

        private Reduced reduced(Lane x, int sign, Lane more) {
            double integers = format.rounder + bias();
            Lane shifted = x.fma(sign * LOG2_E, integers);
            Lane k = shifted.sub(integers);
            Lane exact = k.fma(-sign * ln2, x);
            double factor = -sign * ln2Rest;
            Lane rest = more == null ? k.mul(factor) : k.fma(factor, more);
            Lane scale = shifted.bits().shiftLeft(format.fractionBits).number();
            return new Reduced(this, scale, exact, rest);
        }

        /** The parts of {@code e^x}, for {@link #low} to {@link #high}, or NaN. */
        Exponent of(Lane x, int bias) {
            Lane shifted = x.fma(LOG2_E, format.rounder + bias);
            Lane k = shifted.sub(format.rounder + bias);
            Lane exact = k.fma(-ln2, x);
            Lane r = k.fma(-ln2Rest, exact);
            Lane lost = k.fma(-ln2Rest, exact.sub(r));
            return new Exponent(this, x, LOG2_E, shifted.bits(), r, lost);
        }

        /** The parts of {@code e^(x + rest)}; the rest is small. */
        Exponent ofSum(Lane x, Lane rest, int bias) {
            Lane shifted = x.fma(LOG2_E, format.rounder + bias);
            Lane k = shifted.sub(format.rounder + bias);
            Lane exact = k.fma(-ln2, x);
            Lane small = k.fma(-ln2Rest, rest);
            Lane r = exact.add(small);
            Lane lost = small.sub(r.sub(exact));
            return new Exponent(this, x, LOG2_E, shifted.bits(), r, lost);
        }

        /** With {@code 2^k 2^r = 2^x}, and nothing lost. */
        Exponent ofPowerOf2(Lane x) {
            double integers = format.rounder + split();
            Lane shifted = x.add(integers);
            return new Exponent(
                    this, x, 1, shifted.bits(), x.sub(shifted.sub(integers)), Lane.of(0));
        }

        /** A number, but the nearer of {@link #low} and {@link #high} if it is beyond them. */
        Lane clamp(Lane x) {
            return Exponent.clamp(x, low, high);
        }
    }

    /**
     * {@code e^x = scale e^(exact + rest)}, where no bit is lost and the rest is small: with fewer
     * operations than the parts of a whole {@link Exponent} take.
     */
    record Reduced(Numbers numbers, Lane scale, Lane exact, Lane rest) {
        /**
         * What {@code e^(exact + rest)} has beyond 1 + exact; to be called once. The polynomial's
         * first term is added last.
         */
        Lane above() {
            Lane r = exact.add(rest);
            Lane square = r.mul(r);
            double[] power = numbers.power;
            double[] higher = Arrays.copyOfRange(power, 1, power.length);
            Lane second = Polynomials.evenOdd(r, square, higher).fma(r, power[0]);
            return second.fma(square, rest);
        }
    }

    /** What {@code e^(r + lost)} has beyond 1 + r; to be called once. */
    Lane above() {
        Lane square = r.mul(r);
        return Polynomials.evenOdd(r, square, numbers.power).fma(square, lost);
    }

    /** {@code e^(r + lost)}. */
    Lane power() {
        return r.add(above()).add(1);
    }

    /** {@code 2^k}, for a bias of {@link Numbers#bias}; with another one, as much more or less. */
    Lane scale() {
        return powerOf2(bits);
    }

    /** Two powers of 2 whose product is {@code 2^k}, even if that is no normal number. */
    Lane[] scales() {
        Bits half = x.fma(log2e / 2, numbers.format.rounder + numbers.bias()).bits();
        return new Lane[] {powerOf2(half), powerOf2(bits.sub(half))};
    }

    private Lane powerOf2(Bits exponent) {
        return exponent.shiftLeft(numbers.format.fractionBits).number();
    }

    /** A number, but the nearest of the limits if it is beyond them. */
    static Lane clamp(Lane x, double low, double high) {
        Lane bounded = x.gt(high).select(high, x);
        return bounded.lt(low).select(low, bounded);
    }
}
