package traced;

import static io.cotangent.Cotangent.args;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.Traced;
import io.cotangent.Vjp;
import io.cotangent.error.DomainException;
import io.cotangent.function.Args2;
import io.cotangent.function.Fn1;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Paths of functions as programs: what they show, that they are right, and what they refuse. */
@Differentiable
public final class Main {
    private static final AtomicInteger RUNS = new AtomicInteger();

    private Main() {}

    static NDArray branch(NDArray x) {
        RUNS.incrementAndGet();
        return x.sum().gt(0).item() != 0 ? x.pow(3).sum() : x.neg().sum(); // line 27
    }

    static NDArray newton(NDArray a) {
        RUNS.incrementAndGet();
        NDArray x = a;
        while (x.mul(x).sub(a).abs().gt(1e-12).any().item() != 0) { // line 33
            x = x.add(a.div(x)).div(2);
        }
        return x;
    }

    static NDArray scaled(NDArray x) {
        RUNS.incrementAndGet();
        return x.mul(x.max().item()); // line 41
    }

    static NDArray jittered(NDArray a) {
        RUNS.incrementAndGet();
        try {
            return Linalg.cholesky(a).toArray()[0] > 0 ? a.mul(2) : a;
        } catch (DomainException e) {
            return a.mul(3);
        }
    }

    public static void main(String[] arguments) {
        traces();
        refusals();
        Check.done();
    }

    private static void runs(String what, int expected, Runnable body) {
        int before = RUNS.get();
        body.run();
        Check.is(what + ": runs of the user's code", RUNS.get() - before, expected);
    }

    private static void traces() {
        Traced<NDArray, NDArray> traced = Cotangent.trace(Main::branch, NDArray.of(1, 2));
        Check.is(
                "printed",
                traced.toString(),
                """
                program(a: float64[2]) {
                  c: float64[] = sum[axes=[0]] a                        // Main.java:27
                  d: bool[] = gt c 0.0                                  // Main.java:27
                  look at d: true                                       // Main.java:27
                  e: float64[2] = power[3.0] a                          // Main.java:27
                  f: float64[] = sum[axes=[0]] e                        // Main.java:27
                  return f
                }\
                """);
        Check.is("program", traced.program().equations().size(), 2);
        Check.is("looks", traced.observations().toString(), "[true at Main.java:27]");
        NDArray x = NDArray.of(2, 3);
        NDArray v = NDArray.of(1, 1);
        runs(
                "replayed",
                0,
                () -> {
                    Check.close("value", traced.apply(x), 0, 35);
                    Check.close("jvp", traced.jvp(x, v).tangent(), 1e-15, 39);
                    Vjp<NDArray, NDArray> vjp = traced.vjp(x);
                    Check.close("vjp", vjp.pullback(NDArray.of(2.0)), 1e-15, 24, 54);
                    Check.close("grad", Cotangent.grad(traced).apply(x), 1e-15, 12, 27);
                    NDArray second = Cotangent.jvp(Cotangent.grad(traced), x, v).tangent();
                    Check.close("second", second, 1e-15, 12, 18);
                    Fn1<NDArray, NDArray> within = y -> traced.apply(y.mul(2)).mul(y.sum());
                    Check.close("within", Cotangent.grad(within).apply(v), 1e-15, 64, 64);
                });
        Traced<Args2<NDArray, NDArray>, NDArray> two =
                Cotangent.trace((NDArray a, NDArray b) -> a.mul(b).sum(), x, v);
        Check.close("two arguments", two.apply(args(v, v)), 0, 2);
        Args2<NDArray, NDArray> pulled = two.vjp(args(x, v)).pullback(NDArray.of(1.0));
        Check.close("cotangent 0", pulled.arg0(), 0, 1, 1);
        Check.close("cotangent 1", pulled.arg1(), 0, 2, 3);
        Check.close("two tangents", two.jvp(args(x, v), args(v, v)).tangent(), 0, 7);
        Traced<NDArray, NDArray> again = Cotangent.trace(traced, NDArray.of(3, 4));
        Check.is("a trace of a trace", again.observations().toString(), "[true at Main.java:27]");
        Check.is("is the same", again.program(), traced.program());
        Traced<NDArray, NDArray> gradient =
                Cotangent.trace(Cotangent.grad(Main::newton), NDArray.of(2.0));
        Check.close(
                "trace of a gradient", gradient.apply(NDArray.of(2.1)), 1e-12, .5 / Math.sqrt(2.1));
        Traced<?, NDArray> six =
                Cotangent.trace(
                        (NDArray a, NDArray b, NDArray c, NDArray d, NDArray e, NDArray f) ->
                                a.mul(f),
                        x,
                        x,
                        x,
                        x,
                        x,
                        x);
        Check.is("six inputs", six.program().inputs(), 6);
    }

    private static void refusals() {
        Traced<NDArray, NDArray> traced = Cotangent.trace(Main::scaled, NDArray.of(1, 2));
        Check.close("the same largest", traced.apply(NDArray.of(0, 2)), 0, 0, 4);
        NDArray x = NDArray.of(1, 3);
        String[] parts = {"the look at Main.java:41 sees 3.0, saw 2.0", "compile", "at Main.java:"};
        Check.fails("value", () -> traced.apply(x), "PathException", parts);
        Check.fails("jvp", () -> traced.jvp(x, x), "PathException", parts);
        Check.fails("vjp", () -> traced.vjp(x), "PathException", parts);
        Check.fails(
                "grad",
                () -> Cotangent.grad((NDArray y) -> traced.apply(y).sum()).apply(x),
                "PathException",
                parts);
        Check.fails(
                "shape",
                () -> traced.apply(NDArray.of(1, 2, 3)),
                "PathException",
                "argument 0 is float64[3], was float64[2]");
        Traced<NDArray, NDArray> caught = Cotangent.trace(Main::jittered, NDArray.eye(2).neg());
        Check.fails(
                "caught",
                () -> caught.apply(NDArray.eye(2)),
                "PathException",
                "caught an exception of its look at Main.java:47");
        Traced<List<NDArray>, NDArray> list =
                Cotangent.trace((List<NDArray> l) -> l.get(0).add(l.getLast()), List.of(x, x));
        Check.fails(
                "list",
                () -> list.apply(List.of(x, x, x)),
                "PathException",
                "argument 0 is a list of size 3, was a list of size 2");
        Traced<NDArray, NDArray> factor = Cotangent.trace(Linalg::cholesky, NDArray.eye(2));
        Check.fails("its own", () -> factor.apply(NDArray.eye(2).neg()), "DomainException");
    }
}
