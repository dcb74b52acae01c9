package io.cotangent.number;

/**
 * The sum that Java's streams compute: with a correction of what rounding loses (W. Kahan, "Further
 * remarks on reducing truncation errors", 1965), so that it has the same bits.
 */
final class NumberSum {
    private final double[] sum = new double[1];
    private double correction;
    private double plain;
    private long count;

    void add(double x, int dx, Tape t) {
        double before = sum[0];
        int d = Stored.shadow(sum, 0, t);
        double corrected = x - correction;
        double after = before + corrected;
        correction = after - before - corrected;
        plain += x;
        count++;
        Stored.store(sum, 0, after, Steps.binary(Rule.ADD, d, dx, before, x, after, t), t);
    }

    void addAll(NumberSource source, Tape t) {
        while (source.advance(t)) {
            add(source.value, source.shadow, t);
        }
    }

    long count() {
        return count;
    }

    /** The sum, whose shadow is left in the tape. */
    double result(Tape t) {
        double z = sum[0] - correction;
        if (Double.isNaN(z) && Double.isInfinite(plain)) {
            z = plain;
        }
        t.result = Steps.corrected(sum[0], z, Stored.shadow(sum, 0, t), t);
        return z;
    }

    /** The sum over the count, 0 where there is nothing; its shadow is left in the tape. */
    double mean(Tape t) {
        if (count == 0) {
            t.result = 0;
            return 0;
        }
        double z = result(t);
        double mean = z / count;
        t.result = Steps.binary(Rule.DIV, t.result, 0, z, (double) count, mean, t);
        return mean;
    }
}
