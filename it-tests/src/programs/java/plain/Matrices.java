package plain;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.function.ToDoubleFn1;
import java.util.Arrays;

/** Jacobians of Java arrays, by sweeps and by programs. */
final class Matrices {
    private static final double STEP = 1e-6;
    private static int runs;

    private final double[] kept = new double[2];

    private Matrices() {}

    static void run() {
        compare("more rows", Matrices::tall, 11);
        compare("more columns", Matrices::wide, 11);
        compare("one column", Matrices::tall, 3);
        compare("by way of an array", x -> NDArray.of(tall(x)).mul(2).toArray(), 5);
        compare("by way of a derivative", Matrices::inner, 4);
        compare("objects", x -> new Matrices().fields(x), 9);
        double[] x = numbers(3);
        Check.is(
                "its own argument",
                rows(v -> v, x),
                "[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]");
        Check.is(
                "constants",
                rows(v -> new double[] {3, 4}, x),
                "[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]");
        Check.is("nothing", rows(v -> new double[0], x), "[]");
        ofDerivatives();
        once();
    }

    private static String rows(Fn1<double[], double[]> f, double... x) {
        return Arrays.deepToString(Cotangent.jacobian(f).apply(x));
    }

    private static double[] numbers(int count) {
        double[] x = new double[count];
        Arrays.setAll(x, i -> 1.5 + Math.cos(i));
        return x;
    }

    /** More results than arguments; each depends on two of these. */
    static double[] tall(double[] x) {
        double[] y = new double[2 * x.length + 1];
        for (int i = 0; i < x.length; i++) {
            double next = x[(i + 1) % x.length];
            y[2 * i] = Math.sin(x[i]) * next;
            y[2 * i + 1] = x[i] > next ? x[i] / next : Math.sqrt(next);
        }
        return y;
    }

    /** Few results, which depend on all arguments. */
    static double[] wide(double[] x) {
        double sum = 0;
        double product = 1;
        for (double each : x) {
            sum += each * each;
            product *= each;
        }
        return new double[] {sum, Math.log(product), sum / product};
    }

    private static double[] inner(double[] x) {
        ToDoubleFn1<double[]> f = v -> wide(v)[2];
        return Cotangent.grad(f).apply(x);
    }

    private double[] fields(double[] x) {
        for (int i = 0; i < x.length; i++) {
            kept[i % 2] += x[i] * i;
        }
        double[] y = kept.clone();
        y[0] *= y[1];
        return y;
    }

    /** Against differences; also compiled. */
    private static void compare(String what, Fn1<double[], double[]> f, int count) {
        double[] x = numbers(count);
        Fn1<double[], double[][]> jacobian = Cotangent.jacobian(f);
        double[][] found = jacobian.apply(x);
        NDArray differences = differences(f, x);
        Check.close(what, NDArray.of(found), 1e-7, differences);
        double[][] fast = Cotangent.compile(jacobian).apply(x);
        Check.close(what + ", compiled", NDArray.of(fast), 1e-13, NDArray.of(found));
    }

    private static NDArray differences(Fn1<double[], double[]> f, double... x) {
        double[][] rows = new double[f.apply(x).length][x.length];
        for (int column = 0; column < x.length; column++) {
            double[] after = x.clone();
            after[column] += STEP;
            double[] before = x.clone();
            before[column] -= STEP;
            double[] up = f.apply(after);
            double[] down = f.apply(before);
            for (int row = 0; row < rows.length; row++) {
                rows[row][column] = (up[row] - down[row]) / (2 * STEP);
            }
        }
        return NDArray.of(rows);
    }

    /** The derivative of a determinant of derivatives. */
    private static void ofDerivatives() {
        ToDoubleFn1<double[]> determinant =
                x -> {
                    Fn1<double[], double[]> f =
                            v -> new double[] {v[0] * v[0] * v[1], Math.exp(v[0]) + v[1]};
                    double[][] j = Cotangent.jacobian(f).apply(x);
                    return j[0][0] * j[1][1] - j[0][1] * j[1][0];
                };
        double[] found = Cotangent.grad(determinant).apply(new double[] {.5, 3});
        double e = Math.exp(.5);
        Check.close("of derivatives", found[0], 1e-14, 2 * 3 - 2 * .5 * e - .5 * .5 * e);
        Check.close("in the other", found[1], 1e-14, 2 * .5);
    }

    /** Nothing but a sweep is needed: the code runs once. */
    private static void once() {
        Fn1<double[], double[]> f =
                x -> {
                    runs++;
                    return tall(x);
                };
        Cotangent.jacobian(f).apply(numbers(4));
        Check.is("runs", runs, 1);
    }
}
