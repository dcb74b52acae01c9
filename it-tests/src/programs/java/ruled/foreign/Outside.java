package ruled.foreign;

/** Somebody else's class, which is not marked. */
public class Outside {
    private static final double[] POWERS = new double[64];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Math.pow(2, i / 64.);
        }
    }

    /** 2 to the power of x, from a table. */
    public static double table(double x) {
        double floor = Math.floor(x);
        double rest = (x - floor) * POWERS.length;
        double remainder = (rest - (int) rest) / POWERS.length;
        return Math.scalb(POWERS[(int) rest], (int) floor) * Math.exp(remainder * Math.log(2));
    }

    /** Half a number, by its exponent. */
    public double halve(double x) {
        return Double.longBitsToDouble(Double.doubleToLongBits(x) - (1L << 52));
    }

    /** A rule that is not marked. */
    public static double outside(double x, double cotangent) {
        return cotangent;
    }
}
