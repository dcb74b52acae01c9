package longloops;

import static io.cotangent.Cotangent.argnums;
import static io.cotangent.Cotangent.axes;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.Snapshots;
import io.cotangent.function.Args2;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;

/** Long loops whose reverse sweep keeps few states; compared with plain loops. */
@Differentiable
public final class Main {
    private static int runs;

    record State(NDArray x, NDArray v, NDArray count) {}

    private Main() {}

    /** One step of a pendulum. */
    static State swing(State s, NDArray g) {
        runs++;
        NDArray v = s.v().sub(s.x().sin().mul(g).mul(0.01));
        return new State(s.x().add(v.mul(0.01)), v, s.count().add(1));
    }

    static NDArray energy(State s, NDArray g) {
        return s.v().pow(2).mul(0.5).sub(s.x().cos().mul(g)).sum();
    }

    static NDArray plain(NDArray x, NDArray g, int steps) {
        State s = start(x);
        for (int i = 0; i < steps; i++) {
            s = swing(s, g);
        }
        return energy(s, g).add(s.x().sum());
    }

    static NDArray kept(NDArray x, NDArray g, int steps, Snapshots snapshots) {
        State s = Cotangent.iterate((State t) -> swing(t, g), steps, start(x), snapshots);
        return energy(s, g).add(s.x().sum());
    }

    private static State start(NDArray x) {
        return new State(x, NDArray.zeros(x.shape()), NDArray.of(0));
    }

    /** Looks at its numbers. */
    static NDArray collatz(NDArray x) {
        return x.sum().item() > 1 ? x.mul(0.5).add(x.sin().mul(0.1)) : x.mul(3).add(x.cos());
    }

    static NDArray cell(NDArray h, NDArray input, NDArray w) {
        return w.matmul(h).add(input).tanh();
    }

    public static void main(String[] args) {
        if (args.length > 0) {
            large(Boolean.parseBoolean(args[0]));
            return;
        }
        equalToAPlainLoop();
        secondOrder();
        paths();
        inputs();
        batches();
        mistakes();
        Check.done();
    }

    private static void equalToAPlainLoop() {
        NDArray x = NDArray.of(0.5, -1.2, 2);
        NDArray g = NDArray.of(9.81);
        for (int steps : new int[] {0, 1, 2, 3, 10, 57, 300}) {
            Args2<NDArray, NDArray> expected =
                    Cotangent.grad((NDArray y, NDArray h) -> plain(y, h, steps), argnums(0, 1))
                            .apply(x, g);
            for (Snapshots snapshots :
                    new Snapshots[] {
                        Snapshots.of(1),
                        Snapshots.of(2),
                        Snapshots.of(5),
                        Snapshots.of(1000),
                        Snapshots.within(200),
                        Snapshots.logarithmic()
                    }) {
                Fn2<NDArray, NDArray, NDArray> f = (y, h) -> kept(y, h, steps, snapshots);
                Args2<NDArray, NDArray> found = Cotangent.grad(f, argnums(0, 1)).apply(x, g);
                Check.close("value", kept(x, g, steps, snapshots), 0, plain(x, g, steps));
                Check.close(steps + " steps, " + snapshots, found.arg0(), 0, expected.arg0());
                Check.close(steps + " steps, captured", found.arg1(), 1e-13, expected.arg1());
            }
        }
        runs = 0;
        Cotangent.grad((NDArray y) -> kept(y, g, 300, Snapshots.of(3))).apply(x);
        Check.is("the step runs twice", runs, 2);
        State last = Cotangent.iterate((State s) -> swing(s, g), 7, start(x));
        Check.is("integers", last.count().toIntArray()[0], 7);
        NDArray single = x.astype(DType.FLOAT32);
        Fn1<NDArray, NDArray> inSingle =
                y -> Cotangent.iterate((NDArray z) -> z.sin(), 20, y).sum();
        Check.is("float", Cotangent.grad(inSingle).apply(single).dtype(), DType.FLOAT32);
        Fn1<NDArray, NDArray> forward = y -> kept(y, g, 57, Snapshots.of(3));
        NDArray v = NDArray.of(1, -1, 0.5);
        Check.close(
                "forward",
                Cotangent.jvp(forward, x, v).tangent(),
                0,
                Cotangent.jvp((NDArray y) -> plain(y, g, 57), x, v).tangent());
    }

