package io.cotangent.function;

/**
 * A function of six plain numbers that the library made, such as a gradient.
 *
 * @param <R> the type of the result
 */
public interface OfDoubles6<R> extends Fn6<Double, Double, Double, Double, Double, Double, R> {
    /** The value at these arguments. */
    R apply(double a, double b, double c, double d, double e, double f);

    /** The value at six plain numbers. */
    R at(double... numbers);

    @Override
    default R apply(Double a, Double b, Double c, Double d, Double e, Double f) {
        return apply((double) a, (double) b, (double) c, (double) d, (double) e, (double) f);
    }
}
