package implicit;

import static implicit.Trajectories.FINE;
import static implicit.Trajectories.RATES;
import static implicit.Trajectories.START;
import static implicit.Trajectories.TIMES;
import static implicit.Trajectories.adaptive;
import static implicit.Trajectories.cost;
import static implicit.Trajectories.start;
import static io.cotangent.Cotangent.argnums;
import static io.cotangent.Cotangent.axes;

import check.Check;
import check.Differences;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn3;
import io.cotangent.implicit.Ode;
import io.cotangent.implicit.OdeOptions;
import java.util.List;

/** Differential equations in batches, of all types and scales, at the edges, and with mistakes. */
@Differentiable
final class TrajectoriesOfAllKinds {
    private TrajectoriesOfAllKinds() {}

    static void run() {
        batches();
        scales();
        types();
        edges();
        mistakes();
    }

    private static void batches() {
        NDArray y = NDArray.of(10, 5);
        NDArray times = NDArray.of(0, 1, 2);
        NDArray ps = NDArray.stack(0, RATES, RATES.mul(0.5), RATES.mul(1.3));
        NDArray ys = NDArray.of(new double[][] {{10, 5}, {1, 2}, {7, 0.1}});
        NDArray ts = NDArray.of(new double[][] {{0, 1, 2}, {1, 1.5, 4}, {0, -1, -1.5}});
        Fn3<NDArray, NDArray, NDArray, NDArray> f = Trajectories::adaptive;
        NDArray[] singles = new NDArray[3];
        NDArray[] grads = new NDArray[3];
        for (int i = 0; i < 3; i++) {
            singles[i] = adaptive(ys.get(i), ps.get(i), ts.get(i));
            grads[i] = Cotangent.grad(f, argnums(1)).apply(ys.get(i), ps.get(i), ts.get(i)).arg1();
        }
        Check.close(
                "a batch",
                Cotangent.vmap(f, axes(0, 0, 0)).apply(ys, ps, ts),
                1e-8,
                NDArray.stack(0, singles));
        Fn3<NDArray, NDArray, NDArray, NDArray> grad =
                (s, p, t) -> Cotangent.grad((NDArray q) -> f.apply(s, q, t)).apply(p);
        Check.close(
                "a batch of gradients",
                Cotangent.vmap(grad, axes(0, 0, 0)).apply(ys, ps, ts),
                1e-7,
                NDArray.stack(0, grads));
        Fn1<NDArray, NDArray> sum = p -> Cotangent.vmap(f, axes(0, 0, 0)).apply(ys, p, ts).sum();
        Check.close(
                "the gradient of a batch",
                Cotangent.grad(sum).apply(ps),
                1e-7,
                NDArray.stack(0, grads));
        Fn1<NDArray, NDArray> shared =
                p -> Cotangent.vmap(f, axes(0, null, null)).apply(ys, p, times).sum();
        Check.close(
                "parameters that a batch shares",
                Cotangent.grad(shared).apply(RATES),
                1e-6,
                Differences.gradient(shared, RATES, 1e-5));
        Check.close(
                "a batch of parameters",
                Cotangent.vmap((NDArray p) -> adaptive(y, p, times)).apply(ps),
                1e-8,
                NDArray.stack(
                        0,
                        adaptive(y, ps.get(0), times),
                        adaptive(y, ps.get(1), times),
                        adaptive(y, ps.get(2), times)));
    }

    /** A gradient is as exact, as a part of itself, however small the cotangents are. */
    private static void scales() {
        NDArray y = NDArray.of(10, 5);
        NDArray times = NDArray.of(0, 1, 2);
        OdeOptions usual = OdeOptions.standard();
        Fn1<NDArray, NDArray> loss =
                p -> cost(Ode.odeint(Trajectories::change, start(y), times, p, usual));
        NDArray grad = Cotangent.grad(loss).apply(RATES);
        NDArray tiny = Cotangent.grad((NDArray p) -> loss.apply(p).mul(1e-12)).apply(RATES);
        Check.close("tiny cotangents", tiny.mul(1e12), 1e-9, grad);
        NDArray v = NDArray.of(1, -1, 0.5, 2);
        NDArray tangent = Cotangent.jvp(loss, RATES, v).tangent();
        Check.close(
                "tiny tangents",
                Cotangent.jvp(loss, RATES, v.mul(1e-12)).tangent().mul(1e12),
                1e-9,
                tangent);
        Check.close("no tangents", Cotangent.jvp(loss, RATES, v.mul(0)).tangent(), 0, 0);
    }

