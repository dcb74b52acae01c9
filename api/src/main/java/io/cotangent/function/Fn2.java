package io.cotangent.function;

/**
 * A function of two arguments, differentiable when the class of its code is marked.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn2<A, B, R> extends DoubleFn2 {
    /** The value at these arguments. */
    R apply(A a, B b);

    /**
     * The value as a plain number, of a function whose arguments are of type Double and whose value
     * is a number. It makes this the more special type of function, so that the compiler takes a
     * lambda without types for a function of arrays.
     */
    @Override
    @SuppressWarnings({"unchecked", "FunctionalInterfaceMethodChanged"}) // as documented
    default double applyAsDouble(double a, double b) {
        return ((Fn2<Double, Double, ? extends Number>) this).apply(a, b).doubleValue();
    }
}
