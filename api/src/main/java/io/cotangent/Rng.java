package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

import io.cotangent.array.ArrayType;
import io.cotangent.array.CounterRandom;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Draws;
import io.cotangent.array.Shape;
import io.cotangent.error.DomainException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A source of random numbers that never changes: the same key gives the same numbers, always and
 * everywhere. (Where {@code uniform}, {@code normal} and what is made of them by few elementary
 * functions have the same bits on all machines, other distributions may differ in the last ones.)
 *
 * <p>So every draw takes a key of its own: {@link #split} makes several of one, {@link #foldIn} one
 * for each step of a loop. Two draws from one key are related, not independent. Element i of a
 * draw, counted with the last index running fastest, depends on the key and on i alone.
 *
 * <p>A key is an object, not a number in an array, and what it draws is a constant to derivatives
 * and to batches: each element of a batch sees the same numbers. For numbers of their own, map over
 * {@linkplain #batch a batch of keys}, too. Where the parameters of a distribution are arrays,
 * derivatives in them follow, for the numbers that are drawn are smooth functions of them; bits,
 * positions and counts have none.
 *
 * <pre>{@code
 * Rng[] keys = Rng.seed(42).split(2);
 * NDArray weights = keys[0].normalOf(0, 0.1, 784, 10);
 * NDArray noise = keys[1].foldIn(step).uniformBetween(-1, 1, 10);
 * }</pre>
 */
public final class Rng {
    private static final long SPLIT = 1;
    private static final long FOLD = 2;

    private final long key;
    private final List<Rng> batch;

    private Rng(long key) {
        this.key = key;
        this.batch = List.of();
    }

    private Rng(List<Rng> batch) {
        this.key = 0;
        this.batch = batch;
    }

    /**
     * Keys for the elements of a batch: an argument of a function that {@link Cotangent#vmap} maps,
     * which is then called with one of them for each element. It draws nothing itself.
     *
     * @throws DomainException if there is none
     */
    public static Rng batch(Rng... keys) {
        if (keys.length == 0) {
            throw new DomainException("a batch of keys: needs one key or more");
        }
        return new Rng(List.of(keys));
    }

    /** The keys of a {@linkplain #batch}; none for a key. */
    public List<Rng> keys() {
        return batch;
    }

    private long key() {
        if (!batch.isEmpty()) {
            throw new DomainException(
                    "a batch of "
                            + batch.size()
                            + " keys draws nothing itself: map over it with vmap, or take one of keys()");
        }
        return key;
    }

    /** The key of a number. Different numbers, even neighbours, give unrelated keys. */
    public static Rng seed(long seed) {
        return new Rng(seed);
    }

    /** A new key of this one and a number, such as that of a step. */
    public Rng foldIn(long number) {
        return new Rng(CounterRandom.bits(key(), number, FOLD).low());
    }

    /** Some new keys, unrelated to each other and to this one. */
    public Rng[] split(int count) {
        Rng[] keys = new Rng[count];
        for (int i = 0; i < count; i++) {
            keys[i] = new Rng(CounterRandom.bits(key(), i, SPLIT).low());
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
        return draw("normal", dtype, shape, bits -> mean + deviation * Draws.normal(bits));
    }

    /** Numbers of the exponential distribution of rate 1; divide them by another rate. */
    public NDArray exponential(int... shape) {
        return exponential(DType.FLOAT64, shape);
    }

    /** As {@link #exponential(int...)}, of a floating-point type. */
    public NDArray exponential(DType dtype, int... shape) {
        return draw("exponential", dtype, shape, Draws::exponential);
    }

    /** Numbers of the standard Gumbel distribution, that of extreme values. */
    public NDArray gumbel(int... shape) {
        return gumbel(DType.FLOAT64, shape);
    }

    /** As {@link #gumbel(int...)}, of a floating-point type. */
    public NDArray gumbel(DType dtype, int... shape) {
        return draw("gumbel", dtype, shape, Draws::gumbel);
    }

    /** Numbers of the Laplace distribution of mean 0 and scale 1. */
    public NDArray laplace(int... shape) {
        return laplace(DType.FLOAT64, shape);
    }

    /** As {@link #laplace(int...)}, of a floating-point type. */
    public NDArray laplace(DType dtype, int... shape) {
        return draw("laplace", dtype, shape, Draws::laplace);
    }

    /** Numbers of the logistic distribution of mean 0 and scale 1. */
    public NDArray logistic(int... shape) {
        return logistic(DType.FLOAT64, shape);
    }

    /** As {@link #logistic(int...)}, of a floating-point type. */
    public NDArray logistic(DType dtype, int... shape) {
        return draw("logistic", dtype, shape, Draws::logistic);
    }

    /** Numbers of the Cauchy distribution around 0 of scale 1. */
    public NDArray cauchy(int... shape) {
        return cauchy(DType.FLOAT64, shape);
    }

    /** As {@link #cauchy(int...)}, of a floating-point type. */
    public NDArray cauchy(DType dtype, int... shape) {
        return draw("cauchy", dtype, shape, Draws::cauchy);
    }

    /**
     * Numbers of the standard normal distribution between bounds, which may be infinite.
     *
     * @throws DomainException if the first bound is not below the second
     */
    public NDArray truncatedNormal(double low, double high, int... shape) {
        return truncatedNormal(DType.FLOAT64, low, high, shape);
    }

    /** As {@link #truncatedNormal(double, double, int...)}, of a floating-point type. */
    public NDArray truncatedNormal(DType dtype, double low, double high, int... shape) {
        if (!(low < high)) {
            throw new DomainException(
                    "truncatedNormal: "
                            + low
                            + ".."
                            + high
                            + " is no range: give the lower bound first");
        }
        return draw(
                "truncatedNormal", dtype, shape, bits -> Draws.truncatedNormal(bits, low, high));
    }

    /**
     * Integers from {@code low}, below {@code high}, of type {@code int64}; each is as likely.
     *
     * @throws DomainException if there is none
     */
    public NDArray integers(long low, long high, int... shape) {
        if (low >= high) {
            throw new DomainException(
                    "integers: there is none from "
                            + low
                            + ", below "
                            + high
                            + ": give a larger second bound");
        }
        ArrayType type = new ArrayType(DType.INT64, Shape.of(shape));
        long[] numbers = new long[type.shape().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = low + Draws.below(key(), i, high - low);
        }
        return DenseArray.wrap(type, numbers);
    }

    /**
     * The integers from 0, below {@code count}, in random order, of type {@code int64}; each order
     * is as likely.
     */
    public NDArray permutation(int count) {
        ArrayType type = new ArrayType(DType.INT64, Shape.of(count));
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) { // Fisher and Yates
            int place = (int) Draws.below(key(), i, i + 1L);
            numbers[i] = numbers[place];
            numbers[place] = i;
        }
        return DenseArray.wrap(type, numbers);
    }

    /**
     * Numbers of normal distributions, {@code mean + deviation z} with the numbers z of {@link
     * #normal(int...)}; derivatives in both parameters follow.
     *
     * @param shape the result's, to which the parameters are broadcast; none for theirs
     */
    public NDArray normalOf(NDArray mean, NDArray deviation, int... shape) {
        return EAGER.normalOf(this, mean, deviation, shape);
    }

    /**
     * Numbers evenly distributed between bounds, {@code low + (high - low) u}; derivatives in both
     * follow.
     *
     * @param shape the result's, to which the parameters are broadcast; none for theirs
     */
    public NDArray uniformBetween(NDArray low, NDArray high, int... shape) {
        return EAGER.uniformBetween(this, low, high, shape);
    }

    /**
     * Numbers of gamma distributions of a shape parameter, the concentration, and scale 1; multiply
     * them by another scale. They are quantiles of evenly distributed probabilities, so that they
     * are smooth in the parameter: derivatives, also second ones, follow.
     *
     * @param shape the result's, to which the parameter is broadcast; none for its own
     */
    public NDArray gamma(NDArray concentration, int... shape) {
        return EAGER.gamma(this, concentration, shape);
    }

    /**
     * Numbers of beta distributions; first and second derivatives in both parameters follow.
     *
     * @param shape the result's, to which the parameters are broadcast; none for theirs
     */
    public NDArray beta(NDArray a, NDArray b, int... shape) {
        return EAGER.beta(this, a, b, shape);
    }

    /**
     * Numbers that add up to 1 along the last axis, of Dirichlet distributions; first and second
     * derivatives in the concentrations follow.
     *
     * @param shape the result's, but for the last axis, to which the concentrations are broadcast;
     *     none for theirs
     */
    public NDArray dirichlet(NDArray concentrations, int... shape) {
        return EAGER.dirichlet(this, concentrations, shape);
    }

    /**
     * Booleans, each true with a probability.
     *
     * @param shape the result's, to which the probabilities are broadcast; none for theirs
     */
    public NDArray bernoulli(NDArray probability, int... shape) {
        return EAGER.bernoulli(this, probability, shape);
    }

    /**
     * Counts of Poisson distributions, of type {@code int64}.
     *
     * @param shape the result's, to which the means are broadcast; none for theirs
     */
    public NDArray poisson(NDArray mean, int... shape) {
        return EAGER.poisson(this, mean, shape);
    }

    /**
     * Positions along an axis, of type {@code int64}, each with a probability proportional to
     * {@code exp} of the logit there.
     *
     * @param shape the result's, to which the logits, without the axis, are broadcast; none for
     *     theirs
     */
    public NDArray categorical(NDArray logits, int axis, int... shape) {
        return EAGER.categorical(this, logits, axis, shape);
    }

    /** Rows of an array, its parts along axis 0, each as likely, with repetitions. */
    public NDArray choice(NDArray rows, int... shape) {
        return EAGER.choice(this, rows, shape);
    }

    /** An array with its parts along an axis in random order. */
    public NDArray shuffle(NDArray x, int axis) {
        return EAGER.shuffle(this, x, axis);
    }

    private NDArray draw(
            String name,
            DType dtype,
            int[] shape,
            ToDoubleFunction<CounterRandom.Block> distribution) {
        return Draws.fill(name, new ArrayType(dtype, Shape.of(shape)), key(), distribution);
    }

    /** Whether the other object is the same key. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Rng rng && key == rng.key && batch.equals(rng.batch);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(key) + batch.hashCode();
    }

    /** As in {@code Rng[000000000000002a]}. */
    @Override
    public String toString() {
        return batch.isEmpty() ? String.format("Rng[%016x]", key) : "Rng" + batch;
    }
}
