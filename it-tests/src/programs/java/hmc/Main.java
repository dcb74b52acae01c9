package hmc;

import check.Check;
import io.cotangent.NDArray;
import java.util.Locale;

/** Samples of two densities, whose moments must be right within the error of the means. */
public final class Main {
    private static final int BATCHES = 20;
    private static final int SAMPLES = 1000;

    private Main() {}

    public static void main(String[] args) {
        normal();
        schools();
        Check.done();
    }

    private static void normal() {
        Chain chain = new Chain(Models::normal, NDArray.zeros(3), 1);
        NDArray samples = chain.samples(SAMPLES);
        report("normal", chain);
        NDArray centred = samples.sub(Models.MEAN);
        for (int i = 0; i < 3; i++) {
            mean("mean " + i, samples.get(":," + i), Models.MEAN.item(i));
            for (int j = 0; j <= i; j++) {
                NDArray products = centred.get(":," + i).mul(centred.get(":," + j));
                mean("covariance " + i + j, products, Models.COVARIANCE.item(i, j));
            }
        }
        Chain again = new Chain(Models::normal, NDArray.zeros(3), 1);
        Check.is("the same from the same seed", again.samples(50), samples.get(":50"));
    }

    private static void schools() {
        Chain chain = new Chain(Models::schools, NDArray.zeros(10), 2);
        NDArray samples = chain.samples(SAMPLES);
        report("schools", chain);
        Quadrature truth = new Quadrature();
        NDArray mu = samples.get(":,0");
        NDArray tau = samples.get(":,1").exp();
        mean("mu", mu, truth.mean((t, m) -> m));
        mean("log tau", samples.get(":,1"), truth.mean((t, m) -> Math.log(t)));
        mean("tau below 5", tau.lt(5).astype(mu.dtype()), truth.mean((t, m) -> t < 5 ? 1 : 0));
        NDArray first = mu.add(tau.mul(samples.get(":,2")));
        mean("the first school", first, truth.mean((t, m) -> truth.effect(0, t, m)));
    }

    private static void report(String name, Chain chain) {
        System.out.printf(Locale.ROOT, "%s: %d gradients%n", name, chain.steps());
    }

    /** The mean of numbers in a row is right within five times its error, by means of batches. */
    private static void mean(String what, NDArray numbers, double expected) {
        double mean = numbers.mean().item();
        NDArray batches = numbers.reshape(BATCHES, -1).mean(1);
        double error = batches.std(1, false, 0).item() / Math.sqrt(BATCHES);
        System.out.printf(
                Locale.ROOT, "  %-16s %8.4f +- %.4f, exactly %8.4f%n", what, mean, error, expected);
        Check.is(what + " is " + expected, Math.abs(mean - expected) < 5 * error, true);
        Check.is(what + " is known", error < 0.1 * numbers.std().item(), true);
    }
}
