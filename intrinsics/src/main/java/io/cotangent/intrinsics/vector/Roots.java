package io.cotangent.intrinsics.vector;

/** Cube roots and the lengths of vectors, for {@code double}s. */
final class Roots {
    /**
     * Less a third of a number's bits, the bits of an approximation of the reciprocal of its cube
     * root: 4/3 of those of 1, less what makes the largest errors equal.
     */
    private static final long RECIPROCAL_CUBE_ROOT = 0x553ee00000000000L;

    /** {@code (1 - h)^(-1/3)} for the h that this approximation leaves; see {@link #cbrt}. */
    private static final double[] CUBE_ROOT_STEP = {
        1, 1.0 / 3, 2.0 / 9, 14.0 / 81, 35.0 / 243, 91.0 / 729
    };

    /** Below, a cube root is computed of a multiple, so that its error is not lost. */
    private static final double CUBE_SMALL = 0x1p-900;

    private static final double CUBE_SCALE = 0x1p300;
    private static final double CUBE_UNSCALE = 0x1p-100;

    /** Beyond these, squares may overflow, or underflow so that too many places are lost. */
    private static final double SQUARE_LARGE = 0x1p510;

    private static final double SQUARE_SMALL = 0x1p-450;
    private static final double SQUARE_SCALE = 0x1p600;

    private static final long SIGN = Long.MIN_VALUE;

    private Roots() {}

    /**
     * The cube root, within 1 ulp, also of negative numbers.
     *
     * <p>An approximation y of the reciprocal root, taken from the bits (Kahan), is improved twice
     * by a polynomial in {@code h = 1 - x y^3}, without a division; {@code x y^2} and one step of
     * Newton's method from it remain.
     */
    static Lane cbrt(Lane x) {
        Lane size = x.abs();
        Mask isSmall = size.lt(CUBE_SMALL);
        Lane scaled = isSmall.select(size.mul(CUBE_SCALE), size);
        Bits bits = scaled.bits();
        // A third is 5/16 (1 + 1/16) (1 + 1/256) (1 + 1/65536) but for 2^-32.
        Bits third = bits.shiftRight(2).add(bits.shiftRight(4));
        third = third.add(third.shiftRight(4));
        third = third.add(third.shiftRight(8));
        third = third.add(third.shiftRight(16));
        Lane y = Bits.of(RECIPROCAL_CUBE_ROOT).sub(third).number();
        Lane h = scaled.mul(y).mul(y.neg()).fma(y, 1);
        y = y.mul(Polynomials.horner(h, CUBE_ROOT_STEP));
        h = scaled.mul(y).mul(y.neg()).fma(y, 1);
        y = y.mul(h).fma(h.fma(2.0 / 9, 1.0 / 3), y);
        Lane root = scaled.mul(y).mul(y);
        Lane error = root.mul(root).fma(root.neg(), scaled);
        root = error.fma(y.mul(y).mul(1.0 / 3), root);
        root = isSmall.select(root.mul(CUBE_UNSCALE), root);
        Lane signed = root.bits().or(x.bits().and(SIGN)).number();
        return size.lt(Double.POSITIVE_INFINITY).select(signed, x);
    }

    /**
     * The length of the vector (a, b), within 1 ulp, without overflow or underflow of the squares;
     * infinite if either is infinite, even if the other is NaN.
     */
    static Lane hypot(Lane a, Lane b) {
        Lane aSize = a.abs();
        Lane bSize = b.abs();
        Mask isOrdered = aSize.ge(bSize);
        Lane large = isOrdered.select(aSize, bSize);
        Lane small = isOrdered.select(bSize, aSize);
        Mask isLarge = large.gt(SQUARE_LARGE);
        Mask isSmall = large.lt(SQUARE_SMALL);
        Lane scale = isLarge.select(1 / SQUARE_SCALE, isSmall.select(SQUARE_SCALE, Lane.of(1)));
        Lane unscale = isLarge.select(SQUARE_SCALE, isSmall.select(1 / SQUARE_SCALE, Lane.of(1)));
        Lane x = large.mul(scale);
        Lane y = small.mul(scale);
        Lane length = x.fma(x, y.mul(y)).sqrt().mul(unscale);
        Mask isInfinite = aSize.eq(Double.POSITIVE_INFINITY).or(bSize.eq(Double.POSITIVE_INFINITY));
        return isInfinite.select(Double.POSITIVE_INFINITY, length);
    }
}
