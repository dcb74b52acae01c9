package plain;

import check.Check;
import io.cotangent.Compiled;
import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.DoubleFn1;
import io.cotangent.function.DoubleFn2;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.OfDoubles1;
import io.cotangent.function.OfDoubles2;
import io.cotangent.function.ToDoubleFn1;
import java.util.Arrays;

/** Compiled functions, called again and again, with arguments and results of many kinds. */
final class Replays {
    private static final int CALLS = 5;
    private static boolean isClosed;

    private record Pair(double[] many, double one) {}

    private record Nested(Pair pair, double last) {}

    private record Careful(double value, double constant) {
        Careful {
            if (isClosed) {
                throw new IllegalStateException("closed");
            }
        }
    }

    private Replays() {}

    private static double turning(double x, double y) {
        if (x > 1) {
            return turned(x, y);
        }
        return Math.sin(x * y);
    }

    private static double turned(double x, double y) {
        return x * x * y;
    }

    private static Nested nested(Nested x) {
        double[] squares = new double[x.pair().many().length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = x.pair().many()[i] * x.pair().many()[i];
        }
        return new Nested(new Pair(squares, x.last() * squares[0]), x.pair().one());
    }

    private static Careful careful(double x) {
        return new Careful(x * 2, 7);
    }

    private static Pair constants(double[] x) {
        return new Pair(new double[] {1, 2}, x[0] * 3);
    }

    static void run() {
        branches();
        records();
        results();
        matrices();
        arrays();
        within();
        powers();
        ties();
    }

    private static void branches() {
        OfDoubles2<double[]> plain = Cotangent.grad(Replays::turning);
        OfDoubles2<double[]> compiled = Cotangent.compile(plain);
        for (double x = -1; x < 3; x += .125) {
            double[] found = compiled.apply(x, .5);
            double[] expected = plain.apply(x, .5);
            Check.close("a path for x = " + x, found[0], 1e-14, expected[0]);
            Check.close("the other slope for x = " + x, found[1], 1e-14, expected[1]);
        }
        Check.is("paths: below, at and above", Compiled.of(compiled).variants(), 3);
        Check.is("replays", Compiled.of(compiled).replays(), 29L);
    }

    private static double limit;

    private static double compared(double... x) {
        if (Math.exp(x[0]) >= limit) {
            return same(x[0]);
        }
        return hundredfold(x[0]);
    }

    private static double same(double x) {
        return x;
    }

    private static double hundredfold(double x) {
        return 100 * x;
    }

    private static double truncated(double... x) {
        return (int) (Math.exp(x[0]) / limit) == 1 ? same(x[0]) : hundredfold(x[0]);
    }

    /** Branches taken on a number that arrays' functions round to the other side of the limit. */
    private static void ties() {
        Fn1<double[], Double> power = x -> Math.exp(x[0]);
        Fn1<double[], Double> compiled = Cotangent.compile(power);
        double x = 0;
        while (compiled.apply(new double[] {x}) >= Math.exp(x)) {
            x += 1e-3;
        }
        limit = Math.exp(x);
        Fn1<double[], Double> compared = y -> compared(y);
        Fn1<double[], Double> truncated = y -> truncated(y);
        ToDoubleFn1<double[]> slope = y -> compared(y);
        sides("compared", x, compared);
        sides("truncated", x, truncated);
        Fn1<double[], double[]> gradient = Cotangent.compile(Cotangent.grad(slope));
        Check.is("gradient at a tie", gradient.apply(new double[] {x})[0], 1.0);
        Check.is("gradient below it", gradient.apply(new double[] {x - .1})[0], 100.0);
        Check.is("gradient above it", gradient.apply(new double[] {x + .1})[0], 1.0);
    }

    private static void sides(String name, double x, Fn1<double[], Double> f) {
        Fn1<double[], Double> compiled = Cotangent.compile(f);
        Fn1<NDArray, NDArray> all = Cotangent.vmap(Cotangent.onArrays(f));
        Fn1<NDArray, NDArray> both = Cotangent.compile(all);
        for (double step : new double[] {0, -.1, .1, -.2}) {
            double at = x + step;
            double expected = step < 0 ? 100 * at : at;
            Check.is(name + " at a tie and " + step, compiled.apply(new double[] {at}), expected);
            NDArray batch = NDArray.of(new double[][] {{at}, {x - .5}, {at}, {x + .5}});
            NDArray values = NDArray.of(expected, 100 * (x - .5), expected, x + .5);
            if (step != 0) {
                Check.close(name + ", batched", all.apply(batch), 0, values);
                Check.close(name + ", batched, compiled", both.apply(batch), 0, values);
            } else {
                all.apply(batch);
                both.apply(batch);
            }
        }
    }

    private static void records() {
        Fn1<Nested, Nested> compiled = Cotangent.compile(Replays::nested);
        for (int call = 1; call <= CALLS; call++) {
            double[] many = {call, 2 * call};
            Nested found = compiled.apply(new Nested(new Pair(many, -call), 3));
            Check.is("elements", found.pair().many()[1], 4.0 * call * call);
            Check.is("a component", found.pair().one(), 3.0 * call * call);
            Check.is("one handed on", found.last(), (double) -call);
        }
        Nested longer = compiled.apply(new Nested(new Pair(new double[] {1, 2, 3}, 4), 5));
        Check.is("a longer array", longer.pair().many()[2], 9.0);
        Fn1<Double, Careful> careful = Cotangent.compile(x -> careful(x));
        for (int call = 1; call <= CALLS; call++) {
            Check.is("with a constant", careful.apply(1.0 * call), new Careful(2 * call, 7));
        }
        isClosed = true;
        Check.fails(
                "a record that cannot be made",
                () -> careful.apply(1.0),
                "TreeException",
                "Careful",
                "closed");
    }

