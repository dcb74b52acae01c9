package io.cotangent.function;

/**
 * A function of five plain numbers that the library made, such as a gradient.
 *
 * @param <R> the type of the result
 */
public interface OfDoubles5<R> extends Fn5<Double, Double, Double, Double, Double, R> {
    /** The value at these arguments. */
    R apply(double a, double b, double c, double d, double e);

    /** The value at five plain numbers. */
    R at(double... numbers);

    @Override
    default R apply(Double a, Double b, Double c, Double d, Double e) {
        return apply((double) a, (double) b, (double) c, (double) d, (double) e);
    }
}
