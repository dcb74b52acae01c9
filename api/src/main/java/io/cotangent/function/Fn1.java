package io.cotangent.function;

/**
 * A function of one argument, differentiable when the class of its code is marked.
 *
 * @param <A> the type of argument 0
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn1<A, R> extends DoubleFn1, DoubleArrayFn {
    /** The value at this argument. */
    R apply(A a);

    /**
     * The value as a plain number, of a function whose arguments are of type Double and whose value
     * is a number. It makes this the more special type of function, so that the compiler takes a
     * lambda without types for a function of arrays.
     */
    @Override
    @SuppressWarnings({"unchecked", "FunctionalInterfaceMethodChanged"}) // as documented
    default double applyAsDouble(double a) {
        return ((Fn1<Double, ? extends Number>) this).apply(a).doubleValue();
    }

    /** As {@link #applyAsDouble}, for a function of Java arrays of numbers. */
    @Override
    @SuppressWarnings({"unchecked", "FunctionalInterfaceMethodChanged"}) // as documented
    default double[] applyToArray(double[] x) {
        return ((Fn1<double[], double[]>) this).apply(x);
    }
}