    private static void results() {
        Fn1<double[], Pair> constants = Cotangent.compile(Replays::constants);
        Fn1<double[], double[]> same = Cotangent.compile(x -> x);
        double[] x = {4, 5};
        for (int call = 1; call <= CALLS; call++) {
            Pair pair = constants.apply(x);
            Check.is("a constant array", Arrays.toString(pair.many()), "[1.0, 2.0]");
            pair.many()[0] = 17;
            double[] copy = same.apply(x);
            Check.is("the argument's numbers", Arrays.toString(copy), "[4.0, 5.0]");
            copy[0] = 17;
            Check.is("in a new array", x[0], 4.0);
        }
    }

    private static double cubes(double[] x) {
        return x[0] * x[0] * x[1] + x[2] * x[2] * x[2];
    }

    private static double[] products(double[] x) {
        return new double[] {x[0] * x[1], x[1] * x[2], x[0] * x[0], 3};
    }

    private static void matrices() {
        ToDoubleFn1<double[]> cubes = Replays::cubes;
        Fn1<double[], double[][]> hessian = Cotangent.hessian(cubes);
        Fn1<double[], double[][]> jacobian = Cotangent.jacobian(Replays::products);
        Fn1<double[], double[][]> second = Cotangent.compile(hessian);
        Fn1<double[], double[][]> first = Cotangent.compile(jacobian);
        for (int call = 1; call <= CALLS; call++) {
            double[] x = {call, 2, -call};
            double[][] found = second.apply(x);
            Check.close("Hessian", NDArray.of(found), 0, NDArray.of(hessian.apply(x)));
            found[0][2] = 17;
            String rows = Arrays.deepToString(first.apply(x));
            Check.is("Jacobian", rows, Arrays.deepToString(jacobian.apply(x)));
        }
    }

    private static void arrays() {
        Fn2<NDArray, NDArray, NDArray> product = (a, b) -> a.matmul(b).add(b.sum());
        Fn2<NDArray, NDArray, NDArray> compiled = Cotangent.compile(product);
        NDArray a = NDArray.of(new double[][] {{1, .1, 3}, {4, 5, .7}});
        NDArray tall = NDArray.of(new double[][] {{.3, 7}, {1, 2}, {5, .6}});
        for (int call = 1; call <= CALLS; call++) {
            Check.is("product", compiled.apply(a, tall), product.apply(a, tall));
            NDArray turned = a.transpose();
            Check.is("transposed", compiled.apply(a, turned), product.apply(a, turned));
        }
        NDArray all = NDArray.of(1, 2, 3, 4, 5, 6);
        Fn1<NDArray, NDArray> twice = Cotangent.compile(y -> y.mul(y));
        for (int call = 0; call < CALLS; call++) {
            NDArray part = all.slice(0, call % 3, 6, 3);
            Check.is("a part", twice.apply(part), part.mul(part));
        }
    }

    /** Compiled functions that are differentiated, after replays have found the quickest way. */
    private static void within() {
        Fn2<Double, Double, Double> compiled = Cotangent.compile((x, y) -> turning(x, y));
        for (int call = 1; call <= CALLS; call++) {
            Check.close("value", compiled.apply(2.0, (double) call), 1e-14, 4 * call);
        }
        DoubleFn2 outer = (x, y) -> compiled.apply(x, y) * x;
        Check.close("slope", Cotangent.grad(outer).apply(2, 5)[0], 1e-14, 60);
        DoubleFn1 bent = x -> Cotangent.grad(outer).apply(x, 5)[0];
        Check.close("bend", Cotangent.grad(bent).apply(2), 1e-14, 60);
        Check.close("value again", compiled.apply(2.0, 5.0), 1e-14, 20);
    }

    /** 0 to 3, without a period. */
    private static int exponent(int i) {
        return i * 0x9E3779B9 >>> 30;
    }

    private static double sumOfPowers(double x) {
        double sum = 0;
        for (int i = 0; i < 60_000; i++) {
            sum += Math.pow(x, exponent(i));
        }
        return sum;
    }

    private static double slopeOfPowers(double x) {
        double sum = 0;
        for (int i = 0; i < 60_000; i++) {
            int n = exponent(i);
            sum += n == 0 ? 0 : n * Math.pow(x, n - 1);
        }
        return sum;
    }

    /** Exponents that change in a long loop: at 0 a power's derivative depends on which it is. */
    private static void powers() {
        OfDoubles1<Double> plain = Cotangent.grad(Replays::sumOfPowers);
        OfDoubles1<Double> compiled = Cotangent.compile(plain);
        Check.close("powers anew at 0", plain.apply(0), 1e-14, slopeOfPowers(0));
        for (int call = 0; call < CALLS; call++) {
            double x = .5 * call;
            Check.close("powers at " + x, compiled.apply(x), 1e-12, slopeOfPowers(x));
        }
    }
}
