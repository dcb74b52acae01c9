package io.cotangent.function;

/**
 * A function of six arguments, differentiable when the class of its code is marked.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 * @param <C> the type of argument 2
 * @param <D> the type of argument 3
 * @param <E> the type of argument 4
 * @param <F> the type of argument 5
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn6<A, B, C, D, E, F, R> extends DoubleFn6 {
    /** The value at these arguments. */
    R apply(A a, B b, C c, D d, E e, F f);

    /**
     * The value as a plain number, of a function whose arguments are of type Double and whose value
     * is a number. It makes this the more special type of function, so that the compiler takes a
     * lambda without types for a function of arrays.
     */
    @Override
    @SuppressWarnings({"unchecked", "FunctionalInterfaceMethodChanged"}) // as documented
    default double applyAsDouble(double a, double b, double c, double d, double e, double f) {
        return ((Fn6<Double, Double, Double, Double, Double, Double, ? extends Number>) this)
                .apply(a, b, c, d, e, f)
                .doubleValue();
    }
}
