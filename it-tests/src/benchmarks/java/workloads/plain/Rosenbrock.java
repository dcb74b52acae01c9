package workloads.plain;

/** W6. */
public final class Rosenbrock {
    private Rosenbrock() {}

    /** The valley. */
    public static double f(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double across = x[i + 1] - x[i] * x[i];
            double along = 1 - x[i];
            sum += 100 * across * across + along * along;
        }
        return sum;
    }
}
