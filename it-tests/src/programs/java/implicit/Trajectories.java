package implicit;

import static io.cotangent.Cotangent.argnums;

import check.Check;
import check.Differences;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.Jvp;
import io.cotangent.NDArray;
import io.cotangent.function.Args3;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn3;
import io.cotangent.implicit.Ode;
import io.cotangent.implicit.OdeOptions;

/** Differential equations, compared with closed forms, differences, and a method in plain steps. */
@Differentiable
final class Trajectories {
    record Animals(NDArray prey, NDArray predators) {}

    static final OdeOptions FINE = OdeOptions.standard().withTolerances(1e-11, 1e-11);
    static final NDArray TIMES = NDArray.of(0, 0.3, 0.5, 1.1, 2);

    private Trajectories() {}

    static void run() {
        linear();
        times();
        lotkaVolterra();
        orders();
        inTime();
    }

    /** The exponential of a small matrix, by scaling, a Taylor series, and squaring. */
    static NDArray expm(NDArray a) {
        int n = a.shape()[0];
        NDArray small = a.mul(1.0 / 64);
        NDArray sum = NDArray.eye(n);
        for (int k = 14; k > 0; k--) {
            sum = NDArray.eye(n).add(small.matmul(sum).mul(1.0 / k));
        }
        for (int i = 0; i < 6; i++) {
            sum = sum.matmul(sum);
        }
        return sum;
    }

    private static final NDArray MATRIX =
            NDArray.of(new double[][] {{-0.3, 1, 0.2}, {-1.1, 0.1, 0}, {0.4, -0.2, -0.5}});
    static final NDArray START = NDArray.of(1, -0.5, 2);

    /** y' = A y. */
    private static NDArray flowOf(NDArray a, NDArray y, NDArray times) {
        return Ode.odeint((NDArray s, NDArray t, NDArray b) -> b.matmul(s), y, times, a, FINE);
    }

    private static NDArray exponentials(NDArray a, NDArray y, NDArray times) {
        NDArray[] all = new NDArray[times.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = expm(a.mul(times.get(i).sub(times.get(0)))).matmul(y);
        }
        return NDArray.stack(0, all);
    }

    private static void linear() {
        Fn3<NDArray, NDArray, NDArray, NDArray> found = Trajectories::flowOf;
        Fn3<NDArray, NDArray, NDArray, NDArray> exact = Trajectories::exponentials;
        Check.close("expm", flowOf(MATRIX, START, TIMES), 1e-9, exponentials(MATRIX, START, TIMES));
        NDArray down = TIMES.neg();
        Check.close(
                "backward", flowOf(MATRIX, START, down), 1e-9, exponentials(MATRIX, START, down));
        Args3<NDArray, NDArray, NDArray> at = new Args3<>(MATRIX, START, TIMES);
        Args3<NDArray, NDArray, NDArray> move =
                new Args3<>(MATRIX.cos(), START.sin(), NDArray.of(0.3, -0.1, 0.5, 1, -2));
        Jvp<NDArray> forward = Cotangent.jvp(found, at, move);
        Check.close(
                "expm, forward", forward.tangent(), 1e-8, Cotangent.jvp(exact, at, move).tangent());
        NDArray cotangent = NDArray.linspace(-1, 2, 15).mul(7).sin().reshape(5, 3);
        Args3<NDArray, NDArray, NDArray> back =
                Cotangent.vjp(found, MATRIX, START, TIMES).pullback(cotangent);
        Args3<NDArray, NDArray, NDArray> expected =
                Cotangent.vjp(exact, MATRIX, START, TIMES).pullback(cotangent);
        Check.close("expm, in the matrix", back.arg0(), 1e-8, expected.arg0());
        Check.close("expm, in the start", back.arg1(), 1e-8, expected.arg1());
        Check.close("expm, in the times", back.arg2(), 1e-8, expected.arg2());
        double left = forward.tangent().mul(cotangent).sum().item();
        double right =
                back.arg0().mul(move.arg0()).sum().item()
                        + back.arg1().mul(move.arg1()).sum().item()
                        + back.arg2().mul(move.arg2()).sum().item();
        Check.close("dot products", left, 1e-8, right);
    }

