package io.cotangent.function;

/**
 * A function of three plain numbers that the library made, such as a gradient.
 *
 * @param <R> the type of the result
 */
public interface OfDoubles3<R> extends Fn3<Double, Double, Double, R> {
    /** The value at these arguments. */
    R apply(double a, double b, double c);

    /** The value at three plain numbers. */
    R at(double... numbers);

    @Override
    default R apply(Double a, Double b, Double c) {
        return apply((double) a, (double) b, (double) c);
    }
}
