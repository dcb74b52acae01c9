package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.error.DTypeException;
import io.cotangent.intrinsics.UnaryFunction;
import java.util.function.ToDoubleFunction;

/**
 * Random bits as numbers of some distributions, and arrays of them. {@code StrictMath} gives the
 * same bits everywhere.
 */
public final class Draws {
    /** What a key's bits are for, in the second half of the counter. */
    public static final long DRAW = 0;

    /** Attempts are counted above the purpose. */
    private static final int ATTEMPT = 8;

    /** Below, probabilities of the normal distribution are tiny. */
    private static final double FAR = -30;

    private static final int STEPS = 8;

    private Draws() {}

    /**
     * The transform of Box and Muller: a point whose angle is uniform and whose squared radius is
     * exponentially distributed has normal coordinates.
     */
    public static double normal(CounterRandom.Block bits) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - bits.lowFraction()));
        return radius * StrictMath.cos(2 * Math.PI * bits.highFraction());
    }

    /** The exponential distribution of rate 1. */
    public static double exponential(CounterRandom.Block bits) {
        return -StrictMath.log1p(-bits.openFraction());
    }

    /** The distribution of extreme values, with the distribution function {@code exp(-exp(-x))}. */
    public static double gumbel(CounterRandom.Block bits) {
        return -StrictMath.log(-StrictMath.log(bits.openFraction()));
    }

    /** The density {@code exp(-|x|) / 2}. */
    public static double laplace(CounterRandom.Block bits) {
        double size = -StrictMath.log(bits.openFraction());
        return bits.high() < 0 ? -size : size;
    }

    /** The distribution function {@code 1 / (1 + exp(-x))}. */
    public static double logistic(CounterRandom.Block bits) {
        double u = bits.openFraction();
        return StrictMath.log(u) - StrictMath.log1p(-u);
    }

    /** The density {@code 1 / (pi (1 + x^2))}. */
    public static double cauchy(CounterRandom.Block bits) {
        return StrictMath.tan(Math.PI * (bits.openFraction() - 0.5));
    }

    /**
     * The standard normal distribution within bounds, by its inverse; in the lower tail, where that
     * has all its digits, if both bounds are above 0.
     */
    public static double truncatedNormal(CounterRandom.Block bits, double low, double high) {
        if (low > 0) {
            return -truncatedNormal(bits, -high, -low);
        }
        if (high < FAR) {
            return Math.min(Math.max(inTail(bits, low, high), low), high);
        }
        double first = UnaryFunction.NORM_CDF.apply(low);
        double last = UnaryFunction.NORM_CDF.apply(high);
        double p = first + (last - first) * bits.openFraction();
        return Math.min(Math.max(UnaryFunction.NORM_PPF.apply(p), low), high);
    }

    /** Where probabilities may underflow: by their logarithms, which Newton's iteration inverts. */
    private static double inTail(CounterRandom.Block bits, double low, double high) {
        double last = UnaryFunction.NORM_LOG_CDF.apply(high);
        double ratio = Math.exp(UnaryFunction.NORM_LOG_CDF.apply(low) - last);
        double u = bits.openFraction();
        double target = last + Math.log(u + (1 - u) * ratio);
        double x = high;
        for (int i = 0; i < STEPS; i++) {
            double excess = UnaryFunction.NORM_LOG_CDF.apply(x) - target;
            x -= excess / UnaryFunction.NORM_LOG_CDF_SLOPE.apply(x);
        }
        return x;
    }

    /**
     * An integer below a bound, which counts as unsigned; each is exactly as likely (D. Lemire:
     * "Fast random integer generation in an interval", 2019).
     */
    public static long below(long key, long counter, long bound) {
        for (long attempt = 0; ; attempt++) {
            long bits = CounterRandom.bits(key, counter, DRAW | attempt << ATTEMPT).low();
            long rest = bits * bound;
            if (Long.compareUnsigned(rest, bound) >= 0
                    || Long.compareUnsigned(rest, Long.remainderUnsigned(-bound, bound)) >= 0) {
                return Math.unsignedMultiplyHigh(bits, bound);
            }
        }
    }

    /**
     * An array whose element i is made of the bits of the counter i.
     *
     * @param name what messages call the distribution
     */
    public static DenseArray fill(
            String name,
            ArrayType type,
            long key,
            ToDoubleFunction<CounterRandom.Block> distribution) {
        if (!type.dtype().isFloating()) {
            throw new DTypeException(
                    name
                            + ": no random numbers of type "
                            + type.dtype()
                            + ": draw float64 and use astype");
        }
        double[] numbers = new double[type.shape().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = distribution.applyAsDouble(CounterRandom.bits(key, i, DRAW));
        }
        DenseArray wide = DenseArray.wrap(type.withDType(DType.FLOAT64), numbers);
        return Maps.cast(wide, type.dtype());
    }
}