    private static void times() {
        Fn1<NDArray, NDArray> loss = t -> flowOf(MATRIX, START, t).sin().sum();
        Check.close(
                "gradient in times",
                Cotangent.grad(loss).apply(TIMES),
                1e-6,
                Differences.gradient(loss, TIMES, 1e-5));
        Fn1<NDArray, NDArray> last =
                t ->
                        Ode.odeint((y, s, p) -> s.cos(), NDArray.of(0), t, NDArray.of(0), FINE)
                                .get(-1);
        Check.close(
                "limits", last.apply(NDArray.of(0.2, 1.3)), 1e-10, Math.sin(1.3) - Math.sin(0.2));
        Check.close(
                "slopes in limits",
                Cotangent.grad(last).apply(NDArray.of(0.2, 1.3)),
                1e-9,
                -Math.cos(0.2),
                Math.cos(1.3));
        Check.close(
                "second slopes in limits",
                Cotangent.hessian(last).apply(NDArray.of(0.2, 1.3)),
                1e-8,
                NDArray.of(new double[][] {{Math.sin(0.2), 0}, {0, -Math.sin(1.3)}}));
    }

    static Animals change(Animals a, NDArray t, NDArray p) {
        return new Animals(
                a.prey().mul(p.get(0).sub(a.predators().mul(p.get(1)))),
                a.predators().mul(a.prey().mul(p.get(2)).sub(p.get(3))));
    }

    static final NDArray RATES = NDArray.of(1.1, 0.4, 0.1, 0.4);

    static NDArray cost(Animals all) {
        return all.prey().sub(3).pow(2).sum().add(all.predators().cos().sum());
    }

    static Animals start(NDArray y) {
        return new Animals(y.get(0), y.get(1));
    }

    static NDArray adaptive(NDArray y, NDArray p, NDArray times) {
        return cost(Ode.odeint(Trajectories::change, start(y), times, p, FINE));
    }

    /** The classical method of Runge and Kutta with 200 steps between times. */
    private static NDArray fixedSteps(NDArray y, NDArray p, NDArray times) {
        Animals a = start(y);
        NDArray prey = a.prey();
        NDArray predators = a.predators();
        NDArray[] all = {prey.expandDims(0)};
        NDArray[] others = {predators.expandDims(0)};
        for (int i = 0; i + 1 < times.size(); i++) {
            NDArray h = times.get(i + 1).sub(times.get(i)).mul(1.0 / 200);
            for (int k = 0; k < 200; k++) {
                a = step(a, h, p);
            }
            all = new NDArray[] {NDArray.concat(0, all[0], a.prey().expandDims(0))};
            others = new NDArray[] {NDArray.concat(0, others[0], a.predators().expandDims(0))};
        }
        return cost(new Animals(all[0], others[0]));
    }

    private static Animals step(Animals a, NDArray h, NDArray p) {
        Animals k1 = change(a, h, p);
        Animals k2 = change(moved(a, k1, h.mul(0.5)), h, p);
        Animals k3 = change(moved(a, k2, h.mul(0.5)), h, p);
        Animals k4 = change(moved(a, k3, h), h, p);
        Animals sum =
                moved(moved(moved(k1, k2, NDArray.of(2)), k3, NDArray.of(2)), k4, NDArray.of(1));
        return moved(a, sum, h.div(6));
    }

    private static Animals moved(Animals a, Animals by, NDArray h) {
        return new Animals(
                a.prey().add(by.prey().mul(h)), a.predators().add(by.predators().mul(h)));
    }

    private static void lotkaVolterra() {
        NDArray y = NDArray.of(10, 5);
        NDArray times = NDArray.of(0, 1, 2.5, 4);
        Check.close("animals", adaptive(y, RATES, times), 1e-7, fixedSteps(y, RATES, times));
        Fn3<NDArray, NDArray, NDArray, NDArray> found = Trajectories::adaptive;
        Args3<NDArray, NDArray, NDArray> grad =
                Cotangent.grad(found, argnums(0, 1, 2)).apply(y, RATES, times);
        Args3<NDArray, NDArray, NDArray> plain =
                Cotangent.grad(Trajectories::fixedSteps, argnums(0, 1, 2)).apply(y, RATES, times);
        Check.close("animals, in the start", grad.arg0(), 1e-6, plain.arg0());
        Check.close("animals, in the rates", grad.arg1(), 1e-6, plain.arg1());
        Check.close("animals, in times", grad.arg2(), 1e-6, plain.arg2());
        Check.close(
                "animals, differences",
                grad.arg1(),
                1e-5,
                Differences.gradient(p -> adaptive(y, p, times), RATES, 1e-4));
        Fn1<NDArray, NDArray> captured =
                p ->
                        cost(
                                Ode.odeint(
                                        (Animals a, NDArray t, NDArray none) -> change(a, t, p),
                                        start(y),
                                        times,
                                        NDArray.of(0),
                                        FINE));
        Check.close(
                "animals, captured rates",
                Cotangent.grad(captured).apply(RATES),
                1e-8,
                grad.arg1());
        OdeOptions coarse = OdeOptions.standard().withTolerances(1e-5, 1e-5);
        Fn1<NDArray, NDArray> quick =
                p -> cost(Ode.odeint(Trajectories::change, start(y), times, p, coarse));
        Check.close("animals, coarse", Cotangent.grad(quick).apply(RATES), 1e-2, plain.arg1());
    }

