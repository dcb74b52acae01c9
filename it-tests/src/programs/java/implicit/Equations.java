package implicit;

import check.Check;
import check.Differences;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.implicit.FixedPointIteration;
import io.cotangent.implicit.Implicit;
import io.cotangent.implicit.ImplicitOptions;
import io.cotangent.implicit.LinearSolver;
import io.cotangent.implicit.Newton;
import io.cotangent.optimize.Lbfgs;
import java.util.Map;

/** Roots, fixed points and minima, compared with closed forms and with differences. */
@Differentiable
final class Equations {
    private static int calls;

    record Orbit(NDArray eccentricity, NDArray mean) {}

    record Point(NDArray x, NDArray y) {}

    private Equations() {}

    static void run() {
        polynomials();
        kepler();
        captured();
        fixedPoints();
        ridge();
        bilevel();
    }

    /** x + y = a, x y = b, where x > y: the roots of z² - a z + b. */
    static Point sumAndProduct(Map<String, NDArray> p) {
        return Implicit.root(
                (q, m) ->
                        new Point(
                                q.x().add(q.y()).sub(m.get("a")), q.x().mul(q.y()).sub(m.get("b"))),
                new Point(NDArray.of(5), NDArray.of(0.1)),
                p);
    }

    private static NDArray larger(NDArray p) {
        return p.get(0).add(p.get(0).pow(2).sub(p.get(1).mul(4)).sqrt()).div(2);
    }

    private static void polynomials() {
        Fn1<NDArray, NDArray> found =
                p -> {
                    Point q = sumAndProduct(Map.of("a", p.get(0), "b", p.get(1)));
                    return q.x().mul(q.x()).add(q.y().exp());
                };
        Fn1<NDArray, NDArray> exact =
                p -> {
                    NDArray x = larger(p);
                    return x.mul(x).add(p.get(0).sub(x).exp());
                };
        allOrders("a system of polynomials", found, exact, NDArray.of(5, 3));
    }

    /** Value, gradient, Hessian, third derivative, and their batches. */
    static void allOrders(
            String name, Fn1<NDArray, NDArray> found, Fn1<NDArray, NDArray> exact, NDArray p) {
        Check.close(name, found.apply(p), 1e-10, exact.apply(p));
        Check.close(
                name + ", gradient",
                Cotangent.grad(found).apply(p),
                1e-8,
                Cotangent.grad(exact).apply(p));
        Check.close(
                name + ", forward",
                Cotangent.jacfwd(found).apply(p),
                1e-8,
                Cotangent.grad(exact).apply(p));
        Check.close(
                name + ", hessian",
                Cotangent.hessian(found).apply(p),
                1e-7,
                Cotangent.hessian(exact).apply(p));
        Check.close(
                name + ", hessian in reverse",
                Cotangent.jacrev(Cotangent.grad(found)).apply(p),
                1e-7,
                Cotangent.hessian(exact).apply(p));
        Check.close(
                name + ", third",
                Cotangent.jacrev((NDArray q) -> Cotangent.hessian(found).apply(q)).apply(p),
                1e-6,
                Cotangent.jacrev((NDArray q) -> Cotangent.hessian(exact).apply(q)).apply(p));
        NDArray ps = NDArray.stack(0, p, p.mul(1.1), p.mul(1.02));
        Check.close(
                name + ", a batch",
                Cotangent.vmap(found).apply(ps),
                1e-9,
                Cotangent.vmap(exact).apply(ps));
        Check.close(
                name + ", a batch of gradients",
                Cotangent.vmap(Cotangent.grad(found)).apply(ps),
                1e-8,
                Cotangent.vmap(Cotangent.grad(exact)).apply(ps));
        Check.close(
                name + ", the gradient of a batch",
                Cotangent.grad((NDArray q) -> Cotangent.vmap(found).apply(q).sum()).apply(ps),
                1e-8,
                Cotangent.vmap(Cotangent.grad(exact)).apply(ps));
        Check.close(
                name + ", a batch of hessians",
                Cotangent.vmap(Cotangent.hessian(found)).apply(ps),
                1e-7,
                Cotangent.vmap(Cotangent.hessian(exact)).apply(ps));
    }

