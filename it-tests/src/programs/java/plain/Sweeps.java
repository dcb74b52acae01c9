package plain;

import check.Check;
import io.cotangent.Aux;
import io.cotangent.Cotangent;
import io.cotangent.Jvp;
import io.cotangent.NDArray;
import io.cotangent.function.DoubleFn1;
import io.cotangent.function.DoubleFn2;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.ToDoubleFn1;
import java.util.Arrays;

/** Jacobians and tangents of plain numbers, by sweeps and by programs. */
final class Sweeps {
    private static final double STEP = 1e-6;
    private static int runs;

    private final double[] kept = new double[2];

    private Sweeps() {}

    static void run() {
        compare("more rows", Sweeps::tall, 11);
        compare("more columns", Sweeps::wide, 11);
        compare("one column", Sweeps::tall, 3);
        compare("by way of an array", x -> NDArray.of(tall(x)).mul(2).toArray(), 5);
        compare("by way of a derivative", Sweeps::inner, 4);
        compare("objects", x -> new Sweeps().fields(x), 9);
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
        tangents();
        careful();
        nested();
        second();
        linear();
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

    record Point(double x, float[] weights, double[][] rows) {}

    record Found(Double sum, double[] many) {}

    private static Found found(Point p, double scale) {
        double sum = p.x();
        double[] many = new double[p.rows().length + 1];
        for (int i = 0; i < p.rows().length; i++) {
            for (double each : p.rows()[i]) {
                many[i] += each * each * p.weights()[i];
            }
            sum += many[i] * scale;
        }
        return new Found(sum, many);
    }

    private static void tangents() {
        Point p = new Point(.5, new float[] {2, 3}, new double[][] {{1, 2}, {.25}});
        Point along = new Point(1, new float[] {.5f, -1}, new double[][] {{.1, .2}, {.3}});
        runs = 0;
        Fn2<Point, Double, Found> f =
                (point, scale) -> {
                    runs++;
                    return found(point, scale);
                };
        Jvp<Found> both = Cotangent.jvp(f, Cotangent.args(p, 4.0), Cotangent.args(along, .5));
        Check.is("one run", runs, 1);
        double first = 2 * .5 * 2 + .5 * 5;
        double second = 2 * .25 * .3 * 3 - .0625;
        Check.close("many", NDArray.of(both.tangent().many()), 1e-15, first, second, 0);
        double sum = 1 + 4 * (first + second) + .5 * (10 + .1875);
        Check.close("sum", both.tangent().sum(), 1e-15, sum);
        Check.close("value", both.primal().sum(), 1e-15, .5 + 4 * (10 + .1875));
        Jvp<Found> one = Cotangent.jvp(f, Cotangent.args(p, 4.0), Cotangent.args(null, 1.0));
        Check.close("in one argument", one.tangent().sum(), 1e-15, 10.1875);
        Check.is("passive", one.tangent().many()[0], 0.0);
        Fn1<Double, Aux<Double, Double>> aux = x -> new Aux<>(x * x, 3 * x);
        Jvp<Aux<Double, Double>> beside = Cotangent.jvp(aux, 2.0, 1.0);
        Check.is("beside", beside.tangent(), new Aux<>(4.0, 6.0));
        Jvp<Double> root = Cotangent.jvp(x -> Math.sqrt(x * 0), 1.0, 1.0);
        Check.is("nothing times infinity", root.tangent(), 0.0);
        Check.fails(
                "another structure",
                () -> Cotangent.jvp(Sweeps::tall, new double[2], new double[3]),
                "TreeException",
                "tangent 0");
    }

    /** A number that is looked at by way of a computation when an object is made of it. */
    record Careful(double x) {
        Careful {
            if (square(x) > 100) {
                throw new IllegalArgumentException("too large");
            }
        }
    }

    private static double square(double x) {
        return x * x;
    }

    private static void careful() {
        Fn2<Careful, Double, Double> f = (c, y) -> c.x() * c.x() * y;
        var point = Cotangent.args(new Careful(3), 5.0);
        var moved = Cotangent.jvp(f, point, Cotangent.args(new Careful(1), 2.0));
        Check.is("along both", moved.tangent(), 48.0);
    }

    /** Tangents that are active themselves, and functions that go by way of arrays. */
    private static void nested() {
        DoubleFn1 speed = t -> Cotangent.jvp(x -> Math.sin(x) * x, 2.0, t * t).tangent();
        double slope = Math.cos(2) * 2 + Math.sin(2);
        Check.close("by the tangent", Cotangent.grad(speed).apply(3), 1e-15, 6 * slope);
        DoubleFn1 place = t -> Cotangent.jvp(x -> Math.sin(x) * x, t, 1.0).tangent();
        double second = 2 * Math.cos(2) - 2 * Math.sin(2);
        Check.close("by the place", Cotangent.grad(place).apply(2), 1e-15, second);
        Fn1<double[], NDArray> array = x -> NDArray.of(x).mul(2);
        Jvp<NDArray> moved = Cotangent.jvp(array, new double[] {1, 2}, new double[] {3, 4});
        Check.close("to an array", moved.tangent(), 0, 6, 8);
        Fn1<double[], double[]> way = x -> NDArray.of(x).pow(2).toArray();
        double[] back = Cotangent.jvp(way, new double[] {1, 2}, new double[] {3, 4}).tangent();
        Check.close("and back", NDArray.of(back), 0, 6, 16);
    }

    /** What has kinks, loops, divisions and an inner derivative. */
    private static double bent(double... x) {
        DoubleFn1 growth = t -> Math.exp(t * x[0]) * x[1];
        double sum = Cotangent.grad(growth).apply(x[1]);
        for (int i = 1; i < x.length; i++) {
            double ratio = Math.max(x[i], x[i - 1]) / Math.hypot(x[i], x[0]);
            sum += Math.pow(ratio, x[i]) * Math.abs(Math.sin(4 * x[i])) - Math.cbrt(x[i - 1]);
        }
        return sum;
    }

    /** Derivatives of derivatives are sweeps, too: the code runs once, or once for each level. */
    private static void second() {
        ToDoubleFn1<double[]> f =
                x -> {
                    runs++;
                    return bent(x);
                };
        double[] x = numbers(4);
        runs = 0;
        double[][] hessian = Cotangent.hessian(f).apply(x);
        Check.is("runs for a Hessian", runs, 1);
        NDArray differences = differences(v -> Cotangent.grad(f).apply(v), x);
        Check.close("Hessian", NDArray.of(hessian), 1e-6, differences);
        double[][] compiled = Cotangent.compile(Cotangent.hessian(f)).apply(x);
        Check.close("compiled", NDArray.of(compiled), 1e-12, NDArray.of(hessian));
        runs = 0;
        double[] direction = {1, 0, -2, .5};
        Fn1<double[], Double> boxed = f::applyAsDouble;
        var all = Cotangent.gradAndHvp(boxed, x, direction);
        Check.is("runs for a product", runs, 1);
        Check.close("value", all.value(), 0, bent(x));
        NDArray expected = NDArray.of(hessian).matmul(NDArray.of(direction));
        Check.close("product", NDArray.of(all.hvp()), 1e-13, expected);
        DoubleFn2 length = Math::hypot;
        double[][] atCorner = Cotangent.hessian(length).apply(0, 0);
        Check.is("no curvature at a corner", Double.isFinite(atCorner[0][0]), false);
        DoubleFn1 sine = t -> Math.sin(t) * t;
        double third = Cotangent.grad(Cotangent.grad(Cotangent.grad(sine))).apply(.7);
        Check.close("third derivative", third, 1e-14, -3 * Math.sin(.7) - .7 * Math.cos(.7));
        ToDoubleFn1<double[]> bent = Sweeps::bent;
        DoubleFn1 outer =
                t -> {
                    double[] inner = Cotangent.grad(bent).apply(new double[] {t, 2, t * t});
                    return inner[0] * inner[1] + inner[2];
                };
        double step =
                (outer.applyAsDouble(1.3 + STEP) - outer.applyAsDouble(1.3 - STEP)) / 2 / STEP;
        Check.close("of a gradient", Cotangent.grad(outer).apply(1.3), 1e-6, step);
    }

    /** A derivative as a linear map, of plain numbers and of numbers that are active. */
    private static void linear() {
        runs = 0;
        Fn1<double[], double[]> f =
                x -> {
                    runs++;
                    return tall(x);
                };
        double[] x = numbers(3);
        NDArray jacobian = NDArray.of(Cotangent.jacobian(f).apply(x));
        runs = 0;
        var there = Cotangent.linearize(f, x);
        double[] tangent = {1, -2, .5};
        double[] cotangent = {1, 0, 3, -1, .5, 2, 7};
        NDArray pushed = NDArray.of(there.pushforward(tangent));
        Check.close("pushed", pushed, 1e-14, jacobian.matmul(NDArray.of(tangent)));
        NDArray pulled = NDArray.of(there.pullback(cotangent));
        Check.close("pulled", pulled, 1e-14, NDArray.of(cotangent).matmul(jacobian));
        Check.is("one run for both", runs, 1);
        DoubleFn1 scaled = t -> there.pullback(scaled(t, cotangent))[1];
        double slope = pulled.get(1).item();
        Check.close("by the cotangent", Cotangent.grad(scaled).apply(3), 1e-13, 6 * slope);
        Check.fails(
                "a cotangent of another size",
                () -> there.pullback(new double[3]),
                "TreeException",
                "the cotangent");
        Fn1<double[], double[]> constant = v -> new double[] {3};
        var nothing = Cotangent.linearize(constant, new double[0]);
        Check.is("of nothing", nothing.pullback(new double[] {2}).length, 0);
        Check.is("along nothing", nothing.pushforward(new double[0])[0], 0.0);
        Fn1<Double, Aux<Double, String>> beside = t -> new Aux<>(t * t, "told");
        var aux = Cotangent.vjp(beside, 3.0);
        Check.is("beside", aux.primal().aux() + aux.pullback(new Aux<>(2.0, "")), "told12.0");
    }

    private static double[] scaled(double t, double... all) {
        double[] scaled = new double[all.length];
        for (int i = 0; i < all.length; i++) {
            scaled[i] = all[i] * t * t;
        }
        return scaled;
    }
}
