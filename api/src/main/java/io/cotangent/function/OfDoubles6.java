package io.cotangent.function;

/**
 * A function of six plain numbers, such as a gradient.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface OfDoubles6<R> extends Fn6<Double, Double, Double, Double, Double, Double, R> {
    /** The value at these arguments. */
    R apply(double a, double b, double c, double d, double e, double f);

    @Override
    default R apply(Double a, Double b, Double c, Double d, Double e, Double f) {
        return apply((double) a, (double) b, (double) c, (double) d, (double) e, (double) f);
    }
}
