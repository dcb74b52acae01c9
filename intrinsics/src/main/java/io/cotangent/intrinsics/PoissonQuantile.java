package io.cotangent.intrinsics;

/** Quantiles of the Poisson distribution. */
final class PoissonQuantile {
    /** Below, the probabilities are added from 0 on. */
    private static final double SMALL = 16;

    /** Beyond, the expansion is exact, but for rare draws that are off by one. */
    private static final double HUGE = 1e6;

    private PoissonQuantile() {}

    /** The smallest count that a draw of a mean exceeds with probability 1 - u or less. */
    static double value(double mean, double u) {
        if (!(mean >= 0) || !(u >= 0 && u < 1)) {
            return Double.NaN;
        }
        if (u == 0) {
            return 0;
        }
        return mean < SMALL ? summed(mean, u) : stepped(mean, u);
    }

    private static double summed(double mean, double u) {
        double probability = Math.exp(-mean);
        double sum = probability;
        int count = 0;
        while (sum < u && probability > 0) {
            count++;
            probability *= mean / count;
            sum += probability;
        }
        return count;
    }

    /** From the expansion of Cornish and Fisher, which is close, in steps of 1. */
    private static double stepped(double mean, double u) {
        double z = InverseErrorFunctions.ppf(u);
        double count = Math.floor(mean + Math.sqrt(mean) * z + (z * z - 1) / 6 + 0.5);
        if (mean > HUGE) {
            return Math.max(count, 0);
        }
        while (count > 0 && GammaQuantile.complement(count, mean) >= u) {
            count--;
        }
        while (GammaQuantile.complement(Math.max(count, 0) + 1, mean) < u) {
            count++;
        }
        return Math.max(count, 0);
    }
}