    private static void secondOrder() {
        NDArray x = NDArray.of(0.5, -1.2);
        NDArray g = NDArray.of(9.81);
        Fn1<NDArray, NDArray> kept = y -> kept(y, g, 23, Snapshots.of(3));
        NDArray expected = Cotangent.hessian((NDArray y) -> plain(y, g, 23)).apply(x);
        Check.close("forward over reverse", Cotangent.hessian(kept).apply(x), 1e-12, expected);
        Check.close(
                "reverse over forward",
                Cotangent.jacrev(Cotangent.jacfwd(kept)).apply(x),
                1e-12,
                expected);
        Check.close(
                "reverse over reverse",
                Cotangent.jacrev(Cotangent.jacrev(kept)).apply(x),
                1e-12,
                expected);
        Check.close(
                "forward over forward",
                Cotangent.jacfwd(Cotangent.jacfwd(kept)).apply(x),
                1e-12,
                expected);
        Fn1<NDArray, NDArray> inG = h -> kept(x, h, 23, Snapshots.of(3));
        NDArray curvature = Cotangent.hessian((NDArray h) -> plain(x, h, 23)).apply(g);
        Check.close("captured", Cotangent.hessian(inG).apply(g), 1e-12, curvature);
        Check.close("captured", Cotangent.grad(Cotangent.grad(inG)).apply(g), 1e-12, curvature);
        NDArray third = Cotangent.jacfwd(Cotangent.hessian((NDArray y) -> plain(y, g, 6))).apply(x);
        Check.close(
                "third",
                Cotangent.jacfwd(Cotangent.hessian((NDArray y) -> kept(y, g, 6, Snapshots.of(2))))
                        .apply(x),
                1e-12,
                third);
    }

    private static void paths() {
        NDArray x = NDArray.of(0.3, 1.1);
        Fn1<NDArray, NDArray> plain =
                y -> {
                    NDArray z = y;
                    for (int i = 0; i < 40; i++) {
                        z = collatz(z);
                    }
                    return z.sum();
                };
        Fn1<NDArray, NDArray> kept =
                y -> Cotangent.iterate(Main::collatz, 40, y, Snapshots.of(4)).sum();
        Check.close("branches", kept.apply(x), 0, plain.apply(x));
        Check.close("branches", Cotangent.grad(kept).apply(x), 0, Cotangent.grad(plain).apply(x));
        Check.close(
                "branches",
                Cotangent.hessian(kept).apply(x),
                1e-12,
                Cotangent.hessian(plain).apply(x));
        int[] count = {0};
        Fn1<NDArray, NDArray> counting =
                y -> {
                    count[0] = 0;
                    return Cotangent.iterate((NDArray z) -> z.mul(1 + 1.0 / ++count[0]), 5, y)
                            .sum();
                };
        Check.close("a step that counts", counting.apply(NDArray.of(1.0)), 1e-14, 6);
        Check.close(
                "a step that counts", Cotangent.grad(counting).apply(NDArray.of(1.0)), 1e-14, 6);
    }

    private static void inputs() {
        NDArray w = Rng.seed(3).normal(2, 2);
        NDArray inputs = Rng.seed(4).normal(9, 2);
        NDArray h = NDArray.zeros(2);
        Fn2<NDArray, NDArray, NDArray> kept =
                (m, u) ->
                        Cotangent.iterate(
                                        (NDArray s, NDArray x) -> cell(s, x, m),
                                        h,
                                        u,
                                        Snapshots.of(3))
                                .pow(2)
                                .sum();
        Fn2<NDArray, NDArray, NDArray> plain =
                (m, u) -> {
                    NDArray s = h;
                    for (int i = 0; i < 9; i++) {
                        s = cell(s, u.get(i), m);
                    }
                    return s.pow(2).sum();
                };
        Args2<NDArray, NDArray> found = Cotangent.grad(kept, argnums(0, 1)).apply(w, inputs);
        Args2<NDArray, NDArray> expected = Cotangent.grad(plain, argnums(0, 1)).apply(w, inputs);
        Check.close("weights", found.arg0(), 1e-14, expected.arg0());
        Check.close("inputs", found.arg1(), 1e-14, expected.arg1());
        Fn1<NDArray, NDArray> inInputs = u -> kept.apply(w, u);
        Check.close(
                "second",
                Cotangent.hessian(inInputs).apply(inputs),
                1e-13,
                Cotangent.hessian((NDArray u) -> plain.apply(w, u)).apply(inputs));
    }

