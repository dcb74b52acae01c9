package io.cotangent.intrinsics.vector;

/**
 * Cube roots, reciprocals of square roots, and the lengths of vectors.
 *
 * <p>Roots begin with an approximation of the reciprocal root that is taken from a number's bits
 * (Kahan), and improve it without a division. How much of the number it leaves tells whether it is
 * a number that the bits say nothing of: subnormal, infinite, NaN, 0, or negative.
 *
 * @param format the numbers
 * @param cubeStep {@code (1 - h)^(-1/3)} by Remez' algorithm for h up to {@link #CUBE_LEFT} to both
 *     sides
 * @param cubeScale makes subnormal numbers normal
 * @param cubeUnscale undoes it to the cube root
 * @param squareStep {@code (1 - h)^(-1/2)} likewise for h up to {@link #SQUARE_LEFT}
 * @param squareLast the same function's terms from the first on, for the h that is left then
 * @param leastSquares sums of squares from here on have lost nothing
 * @param lengthScale by it, small vectors are multiplied and large ones are divided
 */
record Roots(
        Format format,
        double[] cubeStep,
        double cubeScale,
        double cubeUnscale,
        double[] squareStep,
        double[] squareLast,
        double leastSquares,
        double lengthScale) {
    /** For {@code double}s: the steps have errors of 2^-23.4 and 2^-25.3. */
    static final Roots DOUBLES =
            new Roots(
                    Format.F64,
                    new double[] {
                        0x1.00000015acf55p0,
                        0x1.5554332c14e02p-2,
                        0x1.c71867e88a5eap-3,
                        0x1.65597d177f207p-3,
                        0x1.2abc0fd55c90ep-3
                    },
                    0x1p60,
                    0x1p-20,
                    new double[] {
                        0x1.00000002d6b27p0,
                        0x1.ffff8e67ec1d3p-2,
                        0x1.7fff4c063b7a2p-2,
                        0x1.417adb94f345dp-2,
                        0x1.199aa29c73ebap-2
                    },
                    new double[] {1.0 / 2, 3.0 / 8},
                    0x1p-900,
                    0x1p600);

    /** For {@code float}s: the steps have errors of 2^-18.9 and 2^-20.3. */
    static final Roots FLOATS =
            new Roots(
                    Format.F32,
                    new double[] {0x1.ffffbep-1, 0x1.55540ap-2, 0x1.ca38c6p-3, 0x1.658194p-3},
                    0x1p30,
                    0x1p-10,
                    new double[] {0x1.ffffe6p-1, 0x1.ffff96p-2, 0x1.815092p-2, 0x1.41726cp-2},
                    new double[] {1.0 / 2},
                    0x1p-100,
                    0x1p100);

    /** What the bits leave at most of a cube, {@code h = 1 - x y^3}; and of a square. */
    private static final double CUBE_LEFT = 0.1023;

    private static final double SQUARE_LEFT = 0.0684;

    /** What makes the largest errors of both signs equal, in exponents. */
    private static final double CUBE_SHIFT = -0.068;

    private static final double SQUARE_SHIFT = -0.0681;

    /** The cube root, within 1 ulp, also of negative numbers. */
    Lane cbrt(Lane x) {
        Lane size = x.abs();
        CubeRoot common = cubeRoot(size);
        // The others are their own cube roots, but for subnormal numbers.
        Lane scaled = cubeRoot(size.mul(cubeScale)).root.mul(cubeUnscale);
        Lane other = size.lt(1).select(scaled, size);
        Lane root = common.root.unless(common.left.abs().le(CUBE_LEFT).not(), other);
        return root.bits().or(x.bits().and(format.sign)).number();
    }

    /** A cube root, and what the bits have left. */
    private record CubeRoot(Lane root, Lane left) {}

    /**
     * With y an approximation of the reciprocal cube root, {@code r = x y^2} is one of the root; of
     * the two terms of {@code (1 + e)^(1/3)} with {@code e = x / r^3 - 1} that follow, the second
     * also makes up for the use of y in the first.
     */
    private CubeRoot cubeRoot(Lane x) {
        Lane y = reciprocalCubeRoot(x.bits()).number();
        Lane left = y.mul(y).mul(x).neg().fma(y, 1);
        y = y.mul(Polynomials.horner(left, cubeStep));
        Lane square = y.mul(y);
        Lane root = square.mul(x);
        Lane error = root.mul(root).fma(root.neg(), x).mul(square);
        Lane factor = format.isDouble() ? error.mul(y).fma(2.0 / 9, 1.0 / 3) : Lane.of(1.0 / 3);
        return new CubeRoot(error.fma(factor, root), left);
    }

    /** 4/3 of the bits of 1, less a third of the bits, which is found as a product of numbers. */
    private Bits reciprocalCubeRoot(Bits bits) {
        int places = format.size - format.fractionBits;
        double unit = 1L << format.fractionBits;
        double one = Math.scalb(unit, -places);
        double constant = unit + unit / 3 + (format.bias * 4.0 / 3 + CUBE_SHIFT) * one;
        Lane integer = bits.shiftRight(places).or(format.bits(unit)).number();
        return integer.fma(-1.0 / 3, Math.rint(constant)).bits().shiftLeft(places);
    }

    /** The reciprocal of the square root, within 1 ulp; but 2 ulp for subnormal numbers. */
    Lane rsqrt(Lane x) {
        double one = 1L << format.fractionBits;
        long constant = (long) ((format.bias * 3.0 / 2 + SQUARE_SHIFT) * one);
        Lane y = Bits.of(constant).sub(x.bits().shiftRight(1)).number();
        Lane minus = x.neg();
        Lane left = minus.mul(y).fma(y, 1);
        y = y.mul(Polynomials.horner(left, squareStep));
        Lane product = minus.mul(y);
        Lane productRest = minus.fma(y, product.neg());
        Lane last = productRest.fma(y, product.fma(y, 1));
        Lane root = y.mul(last).fma(Polynomials.horner(last, squareLast), y);
        return root.unless(left.abs().le(SQUARE_LEFT).not(), Lane.of(1).div(x.sqrt()));
    }

    /**
     * The length of the vector (a, b), within 1 ulp; infinite if either is infinite, even if the
     * other is NaN. If squares would overflow or underflow, those of a multiple are taken.
     */
    Lane hypot(Lane a, Lane b) {
        Lane aSize = a.abs();
        Lane bSize = b.abs();
        Mask isOrdered = aSize.ge(bSize);
        Lane large = isOrdered.select(aSize, bSize);
        Lane small = isOrdered.select(bSize, aSize);
        Lane squares = squares(large, small);
        Mask isCommon = squares.ge(leastSquares).and(squares.lt(Double.POSITIVE_INFINITY));
        Mask isLarge = large.gt(1);
        Lane scale = isLarge.select(1 / lengthScale, lengthScale);
        Lane unscale = isLarge.select(lengthScale, 1 / lengthScale);
        Lane scaled = squares(large.mul(scale), small.mul(scale)).sqrt().mul(unscale);
        Mask isInfinite = aSize.eq(Double.POSITIVE_INFINITY).or(bSize.eq(Double.POSITIVE_INFINITY));
        Lane other = isInfinite.select(Double.POSITIVE_INFINITY, scaled);
        return squares.sqrt().unless(isCommon.not(), other);
    }

    private static Lane squares(Lane large, Lane small) {
        return large.fma(large, small.mul(small));
    }
}