    /** Many anomalies at once. */
    static NDArray anomaly(Orbit orbit) {
        return Implicit.root(
                (e, o) -> e.sub(o.eccentricity().mul(e.sin())).sub(o.mean()), orbit.mean(), orbit);
    }

    private static void kepler() {
        Orbit orbit = new Orbit(NDArray.of(0.6), NDArray.linspace(0.1, 6, 7));
        NDArray e = anomaly(orbit);
        Check.close("Kepler", e.sub(e.sin().mul(0.6)), 1e-12, orbit.mean());
        NDArray slope = NDArray.ones(7).div(e.cos().mul(-0.6).add(1));
        Orbit grad = Cotangent.grad((Orbit o) -> anomaly(o).sum()).apply(orbit);
        Check.close("dE/dM", grad.mean(), 1e-10, slope);
        Check.close("dE/de", grad.eccentricity(), 1e-10, e.sin().mul(slope).sum());
        // d²E/dM² = -e sin E / (1 - e cos E)³
        Fn1<NDArray, NDArray> ofMean = m -> anomaly(new Orbit(NDArray.of(0.6), m));
        Fn1<NDArray, NDArray> first =
                m -> Cotangent.grad((NDArray n) -> ofMean.apply(n).sum()).apply(m);
        Check.close(
                "d²E/dM²",
                Cotangent.grad((NDArray m) -> first.apply(m).sum()).apply(orbit.mean()),
                1e-9,
                e.sin().mul(-0.6).mul(slope.pow(3)));
        Check.close(
                "by GMRES",
                Implicit.root(
                        (x, o) -> x.sub(o.eccentricity().mul(x.sin())).sub(o.mean()),
                        orbit.mean(),
                        orbit,
                        Newton.method().withLinear(LinearSolver.gmres())),
                1e-10,
                e);
    }

    /** Parameters that the lambda finds elsewhere count like those that it is given. */
    private static void captured() {
        Fn1<NDArray, NDArray> root =
                c ->
                        Implicit.root(
                                (x, p) -> x.pow(3).add(x.mul(p)).sub(c), NDArray.of(1), c.mul(2));
        Fn1<NDArray, NDArray> same =
                c ->
                        Implicit.root(
                                (x, p) -> x.pow(3).add(x.mul(p.mul(2))).sub(p), NDArray.of(1), c);
        allOrders("a parameter that is captured", root, same, NDArray.of(1.3));
        Fn1<NDArray, NDArray> start =
                s -> Implicit.root((x, p) -> x.pow(2).sub(p), s, NDArray.of(2));
        Check.close("the start", Cotangent.grad(start).apply(NDArray.of(1)), 0, 0);
    }

    private static void fixedPoints() {
        NDArray a = NDArray.of(new double[][] {{0.3, -0.2, 0.1}, {0.1, 0.4, 0}, {-0.2, 0.1, 0.5}});
        NDArray b = NDArray.of(1, 2, -1);
        for (FixedPointIteration iteration :
                new FixedPointIteration[] {
                    FixedPointIteration.plain(), FixedPointIteration.anderson()
                }) {
            // c enters the matrix and the vector; the root is (I - c A)^-1 c b.
            Fn1<NDArray, NDArray> found =
                    c ->
                            Implicit.fixedPoint(
                                            (x, s) -> a.matmul(x).add(b).mul(s),
                                            NDArray.zeros(3),
                                            c,
                                            iteration,
                                            LinearSolver.gmres())
                                    .pow(2)
                                    .sum();
            Fn1<NDArray, NDArray> exact =
                    c -> Linalg.solve(NDArray.eye(3).sub(a.mul(c)), b.mul(c)).pow(2).sum();
            allOrders(
                    "an affine contraction, " + iteration.memory(), found, exact, NDArray.of(0.9));
        }
        calls = 0;
        slow(FixedPointIteration.plain());
        int plain = calls;
        calls = 0;
        slow(FixedPointIteration.anderson());
        Check.is(
                "Anderson's acceleration is one: " + calls + " and " + plain,
                calls * 3 < plain,
                true);
        Check.close(
                "zero",
                Implicit.fixedPoint((x, p) -> x.mul(p), NDArray.of(3), NDArray.of(0.5)),
                1e-15,
                0);
    }

