package io.cotangent.intrinsics.linalg;

/**
 * The singular value decomposition of the matrix {@code [f g; 0 h]}.
 *
 * <p>Of its singular values, the sum is {@code hypot(|f| + |h|, g)}, the difference {@code
 * hypot(|f| - |h|, g)} and the product {@code |f h|}, so both are found without cancellation. The
 * right vectors are those of {@code B'B}, and the larger left one is the image of the larger right
 * one.
 *
 * @param larger not negative
 * @param smaller of the sign of {@code f h}
 */
record Pair(
        double larger,
        double smaller,
        double leftCosine,
        double leftSine,
        double rightCosine,
        double rightSine) {

    static Pair of(double f, double g, double h) {
        double scale = Math.max(Math.abs(f), Math.max(Math.abs(g), Math.abs(h)));
        if (scale == 0) {
            return new Pair(0, 0, 1, 0, 1, 0);
        }
        double top = f / scale;
        double side = g / scale;
        double bottom = h / scale;
        double larger = larger(top, side, bottom);
        double smaller = Math.abs(top) / larger * bottom;
        // tan 2x = 2 f g / (f^2 - g^2 - h^2)
        double angle =
                0.5 * Math.atan2(2 * top * side, (top - bottom) * (top + bottom) - side * side);
        double rightCosine = Math.cos(angle);
        double rightSine = Math.sin(angle);
        double x = top * rightCosine + side * rightSine;
        double y = bottom * rightSine;
        double norm = Math.hypot(x, y);
        return new Pair(
                larger * scale,
                (top < 0 ? -smaller : smaller) * scale,
                x / norm,
                y / norm,
                rightCosine,
                rightSine);
    }

    /** The smaller singular value alone. */
    static double smaller(double f, double g, double h) {
        double larger = larger(f, g, h);
        double least = Math.min(Math.abs(f), Math.abs(h));
        return larger == 0 ? 0 : Math.max(Math.abs(f), Math.abs(h)) / larger * least;
    }

    private static double larger(double f, double g, double h) {
        double sum = Math.hypot(Math.abs(f) + Math.abs(h), g);
        double difference = Math.hypot(Math.abs(f) - Math.abs(h), g);
        return (sum + difference) / 2;
    }
}
