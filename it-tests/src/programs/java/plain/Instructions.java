package plain;

/** Each instruction that moves or computes numbers. */
final class Instructions {
    private double field = 1;
    private float floatField = 1;
    private static double shared = 2;

    private Instructions() {}

    static void run() {
        Against.differences("operators", Instructions::operators, 1.3, .7);
        Against.differences("constants and casts", Instructions::constants, 1.3);
        Against.differences("elements that are assigned and used", Instructions::elements, 2, 3);
        Against.differences("fields that are assigned and used", Instructions::fields, 2, 3);
        Against.differences("locals that are assigned and used", Instructions::locals, 2, 3);
        Against.differences("numbers among longs", Instructions::wide, 2, 3);
        Against.differences("branches", Instructions::branches, 2, 3);
        Against.differences("a switch", Instructions::switches, 2, 3);
        Against.differences("loops", Instructions::loops, 1.1);
        Against.differences("conditions", Instructions::conditions, 2, 3);
        Against.differences("matrices", Instructions::matrices, 2, 3, 4, 5);
        Against.differences("floats", 1e-3, Instructions::floats, 1.5, 2.25);
    }

    private static double operators(double[] x) {
        double a = x[0];
        double b = x[1];
        return (a + b) * (a - b) / (a * b + 1) - -a + 7.5 % b + a % .4;
    }

    private static double constants(double[] x) {
        int n = 3;
        long big = 1L << 40;
        float f = 2.5f;
        double zero = 0;
        double one = 1.0;
        return x[0] * n + big * x[0] / (1L << 39) + f * x[0] + zero + one * x[0] + (int) 2.9;
    }

    private static double elements(double[] x) {
        double[] y = new double[4];
        int i = 0;
        y[i++] = x[0] * x[1];
        y[i++] += y[0] = x[1] * x[1];
        double used = y[i] = y[0] + y[1];
        used += y[i] *= x[0];
        y[3] -= used;
        y[3]++;
        double after = y[3]++;
        double before = --y[2];
        return y[0] + 2 * y[1] + 3 * y[2] * y[3] + after * before;
    }

    private static double fields(double[] x) {
        Instructions o = new Instructions();
        double used = o.field = x[0] * 3;
        used += o.field *= x[1];
        double old = o.field++;
        shared = used * old;
        double both = shared += o.field;
        shared -= 1;
        return both * shared + o.field--;
    }

    private static double locals(double[] x) {
        double a = x[0];
        double b = a = a * x[1];
        b += a++;
        a -= ++b;
        double c = a;
        a = x[1];
        return a * b + c * c;
    }

    private static double wide(double[] x) {
        long l = 5;
        double a = x[0];
        long m = l * 2;
        double b = x[1] * m;
        long[] array = {1, 2, 3};
        array[1] += array[2]++;
        double[] y = {a, b};
        y[0] += array[1] * (y[1] += l);
        return y[0] * y[1];
    }

    private static double branches(double[] x) {
        double y;
        if (x[0] > x[1]) {
            y = x[0];
        } else if (x[0] < x[1] && x[0] >= 1 || x[1] <= 0) {
            y = x[0] * x[1];
        } else {
            y = x[1];
        }
        double z = x[0] != x[1] ? y * 2 : y;
        return z == 0 ? 1 : z * (x[1] > 2 ? x[1] : x[0] / x[1]);
    }

    @SuppressWarnings("fallthrough") // on purpose
    private static double switches(double[] x) {
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            sum +=
                    switch (i) {
                        case 0 -> x[0];
                        case 1, 2 -> {
                            double y = x[1] * i;
                            yield y * y;
                        }
                        case 100 -> Double.NaN;
                        default -> x[0] * x[1];
                    };
            switch ("abc".charAt(i % 3)) {
                case 'a':
                    sum *= x[0];
                case 'b':
                    sum -= x[1];
                    break;
                default:
                    sum += 1;
            }
        }
        return sum;
    }

    private static double loops(double[] x) {
        double y = x[0];
        int i = 0;
        while (true) {
            y = y * x[0] - .3;
            if (++i > 6) {
                break;
            }
            if (i % 2 == 0) {
                continue;
            }
            do {
                y /= x[0];
            } while (y > 3);
        }
        outer:
        for (double t = 0; t < 1; t += .25) {
            for (double u : new double[] {t, x[0], y}) {
                y += u * t;
                if (u > 5) {
                    continue outer;
                }
            }
        }
        return y;
    }

    private static double conditions(double[] x) {
        return Math.abs(x[0] > 2.5 ? x[0] : -x[1])
                + (x[0] < 2.5 ? x[0] : x[1]) * (Double.isNaN(x[0]) ? 0 : x[1]);
    }

    private static double matrices(double[] x) {
        double[][] a = {{x[0], x[1]}, {x[2], x[3]}};
        double[][] b = new double[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                for (int k = 0; k < 2; k++) {
                    b[i][j] += a[i][k] * a[k][j];
                }
            }
        }
        double[] row = b[1];
        b[1] = b[0];
        b[0] = row;
        return b[0][0] * b[1][1] - b[0][1] * b[1][0] + b[0][1];
    }

    private static double floats(double[] x) {
        float a = (float) x[0];
        float b = (float) x[1];
        Instructions o = new Instructions();
        float used = o.floatField = a * b;
        used += o.floatField += a;
        float[] y = {a, b, 2};
        int i = 0;
        y[i++] += y[1] = b * b - a;
        y[2] *= -used;
        y[2]++;
        float z = y[2] /= b % 2;
        return a + b * used > 100 ? 0 : z + (double) y[0] * y[1];
    }
}
