package io.cotangent.function;

/**
 * A function of four plain numbers that the library made, such as a gradient.
 *
 * @param <R> the type of the result
 */
public interface OfDoubles4<R> extends Fn4<Double, Double, Double, Double, R> {
    /** The value at these arguments. */
    R apply(double a, double b, double c, double d);

    /** The value at four plain numbers. */
    R at(double... numbers);

    @Override
    default R apply(Double a, Double b, Double c, Double d) {
        return apply((double) a, (double) b, (double) c, (double) d);
    }
}