    private static NDArray slow(FixedPointIteration iteration) {
        return Implicit.fixedPoint(
                (x, p) -> {
                    calls += x.sum().item() < 1e300 ? 1 : 0; // A look, so that each call is seen.
                    return x.cos().mul(p);
                },
                NDArray.of(0.1, 0.2, 0.3),
                NDArray.of(1, 0.9, 1.2),
                iteration,
                LinearSolver.automatic());
    }

    private static final NDArray FEATURES =
            NDArray.of(new double[][] {{1, 0.5}, {-0.3, 2}, {0.7, -1}, {1.5, 0.1}, {0, 1}});
    private static final NDArray TARGETS = NDArray.of(1, 0.5, -0.2, 2, 0.3);

    private static NDArray ridgeLoss(NDArray w, NDArray lambda) {
        return FEATURES.matmul(w).sub(TARGETS).pow(2).sum().add(w.pow(2).sum().mul(lambda));
    }

    static NDArray weights(NDArray lambda) {
        return Implicit.argmin(
                Equations::ridgeLoss,
                (f, start) -> Lbfgs.options().withTolerance(1e-13).minimize(f, start).point(),
                NDArray.zeros(2),
                lambda,
                ImplicitOptions.standard().withLinear(LinearSolver.conjugateGradients()));
    }

    private static void ridge() {
        Fn1<NDArray, NDArray> found = l -> weights(l).mul(NDArray.of(1, -2)).sum().exp();
        Fn1<NDArray, NDArray> exact =
                l ->
                        Linalg.solve(
                                        FEATURES.transpose()
                                                .matmul(FEATURES)
                                                .add(NDArray.eye(2).mul(l)),
                                        FEATURES.transpose().matmul(TARGETS))
                                .mul(NDArray.of(1, -2))
                                .sum()
                                .exp();
        allOrders("ridge regression", found, exact, NDArray.of(0.4));
    }

    /** The loss on other data of a logistic regression, in its regularisations. */
    private static void bilevel() {
        NDArray labels = NDArray.of(1, 0, 0, 1, 1);
        NDArray others = FEATURES.mul(0.7).add(0.2).cos();
        Fn1<NDArray, NDArray> outer =
                l -> {
                    NDArray w =
                            Implicit.argmin(
                                    (v, p) -> {
                                        NDArray z = FEATURES.matmul(v);
                                        return z.exp()
                                                .log1p()
                                                .sub(z.mul(labels))
                                                .sum()
                                                .add(v.pow(2).mul(p.exp()).sum());
                                    },
                                    (f, start) ->
                                            Lbfgs.options()
                                                    .withTolerance(1e-12)
                                                    .minimize(f, start)
                                                    .point(),
                                    NDArray.zeros(2),
                                    l);
                    NDArray z = others.matmul(w);
                    return z.exp().log1p().sub(z.mul(labels)).mean();
                };
        NDArray l = NDArray.of(-1, 0.3);
        Check.close(
                "hyperparameters",
                Cotangent.grad(outer).apply(l),
                1e-6,
                Differences.gradient(outer, l, 1e-4));
        NDArray hessian = Cotangent.hessian(outer).apply(l);
        for (int i = 0; i < 2; i++) {
            int row = i;
            Check.close(
                    "hyperparameters, hessian",
                    hessian.get(i),
                    1e-5,
                    Differences.gradient(q -> Cotangent.grad(outer).apply(q).get(row), l, 1e-4));
        }
    }
}
