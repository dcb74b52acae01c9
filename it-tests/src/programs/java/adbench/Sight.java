package adbench;

/** The errors of bundle adjustment: how far points are off where cameras see them. */
final class Sight {
    private static final int CAMERA = 11;

    private Sight() {}

    /**
     * The errors of all observations, two for each, and those of their weights.
     *
     * @param all cameras, points and weights, one after the other
     */
    static double[] errors(int cameras, int points, double[] feature, double[] all) {
        int count = all.length - CAMERA * cameras - 3 * points;
        double[] errors = new double[3 * count];
        double[] seen = new double[2];
        for (int i = 0; i < count; i++) {
            double w = all[CAMERA * cameras + 3 * points + i];
            project(all, CAMERA * (i % cameras), CAMERA * cameras + 3 * (i % points), seen);
            errors[2 * i] = w * (seen[0] - feature[0]);
            errors[2 * i + 1] = w * (seen[1] - feature[1]);
            errors[2 * count + i] = 1 - w * w;
        }
        return errors;
    }

    private static void project(double[] all, int c, int p, double[] seen) {
        double[] x = new double[3];
        for (int i = 0; i < 3; i++) {
            x[i] = all[p + i] - all[c + 3 + i];
        }
        double[] local = rotated(all[c], all[c + 1], all[c + 2], x);
        double u = local[0] / local[2];
        double v = local[1] / local[2];
        double square = u * u + v * v;
        double distortion = 1 + all[c + 9] * square + all[c + 10] * square * square;
        seen[0] = u * distortion * all[c + 6] + all[c + 7];
        seen[1] = v * distortion * all[c + 6] + all[c + 8];
    }

    /** Rodrigues' formula. */
    private static double[] rotated(double a, double b, double c, double[] x) {
        double angle = Math.sqrt(a * a + b * b + c * c);
        double[] w = {a / angle, b / angle, c / angle};
        double along = (w[0] * x[0] + w[1] * x[1] + w[2] * x[2]) * (1 - Math.cos(angle));
        double[] turned = new double[3];
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            int k = (i + 2) % 3;
            double across = w[j] * x[k] - w[k] * x[j];
            turned[i] = x[i] * Math.cos(angle) + across * Math.sin(angle) + w[i] * along;
        }
        return turned;
    }
}
