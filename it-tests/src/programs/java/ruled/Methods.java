package ruled;

import io.cotangent.CustomJvp;
import io.cotangent.CustomVjp;
import io.cotangent.NDArray;
import io.cotangent.function.Args2;

/** Methods on plain numbers that no derivative can be taken through, and their rules. */
final class Methods {
    static int calls;

    private final double scale;

    Methods(double scale) {
        this.scale = scale;
    }

    /** 1 / sqrt(x), from the bits of a double and Newton's iteration. */
    @CustomVjp("inverseRootRule")
    static double inverseRoot(double x) {
        calls++;
        double y = Double.longBitsToDouble(0x5fe6eb50c7b537a9L - (Double.doubleToLongBits(x) >> 1));
        for (int i = 0; i < 6; i++) {
            y *= 1.5 - .5 * x * y * y;
        }
        return y;
    }

    private static double inverseRootRule(double x, double y, double cotangent) {
        return -.5 * cotangent * y / x;
    }

    /** The cube root, by a search. */
    @CustomJvp("cubeRootRule")
    static double cubeRoot(double x) {
        double low = Math.min(-1, x);
        double high = Math.max(1, x);
        while (true) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) {
                return high;
            }
            if (middle * middle * middle < x) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    static double cubeRootRule(double x, double y, double dx) {
        return dx / (3 * y * y);
    }

    /** x to the power of a whole number, and something that has no derivative. */
    @CustomVjp("powerRule")
    static double power(double x, int n, String unused) {
        double y = 1;
        for (int i = 0; i < n; i++) {
            y *= x;
        }
        return y;
    }

    static double powerRule(double x, int n, String unused, double cotangent) {
        return n == 0 ? 0 : cotangent * n * power(x, n - 1, unused);
    }

    /** Slopes that are made up tell a rule from the code. */
    @CustomVjp("productRule")
    static double product(double x, double y) {
        return x * y;
    }

    static Args2<Double, Double> productRule(double x, double y, double cotangent) {
        return new Args2<>(10 * cotangent * y, 100 * cotangent * x);
    }

    @CustomVjp("sumRule")
    static double sum(double a, double b, double c, double d, double e, double f, double g) {
        return a + b + c + d + e + f + g;
    }

    static double[] sumRule(
            double a, double b, double c, double d, double e, double f, double g, double ct) {
        return new double[] {ct, 2 * ct, 3 * ct, 4 * ct, 5 * ct, 6 * ct, g * ct};
    }

    @CustomJvp("weightedRule")
    static double weighted(double x, double y, boolean more) {
        return more ? x + y : x;
    }

    static double weightedRule(double x, double y, boolean more, double dx, double dy) {
        return 2 * dx + (more ? y * dy : 0);
    }

    /** The length of a vector, made so that nothing overflows. */
    @CustomVjp("lengthRule")
    static double length(double[] x) {
        double largest = 0;
        for (double each : x) {
            largest = Math.max(largest, Math.abs(each));
        }
        double sum = 0;
        for (double each : x) {
            sum += each / largest * (each / largest);
        }
        return largest * Math.sqrt(sum);
    }

    static double[] lengthRule(double[] x, double y, double cotangent) {
        double[] result = x.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= cotangent / y;
        }
        return result;
    }

    @CustomJvp("runningRule")
    static double[] running(double[] x) {
        double[] sums = x.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return sums;
    }

    static double[] runningRule(double[] x, double[] dx) {
        double[] sums = new double[x.length];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += dx[i];
            sums[i] = sum;
        }
        return sums;
    }

    @CustomVjp("traceRule")
    static double trace(double[][] m) {
        double sum = 0;
        for (int i = 0; i < m.length; i++) {
            sum += m[i][i];
        }
        return sum;
    }

    static double[][] traceRule(double[][] m, double cotangent) {
        double[][] result = new double[m.length][m[0].length];
        for (int i = 0; i < m.length; i++) {
            result[i][i] = 7 * cotangent;
        }
        return result;
    }

    @CustomJvp("singleRule")
    static float single(float x) {
        return Float.intBitsToFloat(Float.floatToIntBits(x) + (1 << 23));
    }

    static float singleRule(float x, float dx) {
        return 2 * dx;
    }

    @CustomJvp("boxedRule")
    static Double boxed(Double x) {
        return Math.rint(x);
    }

    static Double boxedRule(Double x, Double dx) {
        return dx;
    }

    /** Sine and cosine of a table, each with the other in its rule. */
    @CustomJvp("sineRule")
    static double sine(double x) {
        return Math.sin(x);
    }

    static double sineRule(double x, double dx) {
        return dx * cosine(x);
    }

    @CustomJvp("cosineRule")
    static double cosine(double x) {
        return Math.cos(x);
    }

    static double cosineRule(double x, double dx) {
        return -dx * sine(x);
    }

    /** A step whose rule has two branches. */
    @CustomVjp("hingeRule")
    static double hinge(double x) {
        return (long) x;
    }

    static double hingeRule(double x, double cotangent) {
        return x < 2 ? 3 * cotangent : 5 * x * cotangent;
    }

    @CustomVjp(value = "scaledRule", in = Rules.class)
    double scaled(double x) {
        return scale * x;
    }

    @CustomJvp("ownRule")
    double own(double x) {
        return scale * x;
    }

    double ownRule(double x, double dx) {
        return 10 * scale * dx;
    }

    double scale() {
        return scale;
    }

    /** Rules that are wrong. */
    @CustomVjp("choosyRule")
    static double choosy(double x) {
        return x;
    }

    static double choosyRule(double x, double cotangent) {
        int times = cotangent > 0 ? 1 : 2;
        return times * cotangent;
    }

    @CustomVjp("clippedRule")
    static double clipped(double x) {
        return x;
    }

    static double clippedRule(double x, double cotangent) {
        return Math.max(-1, Math.min(1, cotangent));
    }

    @CustomJvp("affineRule")
    static double affine(double x) {
        return x;
    }

    static double affineRule(double x, double dx) {
        return dx + 1;
    }

    @CustomVjp("nowhere")
    static double unruled(double x) {
        return x;
    }

    @CustomVjp("shortRule")
    static double tooShort(double x, double y) {
        return x + y;
    }

    static double[] shortRule(double x, double y, double cotangent) {
        return new double[] {cotangent};
    }

    @CustomVjp(value = "outside", in = ruled.foreign.Outside.class)
    static double ruledOutside(double x) {
        return x;
    }

    @CustomVjp("mixedRule")
    static NDArray mixed(NDArray x, double y) {
        return x.mul(y);
    }

    static NDArray mixedRule(NDArray x, double y, NDArray cotangent) {
        return cotangent.mul(y);
    }
}
