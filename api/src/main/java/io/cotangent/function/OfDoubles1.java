package io.cotangent.function;

/**
 * A function of a plain number, such as a gradient.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface OfDoubles1<R> extends Fn1<Double, R> {
    /** The value at these arguments. */
    R apply(double a);

    @Override
    default R apply(Double a) {
        return apply((double) a);
    }
}