    private static void types() {
        NDArray y = NDArray.of(1, 2).astype(DType.FLOAT32);
        NDArray p = NDArray.of(0.5).astype(DType.FLOAT32);
        Fn1<NDArray, NDArray> loss =
                q -> Ode.odeint((s, t, r) -> s.mul(r), y, TIMES, q).get(-1).sum();
        Check.is("float32", loss.apply(p).dtype(), DType.FLOAT32);
        Check.close("float32", loss.apply(p), 1e-4, 3 * Math.E);
        Check.close("float32", Cotangent.grad(loss).apply(p), 1e-4, 6 * Math.E);
        Check.is("float32", Cotangent.grad(loss).apply(p).dtype(), DType.FLOAT32);
        NDArray single = TIMES.astype(DType.FLOAT32);
        Fn1<NDArray, NDArray> inTimes =
                t -> Ode.odeint((s, u, r) -> s.mul(r), y, t, p).get(-1).sum();
        Check.close(
                "times of float32",
                Cotangent.grad(inTimes).apply(single).get(-1),
                1e-4,
                1.5 * Math.E);
    }

    private static void edges() {
        NDArray one = NDArray.of(1);
        NDArray alone =
                Ode.odeint(
                        (NDArray y, NDArray t, NDArray p) -> y,
                        START,
                        NDArray.of(new double[] {2}),
                        one);
        Check.close("one time", alone, 0, START.expandDims(0));
        Check.close(
                "one time, gradient",
                Cotangent.grad((NDArray s) ->
                                Ode.odeint(
                                                (NDArray y, NDArray t, NDArray p) -> y.mul(p),
                                                s,
                                                NDArray.of(new double[] {2}),
                                                one)
                                        .pow(2)
                                        .sum())
                        .apply(START),
                1e-15,
                START.mul(2));
        NDArray still =
                Ode.odeint((NDArray y, NDArray t, NDArray p) -> y, START, NDArray.of(1, 1, 2), one);
        Check.close("the same time twice", still.get(1), 0, START);
        NDArray none =
                Ode.odeint((NDArray y, NDArray t, NDArray p) -> y, NDArray.zeros(0), TIMES, one);
        Check.is("nothing", none.shape()[0] + " " + none.shape()[1], "5 0");
        List<NDArray> list =
                Ode.odeint(
                        (List<NDArray> y, NDArray t, NDArray p) ->
                                List.of(y.get(1), y.get(0).neg()),
                        List.of(NDArray.of(0), NDArray.of(1)),
                        TIMES,
                        one,
                        FINE);
        Check.close("a list", list.get(0), 1e-9, TIMES.sin());
        // Where a slope looks at numbers, there are values.
        NDArray looked =
                Ode.odeint(
                        (NDArray y, NDArray t, NDArray p) -> t.item() < 1 ? p : p.mul(0),
                        NDArray.of(0),
                        NDArray.of(0, 1, 3),
                        one);
        Check.close("a switch", looked, 1e-4, 0, 1, 1);
    }

    private static void mistakes() {
        NDArray one = NDArray.of(1);
        Check.fails(
                "no order",
                () -> Ode.odeint((y, t, p) -> y, one, NDArray.of(0, 2, 1), one),
                "DomainException",
                "time 2 is 1.0, after 2.0");
        Check.fails(
                "a slope of another shape",
                () -> Ode.odeint((y, t, p) -> y.sum(), START, TIMES, one),
                "TreeException",
                "float64[3]");
        Check.fails(
                "times of two axes",
                () -> Ode.odeint((y, t, p) -> y, one, NDArray.ones(2, 2), one),
                "ShapeException",
                "float64[2,2]");
        Check.fails(
                "no times",
                () -> Ode.odeint((y, t, p) -> y, one, NDArray.zeros(0), one),
                "ShapeException");
        Check.fails(
                "a pole",
                () -> Ode.odeint((y, t, p) -> y.pow(2), one, NDArray.of(0, 2), one),
                "StepSizeException",
                "between times 0 and 1");
        Check.fails(
                "a slope that is not finite",
                () -> Ode.odeint((y, t, p) -> y.mul(Double.NaN), one, NDArray.of(0, 2), one),
                "StepSizeException");
        Check.fails(
                "many steps",
                () ->
                        Ode.odeint(
                                (y, t, p) -> y.mul(-1e4),
                                one,
                                NDArray.of(0, 100),
                                one,
                                OdeOptions.standard().withSteps(100)),
                "StepSizeException",
                "100 steps");
        Check.fails(
                "a look",
                () ->
                        Cotangent.grad((NDArray q) ->
                                        Ode.odeint(
                                                        (y, t, p) -> y.item() > 0 ? p : p.neg(),
                                                        one,
                                                        TIMES,
                                                        q)
                                                .sum())
                                .apply(one),
                "LostDerivativeException",
                "looks at numbers",
                "TrajectoriesOfAllKinds.java");
    }
}
