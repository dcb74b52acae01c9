package io.cotangent.number;

/** Questions to boxes; see {@link KnownMethods} for the parameters. */
public final class BoxSubstitutes {
    private BoxSubstitutes() {}

    /** {@link Double#isNaN()}. */
    public static boolean isNaN(Double box, Tape t) {
        MathRules.isNaN(box, box.isNaN(), t.shadowOf(box), t);
        return box.isNaN();
    }

    /** {@link Double#isInfinite()}. */
    public static boolean isInfinite(Double box, Tape t) {
        MathRules.isInfinite(box, box.isInfinite(), t.shadowOf(box), t);
        return box.isInfinite();
    }

    /** {@link Float#isNaN()}. */
    public static boolean isNaN(Float box, Tape t) {
        FloatMathRules.isNaN(box, box.isNaN(), t.shadowOf(box), t);
        return box.isNaN();
    }

    /** {@link Float#isInfinite()}. */
    public static boolean isInfinite(Float box, Tape t) {
        FloatMathRules.isInfinite(box, box.isInfinite(), t.shadowOf(box), t);
        return box.isInfinite();
    }
}
