package io.cotangent;

import io.cotangent.array.ArrayType;
import io.cotangent.array.CounterRandom;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.error.DTypeException;
import io.cotangent.error.DomainException;
import java.util.function.ToDoubleFunction;

/**
 * A source of random numbers that never changes: the same key gives the same numbers, always and
 * everywhere.
 *
 * <p>So every draw takes a key of its own: {@link #split} makes several of one, {@link #foldIn} one
 * for each step of a loop. Two draws from one key are related, not independent. Element i of a
 * draw, counted with the last index running fastest, depends on the key and on i alone.
 *
 * <pre>{@code
 * Rng[] keys = Rng.seed(42).split(2);
 * NDArray weights = keys[0].normalOf(0, 0.1, 784, 10);
 * NDArray noise = keys[1].foldIn(step).uniformBetween(-1, 1, 10);
 * }</pre>
 */
public final class Rng {
    private static final long DRAW = 0;
    private static final long SPLIT = 1;
    private static final long FOLD = 2;

    private final long key;

    private Rng(long key) {
        this.key = key;
    }

    /** The key of a number. Different numbers, even neighbours, give unrelated keys. */
    public static Rng seed(long seed) {
        return new Rng(seed);
    }

    /** A new key of this one and a number, such as that of a step. */
    public Rng foldIn(long number) {
        return new Rng(CounterRandom.bits(key, number, FOLD).low());
    }

    /** Some new keys, unrelated to each other and to this one. */
    public Rng[] split(int count) {
        Rng[] keys = new Rng[count];
        for (int i = 0; i < count; i++) {
            keys[i] = new Rng(CounterRandom.bits(key, i, SPLIT).low());
        }
        return keys;
    }

    /** Numbers evenly distributed over 0..1, without 1, with all 53 bits random. */
    public NDArray uniform(int... shape) {
        return uniform(DType.FLOAT64, shape);
    }

    /**
     * Numbers evenly distributed over {@code low..high}, without {@code high}.
     *
     * @throws DomainException if that is no range
     */
    public NDArray uniformBetween(double low, double high, int... shape) {
        return uniformBetween(DType.FLOAT64, low, high, shape);
    }

    /** As {@link #uniform(int...)}, of a floating-point type. */
    public NDArray uniform(DType dtype, int... shape) {
        return uniformBetween(dtype, 0, 1, shape);
    }

    /** As {@link #uniformBetween(double, double, int...)}, of a floating-point type. */
    public NDArray uniformBetween(DType dtype, double low, double high, int... shape) {
        if (!(low <= high) || Double.isInfinite(high - low)) {
            throw new DomainException(
                    "uniform: "
                            + low
                            + ".."
                            + high
                            + " is no range: give finite bounds, the lower one first");
        }
        double below = dtype == DType.FLOAT32 ? Math.nextDown((float) high) : Math.nextDown(high);
        double last = Math.max(low, below);
        return draw(
                "uniform",
                dtype,
                shape,
                bits -> Math.min(low + (high - low) * bits.lowFraction(), last));
    }

    /** Numbers of the standard normal distribution. */
    public NDArray normal(int... shape) {
        return normal(DType.FLOAT64, shape);
    }

    /** Numbers of a normal distribution. */
    public NDArray normalOf(double mean, double deviation, int... shape) {
        return normalOf(DType.FLOAT64, mean, deviation, shape);
    }

    /** As {@link #normal(int...)}, of a floating-point type. */
    public NDArray normal(DType dtype, int... shape) {
        return normalOf(dtype, 0, 1, shape);
    }

    /** As {@link #normalOf(double, double, int...)}, of a floating-point type. */
    public NDArray normalOf(DType dtype, double mean, double deviation, int... shape) {
        return draw("normal", dtype, shape, bits -> mean + deviation * standardNormal(bits));
    }

    /**
     * The transform of Box and Muller: a point whose angle is uniform and whose squared radius is
     * exponentially distributed has normal coordinates. {@code StrictMath} gives the same bits
     * everywhere.
     */
    private static double standardNormal(CounterRandom.Block bits) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - bits.lowFraction()));
        return radius * StrictMath.cos(2 * Math.PI * bits.highFraction());
    }

    private NDArray draw(
            String name, DType dtype, int[] shape, ToDoubleFunction<CounterRandom.Block> number) {
        ArrayType type = new ArrayType(dtype, Shape.of(shape));
        int size = type.shape().size();
        return switch (dtype) {
            case FLOAT64 -> {
                double[] numbers = new double[size];
                for (int i = 0; i < size; i++) {
                    numbers[i] = number.applyAsDouble(CounterRandom.bits(key, i, DRAW));
                }
                yield DenseArray.wrap(type, numbers);
            }
            case FLOAT32 -> {
                float[] numbers = new float[size];
                for (int i = 0; i < size; i++) {
                    numbers[i] = (float) number.applyAsDouble(CounterRandom.bits(key, i, DRAW));
                }
                yield DenseArray.wrap(type, numbers);
            }
            default ->
                    throw new DTypeException(
                            name
                                    + ": no random numbers of type "
                                    + dtype
                                    + ": draw float64 and use astype");
        };
    }

    /** Whether the other object is the same key. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Rng rng && key == rng.key;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(key);
    }

    /** As in {@code Rng[000000000000002a]}. */
    @Override
    public String toString() {
        return String.format("Rng[%016x]", key);
    }
}
