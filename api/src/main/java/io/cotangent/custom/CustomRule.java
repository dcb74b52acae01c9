package io.cotangent.custom;

import org.jspecify.annotations.Nullable;

/** The user's derivative rule of a function, on trees: one of two directions. */
public sealed interface CustomRule {
    /** What messages call the rule. */
    String name();

    /**
     * What is the same for two rules of the same code, so that a rule that calls the function it
     * belongs to is known for one.
     */
    Object code();

    /**
     * A rule for tangents.
     *
     * @param name what messages call the rule
     * @param code the identity of its code
     * @param tangent the rule
     */
    record Jvp(String name, Object code, TangentRule tangent) implements CustomRule {}

    /**
     * A rule for cotangents.
     *
     * @param name what messages call the rule
     * @param code the identity of its code
     * @param cotangent the rule
     */
    record Vjp(String name, Object code, CotangentRule cotangent) implements CustomRule {}

    /** The map from the tangents of the arguments to that of the result. */
    @FunctionalInterface
    interface TangentRule {
        /**
         * The tangent of the result; null stands for zeros.
         *
         * @param tangents null for arguments that have none
         */
        @Nullable Object apply(
                @Nullable Object[] arguments, Object result, @Nullable Object[] tangents);
    }

    /** The map from the cotangent of the result to those of the arguments. */
    @FunctionalInterface
    interface CotangentRule {
        /** A cotangent for each argument: null for those that have none, and for zeros. */
        @Nullable Object[] apply(@Nullable Object[] arguments, Object result, Object cotangent);
    }
}
