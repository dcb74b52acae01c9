package io.cotangent.function;

/**
 * A function of two plain numbers that the library made, such as a gradient.
 *
 * @param <R> the type of the result
 */
public interface OfDoubles2<R> extends Fn2<Double, Double, R> {
    /** The value at these arguments. */
    R apply(double a, double b);

    /** The value at two plain numbers. */
    R at(double... numbers);

    @Override
    default R apply(Double a, Double b) {
        return apply((double) a, (double) b);
    }
}
