package workloads.plain;

/** Heat in a rod, by explicit steps on arrays that are made anew at each. */
public final class Heat {
    private static final int STEPS = 20;
    private static final double RATIO = 0.1;

    private Heat() {}

    /** The squares of what is left, from the temperatures at the start. */
    public static double f(double[] start) {
        double[] now = start.clone();
        for (int step = 0; step < STEPS; step++) {
            double[] next = new double[now.length];
            for (int i = 1; i + 1 < now.length; i++) {
                next[i] = now[i] + RATIO * (now[i - 1] - 2 * now[i] + now[i + 1]);
            }
            now = next;
        }
        double sum = 0;
        for (double each : now) {
            sum += each * each;
        }
        return sum;
    }
}
