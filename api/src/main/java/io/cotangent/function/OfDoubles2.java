package io.cotangent.function;

/**
 * A function of two plain numbers, such as a gradient.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface OfDoubles2<R> extends Fn2<Double, Double, R> {
    /** The value at these arguments. */
    R apply(double a, double b);

    @Override
    default R apply(Double a, Double b) {
        return apply((double) a, (double) b);
    }
}
