package compiled;

import check.Check;
import io.cotangent.Compiled;
import io.cotangent.Compiled.Cause;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.error.DomainException;
import io.cotangent.function.Fn1;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Functions that are run once and replayed: where they may be, and that they are right. */
@Differentiable
public final class Main {
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static NDArray field = NDArray.of(1.0);

    private Main() {}

    static NDArray smooth(NDArray x) {
        RUNS.incrementAndGet();
        return x.sin().mul(x).sum();
    }

    static NDArray branch(NDArray x) {
        RUNS.incrementAndGet();
        return x.sum().gt(0).item() != 0 ? x.pow(3).sum() : x.neg().sum(); // line 33
    }

    static NDArray newton(NDArray a) {
        RUNS.incrementAndGet();
        NDArray x = a;
        while (x.mul(x).sub(a).abs().gt(1e-12).any().item() != 0) { // line 39
            x = x.add(a.div(x)).div(2);
        }
        return x;
    }

    static NDArray scaled(NDArray x) {
        RUNS.incrementAndGet();
        return x.mul(x.max().item()); // line 47
    }

    static NDArray jittered(NDArray a) {
        RUNS.incrementAndGet();
        try {
            return Linalg.cholesky(a).toArray()[0] > 0 ? a.mul(2) : a;
        } catch (DomainException e) {
            return a.mul(3);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        replays();
        branches();
        loops();
        derivatives();
        nested();
        captured();
        Trees.check();
        threads();
        several();
        bounded();
        Check.done();
    }

    private static void runs(String what, int expected, Runnable body) {
        int before = RUNS.get();
        body.run();
        Check.is(what + ": runs of the user's code", RUNS.get() - before, expected);
    }

    /** Checks how often a function was traced and replayed. */
    static void counts(String what, Object function, long traces, long replays) {
        Compiled compiled = Compiled.of(function);
        Check.is(
                what,
                compiled.traces() + " traces, " + compiled.replays() + " replays",
                traces + " traces, " + replays + " replays");
    }

    private static void replays() {
        Fn1<NDArray, NDArray> fast = Cotangent.compile(Main::smooth);
        runs(
                "one shape",
                1,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        NDArray x = NDArray.of(i, 2, i - 3);
                        Check.is("value", fast.apply(x), x.sin().mul(x).sum());
                    }
                });
        counts("one shape", fast, 1, 9);
        runs(
                "other shapes and types",
                3,
                () -> {
                    fast.apply(NDArray.of(1, 2));
                    fast.apply(NDArray.of(1, 2).astype(io.cotangent.DType.FLOAT32));
                    fast.apply(NDArray.of(1.0));
                    fast.apply(NDArray.of(1, 2, 3));
                    fast.apply(NDArray.of(3, 4));
                });
        Check.is(
                "causes",
                Compiled.of(fast).causes().toString(),
                "{first calls=1, other types or shapes=3}");
        String text = Compiled.of(fast).explain();
        Check.is(
                "explained",
                text.contains("trace 2: argument 0 is float64[2], was float64[3]"),
                true);
        Check.is("explained, counts", text.contains("4 traces, 11 replays, 4 paths kept"), true);
        Check.fails(
                "asking another function",
                () -> Compiled.of((Fn1<NDArray, NDArray>) Main::smooth),
                "TreeException",
                "was not made by Cotangent.compile");
    }

    private static void branches() {
        Fn1<NDArray, NDArray> fast = Cotangent.compile(Main::branch);
        runs(
                "two branches",
                2,
                () -> {
                    for (int i = -5; i <= 5; i++) {
                        NDArray x = NDArray.of(i, 0.5);
                        Check.is(
                                "branch " + i,
                                fast.apply(x),
                                i >= 0 ? x.pow(3).sum() : x.neg().sum());
                    }
                });
        counts("two branches", fast, 2, 9);
        Check.is("cause", Compiled.of(fast).causes().get(Cause.OBSERVATION), 1L);
        Check.is(
                "explained",
                Compiled.of(fast)
                        .explain()
                        .contains("the look at Main.java:33 sees true, saw false"),
                true);
        Fn1<NDArray, NDArray> numbers = Cotangent.compile(Main::scaled);
        Check.close("number seen", numbers.apply(NDArray.of(1, 2)), 0, 2, 4);
        Check.close("same number", numbers.apply(NDArray.of(-1, 2)), 0, -2, 4);
        Check.close("another number", numbers.apply(NDArray.of(1, 3)), 0, 3, 9);
        counts("numbers", numbers, 2, 1);
        Check.is(
                "explained",
                Compiled.of(numbers)
                        .explain()
                        .contains("trace 2: the look at Main.java:47 sees 3.0, saw 2.0"),
                true);
        runs(
                "NaN is NaN",
                1,
                () -> {
                    Fn1<NDArray, NDArray> nan = Cotangent.compile(Main::scaled);
                    nan.apply(NDArray.of(Double.NaN, 1));
                    nan.apply(NDArray.of(2, Double.NaN));
                });
        runs(
                "0.0 is not -0.0",
                2,
                () -> {
                    Fn1<NDArray, NDArray> zero = Cotangent.compile(Main::scaled);
                    zero.apply(NDArray.of(0.0, -1));
                    zero.apply(NDArray.of(-0.0, -1));
                });
        Fn1<NDArray, NDArray> caught = Cotangent.compile(Main::jittered);
        NDArray definite = NDArray.eye(2);
        NDArray other = NDArray.of(new double[][] {{1, 2}, {2, 1}});
        Check.close("no factor", caught.apply(other), 0, other.mul(3));
        Check.close("a factor", caught.apply(definite), 0, definite.mul(2));
        Check.close("no factor again", caught.apply(other), 0, other.mul(3));
        Check.close("a factor again", caught.apply(definite), 0, definite.mul(2));
        counts("caught exceptions", caught, 3, 1);
        Check.is("kept", Compiled.of(caught).variants(), 1);
    }

    private static void loops() {
        Fn1<NDArray, NDArray> fast = Cotangent.compile(Main::newton);
        runs(
                "loops to convergence, by the number of steps",
                4,
                () -> {
                    for (double a : new double[] {2, 2.1, 2.2, 10, 11, 100, 2, 2.3, 1000, 10.5}) {
                        Check.close("root of " + a, fast.apply(NDArray.of(a)), 1e-14, Math.sqrt(a));
                    }
                });
        Fn1<NDArray, NDArray> slope = Cotangent.grad(fast);
        Check.close("slope", slope.apply(NDArray.of(2.0)), 1e-12, 0.5 / Math.sqrt(2));
        counts("with the slope", fast, 4, 7);
    }

    private static void derivatives() {
        NDArray x = NDArray.of(.5, -1, 2);
        NDArray v = NDArray.of(1, 2, 3);
        Fn1<NDArray, NDArray> fast = Cotangent.compile(Main::smooth);
        Fn1<NDArray, NDArray> gradient = Cotangent.grad(Main::smooth);
        NDArray expected = gradient.apply(x);
        Check.is("grad of compiled", Cotangent.grad(fast).apply(x), expected);
        Check.is("again", Cotangent.grad(fast).apply(x), expected);
        counts("grad of compiled", fast, 1, 1);
        Fn1<NDArray, NDArray> fastGradient = Cotangent.compile(gradient);
        Check.is("compiled grad", fastGradient.apply(x), expected);
        NDArray other = gradient.apply(v);
        runs("compiled grad", 0, () -> Check.is("again", fastGradient.apply(v), other));
    }

    private static void nested() {
        NDArray x = NDArray.of(.5, -1, 2);
        NDArray v = NDArray.of(1, 2, 3);
        Fn1<NDArray, NDArray> fast = Cotangent.compile(Main::smooth);
        Fn1<NDArray, NDArray> fastGradient = Cotangent.compile(Cotangent.grad(fast));
        Fn1<NDArray, NDArray> gradient = Cotangent.grad(Main::smooth);
        NDArray hvp = Cotangent.jvp(gradient, x, v).tangent();
        for (int i = 0; i < 2; i++) {
            Check.is("second order", Cotangent.jvp(fastGradient, x, v).tangent(), hvp);
            Check.close(
                    "reverse",
                    Cotangent.grad((NDArray y) -> fastGradient.apply(y).dot(v)).apply(x),
                    1e-14,
                    hvp);
        }
        counts("compiled in compiled", fastGradient, 1, 3);
        counts("inner", fast, 1, 0);
        Fn1<NDArray, NDArray> inner = Cotangent.compile(Main::branch);
        Fn1<NDArray, NDArray> outer = Cotangent.compile(y -> inner.apply(y.mul(2)).mul(3));
        for (int i = -3; i < 3; i++) {
            NDArray y = NDArray.of(i, .5);
            Check.close("looks of inner ones", outer.apply(y), 1e-15, branch(y.mul(2)).mul(3));
        }
        counts("outer", outer, 2, 4);
        counts("inner", inner, 2, 0);
        Fn1<NDArray, NDArray> look = Cotangent.compile(y -> Cotangent.grad(Main::branch).apply(y));
        Check.close("look inside grad", look.apply(NDArray.of(1, 2)), 0, 3, 12);
        Check.close("other branch", look.apply(NDArray.of(-1, -2)), 0, -1, -1);
        Check.close("first branch", look.apply(NDArray.of(2, 2)), 0, 12, 12);
        counts("look inside grad", look, 2, 1);
    }

    private static void captured() {
        Fn1<NDArray, NDArray> times = Cotangent.compile(y -> y.mul(field));
        NDArray one = NDArray.of(1.0);
        field = NDArray.of(3.0);
        Check.close("a field", times.apply(one), 0, 3);
        field = NDArray.of(4.0);
        Check.close("as it was", times.apply(one), 0, 3);
        Fn1<NDArray, NDArray> outer = Cotangent.compile(y -> y.mul(field).sum());
        NDArray slope =
                Cotangent.grad(
                                (NDArray z) -> {
                                    field = z;
                                    return outer.apply(one).add(outer.apply(z));
                                })
                        .apply(NDArray.of(5.0));
        Check.close("a value that is being differentiated", slope, 0, 11);
        counts("never kept", outer, 2, 0);
        Check.is("cause", Compiled.of(outer).causes().get(Cause.CAPTURED), 1L);
        Check.is("kept", Compiled.of(outer).variants(), 0);
        NDArray nested =
                Cotangent.grad((NDArray z) ->
                                Cotangent.grad(Cotangent.compile((NDArray y) -> y.mul(y).mul(z)))
                                        .apply(z))
                        .apply(NDArray.of(5.0));
        Check.close("in a derivative of a derivative", nested, 0, 20);
        field = one;
    }

    private static void threads() {
        Fn1<NDArray, NDArray> fast = Cotangent.compile(Main::branch);
        double[] sums = new double[2000];
        IntStream.range(0, sums.length)
                .parallel()
                .forEach(i ->
                        sums[i] = fast.apply(NDArray.ones(1 + i % 3).mul(i % 2 * 2 - 1)).item());
        double[] expected = new double[sums.length];
        Arrays.setAll(expected, i -> 1 + i % 3);
        Check.is("threads", Arrays.equals(sums, expected), true);
        Compiled compiled = Compiled.of(fast);
        Check.is("calls", compiled.traces() + compiled.replays(), 2000L);
        Check.is("few traces", compiled.traces() < 200, true);
    }

    private static void several() {
        NDArray x = NDArray.of(2.0);
        Check.close("2", Cotangent.compile((NDArray a, NDArray b) -> a.mul(b)).apply(x, x), 0, 4);
        Check.close(
                "4",
                Cotangent.compile((NDArray a, NDArray b, NDArray c, NDArray d) ->
                                a.mul(b).mul(c).mul(d))
                        .apply(x, x, x, x),
                0,
                16);
        Check.close(
                "5",
                Cotangent.compile((NDArray a, NDArray b, NDArray c, NDArray d, NDArray e) ->
                                a.mul(b).mul(c).mul(d).mul(e))
                        .apply(x, x, x, x, x),
                0,
                32);
        Check.close(
                "6",
                Cotangent.compile(
                                (NDArray a,
                                        NDArray b,
                                        NDArray c,
                                        NDArray d,
                                        NDArray e,
                                        NDArray f) -> a.mul(b).mul(c).mul(d).mul(e).mul(f))
                        .apply(x, x, x, x, x, x),
                0,
                64);
    }

    private static void bounded() {
        Fn1<NDArray, NDArray> fast = Cotangent.compile(Main::smooth);
        for (int i = 1; i <= 40; i++) {
            fast.apply(NDArray.ones(i));
        }
        Check.is("bounded", Compiled.of(fast).variants(), 16);
        fast.apply(NDArray.ones(40));
        fast.apply(NDArray.ones(25));
        fast.apply(NDArray.ones(1));
        fast.apply(NDArray.ones(25));
        fast.apply(NDArray.ones(26));
        counts("used last", fast, 42, 3);
        List<String> lines = new ArrayList<>(Compiled.of(fast).explain().lines().toList());
        Check.is("dropped", lines.get(1).contains("26 dropped"), true);
    }
}
