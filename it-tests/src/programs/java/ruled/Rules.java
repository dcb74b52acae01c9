package ruled;

/** Rules for methods of other classes. */
public final class Rules {
    private Rules() {}

    static double scaledRule(Methods object, double x, double cotangent) {
        return 20 * object.scale() * cotangent;
    }

    /** For {@link ruled.foreign.Outside#table}. */
    public static double tableRule(double x, double y, double cotangent) {
        return cotangent * y * Math.log(2);
    }

    /** For {@link ruled.foreign.Outside#halve}. */
    public static double halveRule(ruled.foreign.Outside object, double x, double dx) {
        return dx / 2;
    }
}
