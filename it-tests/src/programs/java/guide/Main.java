package guide;

import static io.cotangent.Cotangent.axes;

import check.Check;
import io.cotangent.Compiled;
import io.cotangent.Cotangent;
import io.cotangent.CustomVjp;
import io.cotangent.Differentiable;
import io.cotangent.GradAndHvp;
import io.cotangent.JacobianBlocks;
import io.cotangent.Linearized;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.Snapshots;
import io.cotangent.SparseMatrix;
import io.cotangent.Traced;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.implicit.Implicit;
import io.cotangent.implicit.Ode;
import io.cotangent.optimize.Adam;
import io.cotangent.optimize.Fit;
import io.cotangent.optimize.Lbfgs;
import io.cotangent.optimize.LevenbergMarquardt;
import io.cotangent.optimize.Minimum;
import io.cotangent.optimize.State;

/** What the guide to the transformations shows. */
@Differentiable
public final class Main {
    record Params(NDArray weights, NDArray bias) {}

    private static final NDArray X = Rng.seed(1).normal(8, 3);
    private static final NDArray Y = Rng.seed(2).normal(8);

    private Main() {}

    static NDArray predict(Params p, NDArray x) {
        return p.weights().mul(x).sum().add(p.bias()).tanh();
    }

    static NDArray loss(Params p, NDArray x, NDArray y) {
        return predict(p, x).sub(y).pow(2);
    }

    static NDArray total(Params p) {
        return Cotangent.vmap(Main::loss, axes(null, 0, 0)).apply(p, X, Y).mean();
    }

    static NDArray rosenbrock(NDArray x) {
        NDArray head = x.slice(0, 0, -1);
        NDArray tail = x.slice(0, 1, x.size());
        return tail.sub(head.pow(2)).pow(2).mul(100).add(head.sub(1).neg().pow(2)).sum();
    }

    static NDArray residuals(NDArray p) {
        NDArray t = NDArray.linspace(0, 4, 9);
        NDArray model = t.mul(p.get(1)).neg().exp().mul(p.get(0)).add(p.get(2));
        return model.sub(t.mul(-0.7).exp().mul(2).add(0.5));
    }

    static NDArray polar(NDArray x) {
        NDArray angle = x.get(1);
        return NDArray.stack(0, angle.cos(), angle.sin()).mul(x.get(0));
    }

    @CustomVjp("clippedVjp")
    static NDArray clipped(NDArray x) {
        return x;
    }

    static NDArray clippedVjp(NDArray x, NDArray y, NDArray cotangent) {
        return cotangent.clip(-1, 1);
    }

    static NDArray swing(NDArray state) {
        NDArray speed = state.get(1).sub(state.get(0).sin().mul(0.01));
        return NDArray.stack(0, state.get(0).add(speed.mul(0.01)), speed);
    }

    public static void main(String[] args) {
        jacobians();
        second();
        maps();
        batches();
        memory();
        rules();
        solutions();
        sparse();
        paths();
        checks();
        optimisers();
        Check.done();
    }

    private static void jacobians() {
        NDArray x = NDArray.of(2, 0.5);
        NDArray jacobian = Cotangent.jacobian(Main::polar).apply(x); // [2, 2]
        Check.close("polar", jacobian.get(0), 1e-15, Math.cos(0.5), -2 * Math.sin(0.5));

        Params p = new Params(NDArray.of(0.1, 0.2, 0.3), NDArray.of(0.0));
        JacobianBlocks<Params, Params> hessian = Cotangent.hessianBlocks(Main::total).apply(p);
        NDArray mixed = hessian.block(Params::weights, Params::bias); // [3]
        Params row = hessian.of(Params::bias); // derivatives of the slope in the bias
        Check.close("symmetric", mixed, 1e-15, row.weights());
    }

    private static void second() {
        NDArray x = NDArray.of(1.5, 2);
        NDArray v = NDArray.of(1, 0);
        NDArray hessian = Cotangent.hessian(Main::rosenbrock).apply(x);
        GradAndHvp<NDArray, NDArray> all = Cotangent.gradAndHvp(Main::rosenbrock, x, v);
        NDArray laplacian = Cotangent.laplacian(Main::rosenbrock).apply(x);
        Check.close("hvp", all.hvp(), 1e-15, hessian.get(0));
        Check.close("laplacian", laplacian, 1e-15, hessian.mul(NDArray.eye(2)).sum());
    }

    private static void maps() {
        NDArray x = NDArray.of(2, 0.5);
        NDArray v = NDArray.of(1, 0);
        NDArray w = NDArray.of(0.5, 2);
        Linearized<NDArray, NDArray> there = Cotangent.linearize(Main::polar, x);
        NDArray tangent = there.pushforward(v); // J v, without another run of polar
        NDArray cotangent = there.pullback(w); // Jᵀ w
        Check.close("dot", tangent.mul(w).sum(), 1e-15, cotangent.mul(v).sum());
    }