    private static void batches() {
        NDArray x = Rng.seed(5).normal(4, 3);
        NDArray g = NDArray.of(9.81);
        Fn1<NDArray, NDArray> each = Cotangent.grad((NDArray y) -> kept(y, g, 20, Snapshots.of(3)));
        NDArray mapped = Cotangent.vmap(each).apply(x);
        NDArray gravities = NDArray.of(1, 5, 9.81, 20);
        Fn2<NDArray, NDArray, NDArray> inG =
                Cotangent.grad((NDArray h, NDArray y) -> kept(y, h, 20, Snapshots.of(3)));
        NDArray slopes = Cotangent.vmap(inG).apply(gravities, x);
        NDArray common = Cotangent.vmap(inG, axes(0, null)).apply(gravities, x.get(0));
        for (int i = 0; i < 4; i++) {
            Check.close("batch", mapped.get(i), 1e-14, each.apply(x.get(i)));
            Check.close(
                    "batch of captured",
                    slopes.get(i),
                    1e-13,
                    inG.apply(gravities.get(i), x.get(i)));
            Check.close(
                    "the same state", common.get(i), 1e-13, inG.apply(gravities.get(i), x.get(0)));
        }
        NDArray w = Rng.seed(3).normal(2, 2);
        Fn1<NDArray, NDArray> last =
                u ->
                        Cotangent.iterate(
                                (NDArray s, NDArray y) -> cell(s, y, w), NDArray.zeros(2), u);
        NDArray many = Rng.seed(6).normal(5, 7, 2);
        Fn1<NDArray, NDArray> slope = Cotangent.grad((NDArray u) -> last.apply(u).sum());
        Check.close(
                "inputs", Cotangent.vmap(last).apply(many).get(2), 1e-15, last.apply(many.get(2)));
        Check.close(
                "inputs",
                Cotangent.vmap(slope).apply(many).get(2),
                1e-14,
                slope.apply(many.get(2)));
    }

    private static void mistakes() {
        NDArray x = NDArray.of(1, 2);
        Check.fails(
                "shape",
                () -> Cotangent.iterate((NDArray y) -> y.sum(), 3, x),
                "TreeException",
                "float64[2]",
                "shapes");
        Check.fails(
                "negative",
                () -> Cotangent.iterate((NDArray y) -> y, -1, x),
                "ShapeException",
                "-1");
        Check.fails(
                "inputs",
                () -> Cotangent.iterate((NDArray y, NDArray u) -> y, x, NDArray.of(1.0)),
                "ShapeException",
                "first axis");
        Check.fails("none", () -> Snapshots.of(0), "DomainException", "0");
    }

    /** A loop whose states do not fit into the memory together. */
    private static void large(boolean kept) {
        NDArray x = NDArray.linspace(0.1, 1, 50_000);
        NDArray g = NDArray.of(9.81);
        int steps = 2000;
        NDArray gradient =
                Cotangent.grad((NDArray y) ->
                                kept
                                        ? kept(y, g, steps, Snapshots.logarithmic())
                                        : plain(y, g, steps))
                        .apply(x);
        NDArray few = NDArray.of(x.get(0).item(), x.get(49_999).item());
        NDArray expected = Cotangent.grad((NDArray y) -> plain(y, g, steps)).apply(few);
        Check.close("first", gradient.get(0), 1e-12, expected.get(0));
        Check.close("last", gradient.get(49_999), 1e-12, expected.get(1));
        Check.done();
    }
}
