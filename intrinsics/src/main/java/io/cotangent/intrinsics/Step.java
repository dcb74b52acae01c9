package io.cotangent.intrinsics;

/**
 * One step of a {@link Formula}: it computes a value, for each element, from values before it,
 * which it names by their numbers.
 *
 * <p>Every step gives the bits of the kernel of the same name in {@link Kernels}.
 */
public sealed interface Step {
    /**
     * The same for all elements: a number, rounded to the kind's precision, or whether it is not 0.
     */
    record Constant(Kind kind, double value) implements Step {
        /** Constants are equal if their bits are: 0 is not -0, but NaN is NaN. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Constant(Kind otherKind, double otherValue)
                    && kind == otherKind
                    && Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(otherValue);
        }

        @Override
        public int hashCode() {
            return 31 * kind.hashCode() + Long.hashCode(Double.doubleToRawLongBits(value));
        }
    }

    /** A function of a number. */
    record Unary(UnaryFunction f, int x) implements Step {}

    /** A function of two numbers of one kind, or of two truth values. */
    record Binary(BinaryFunction f, int a, int b) implements Step {}

    /** A comparison of two values of one kind; a truth value. */
    record Compare(Comparison comparison, int a, int b) implements Step {}

    /** By a truth value one of two values of one kind. */
    record Select(int condition, int a, int b) implements Step {}

    /** The same value as another kind, as {@link Kernels#copy} converts it. */
    record Convert(Kind to, int x) implements Step {}
}
