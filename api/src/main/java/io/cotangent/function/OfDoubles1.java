package io.cotangent.function;

/**
 * A function of one plain number that the library made, such as a gradient.
 *
 * @param <R> the type of the result
 */
public interface OfDoubles1<R> extends Fn1<Double, R> {
    /** The value at these arguments. */
    R apply(double a);

    /** The value at one plain number. */
    R at(double... numbers);

    @Override
    default R apply(Double a) {
        return apply((double) a);
    }
}