    private static void batches() {
        Params p = new Params(NDArray.of(0.1, 0.2, 0.3), NDArray.of(0.0));
        Params each = Cotangent.vmap(Cotangent.grad(Main::loss), axes(null, 0, 0)).apply(p, X, Y);
        Check.is("per example", each.weights().shape()[0], 8);

        Fn2<NDArray, Rng, NDArray> noisy = (x, key) -> x.add(key.normal(3));
        Rng keys = Rng.batch(Rng.seed(42).split(8));
        NDArray moved = Cotangent.vmap(noisy).apply(X, keys); // a key for each row
        Check.is("keys", moved.shape()[0], 8);
    }

    private static void memory() {
        NDArray start = NDArray.of(0.5, 0);
        Fn1<NDArray, NDArray> step = Cotangent.checkpoint(Main::swing);
        Check.close("step", step.apply(start), 0, swing(start));

        Fn1<NDArray, NDArray> end =
                x -> Cotangent.iterate(Main::swing, 10_000, x, Snapshots.of(20)).sum();
        NDArray slope = Cotangent.grad(end).apply(start);
        NDArray by = NDArray.of(1e-6, 0);
        NDArray difference = end.apply(start.add(by)).sub(end.apply(start.sub(by))).div(2e-6);
        Check.close("slope", slope.get(0), 1e-6, difference);
    }

    private static void rules() {
        Fn1<NDArray, NDArray> log1pExp =
                Cotangent.customJvp(x -> x.exp().log1p(), (x, dx) -> dx.mul(x.sigmoid()));
        NDArray slope = Cotangent.grad(log1pExp).apply(NDArray.of(1000.0));
        Check.close("where the formula overflows", slope, 0, 1);
        NDArray bounded = Cotangent.grad((NDArray x) -> clipped(x).pow(2)).apply(NDArray.of(3.0));
        Check.close("clipped", bounded, 0, 1);
    }

    private static void solutions() {
        Fn1<NDArray, NDArray> cubeRoot =
                a -> Implicit.root((x, p) -> x.pow(3).sub(p), NDArray.of(1.0), a);
        NDArray slope = Cotangent.grad(cubeRoot).apply(NDArray.of(8.0));
        Check.close("the derivative of the root", slope, 1e-12, 1 / 12.0);

        NDArray times = NDArray.linspace(0, 1, 11);
        Fn1<NDArray, NDArray> last =
                rate -> Ode.odeint((y, t, p) -> y.mul(p), NDArray.of(1.0), times, rate).get(-1);
        NDArray growth = Cotangent.grad(last).apply(NDArray.of(0.5));
        Check.close("of exp", growth, 1e-5, Math.exp(0.5));
    }

    private static void sparse() {
        Fn1<NDArray, SparseMatrix> hessian = Cotangent.sparseHessian(Main::rosenbrock);
        SparseMatrix tridiagonal = hessian.apply(NDArray.linspace(0, 1, 1000));
        Check.is("entries", tridiagonal.nonzeros(), 2998);
    }

    private static void paths() {
        Traced<NDArray, NDArray> traced = Cotangent.trace(Main::polar, NDArray.of(2, 0.5));
        String text = traced.toString(); // the operations, with types and source lines
        NDArray replayed = traced.apply(NDArray.of(3, 0.25)); // without polar's code
        Check.is("lines", text.contains("Main.java:"), true);
        Check.close("replayed", replayed, 0, polar(NDArray.of(3, 0.25)));

        Fn1<NDArray, NDArray> gradient = Cotangent.compile(Cotangent.grad(Main::rosenbrock));
        gradient.apply(NDArray.of(1.5, 2));
        gradient.apply(NDArray.of(1.0, 3)); // replayed
        Check.is("why it ran the code", Compiled.of(gradient).replays(), 1L);
    }

    private static void checks() {
        Params p = new Params(NDArray.of(0.1, 0.2, 0.3), NDArray.of(0.0));
        Cotangent.assertGradients(Main::loss, p, X.get(0), Y.get(0)); // in a test
    }

    private static void optimisers() {
        Minimum<NDArray> minimum = Lbfgs.minimize(Main::rosenbrock, NDArray.zeros(10));
        Check.close("minimum", minimum.point(), 1e-6, NDArray.ones(10));

        Fit<NDArray> fit = LevenbergMarquardt.fit(Main::residuals, NDArray.of(1, 1, 0));
        Check.close("fit", fit.point(), 1e-8, 2, 0.7, 0.5);

        Adam adam = Adam.of(0.05);
        State<Params> state = adam.init(new Params(NDArray.zeros(3), NDArray.of(0.0)));
        for (int i = 0; i < 100; i++) {
            state = adam.step(state, Cotangent.grad(Main::total).apply(state.params()));
        }
        Check.is("smaller", total(state.params()).item() < Y.pow(2).mean().item(), true);
    }
}