    private static void orders() {
        NDArray y = NDArray.of(10, 5);
        NDArray times = NDArray.of(0, 1, 2);
        Fn1<NDArray, NDArray> loss = p -> adaptive(y, p, times);
        NDArray differences =
                Differences.gradient(
                        p -> Cotangent.grad(loss).apply(p).mul(NDArray.of(1, -1, 0.5, 2)).sum(),
                        RATES,
                        1e-5);
        NDArray v = NDArray.of(1, -1, 0.5, 2);
        Check.close(
                "forward over reverse",
                Cotangent.jvp(Cotangent.grad(loss), RATES, v).tangent(),
                1e-5,
                differences);
        Check.close(
                "reverse over reverse",
                Cotangent.grad((NDArray p) -> Cotangent.grad(loss).apply(p).mul(v).sum())
                        .apply(RATES),
                1e-5,
                differences);
        Check.close(
                "reverse over forward",
                Cotangent.grad((NDArray p) -> Cotangent.jvp(loss, p, v).tangent()).apply(RATES),
                1e-5,
                differences);
        Fn1<NDArray, NDArray> plain = p -> fixedSteps(y, p, times);
        NDArray hessian = Cotangent.hessian(plain).apply(RATES);
        Check.close("hessian", Cotangent.hessian(loss).apply(RATES), 1e-6, hessian);
        Check.close(
                "hessian, forward twice",
                Cotangent.jacfwd(Cotangent.jacfwd(loss)).apply(RATES),
                1e-6,
                hessian);
        Check.close(
                "hessian, in the start",
                Cotangent.jacrev(Cotangent.grad((NDArray s) -> adaptive(s, RATES, times))).apply(y),
                1e-6,
                Cotangent.hessian((NDArray s) -> fixedSteps(s, RATES, times)).apply(y));
        // y' = p y: the third derivative in p of exp(p t) is t³ exp(p t).
        Fn1<NDArray, NDArray> growth =
                p ->
                        Ode.odeint(
                                        (s, t, q) -> s.mul(q),
                                        NDArray.of(1),
                                        NDArray.of(0, 1.5),
                                        p,
                                        FINE)
                                .get(1);
        NDArray p = NDArray.of(0.4);
        Check.close(
                "third",
                Cotangent.grad(Cotangent.grad(Cotangent.grad(growth))).apply(p),
                1e-7,
                Math.pow(1.5, 3) * Math.exp(0.6));
    }

    /** y' = -a(t) y with a(t) = p sin t, whose solution is exp(p (cos t - 1)). */
    private static void inTime() {
        Fn1<NDArray, NDArray> found =
                p ->
                        Ode.odeint(
                                        (y, t, q) -> y.mul(t.sin()).mul(q).neg(),
                                        NDArray.of(1),
                                        TIMES,
                                        p,
                                        FINE)
                                .pow(2)
                                .sum();
        Fn1<NDArray, NDArray> exact = p -> TIMES.cos().sub(1).mul(p).exp().pow(2).sum();
        NDArray p = NDArray.of(0.7);
        Check.close("a slope of time", found.apply(p), 1e-9, exact.apply(p));
        Check.close(
                "a slope of time, gradient",
                Cotangent.grad(found).apply(p),
                1e-8,
                Cotangent.grad(exact).apply(p));
        Check.close(
                "a slope of time, hessian",
                Cotangent.hessian(found).apply(p),
                1e-8,
                Cotangent.hessian(exact).apply(p));
    }
}
