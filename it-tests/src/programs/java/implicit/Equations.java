package implicit;

import static io.cotangent.Cotangent.axes;

import check.Check;
import check.Differences;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.implicit.FixedPointIteration;
import io.cotangent.implicit.Implicit;
import io.cotangent.implicit.ImplicitOptions;
import io.cotangent.implicit.LinearSolver;
import io.cotangent.implicit.Newton;
import io.cotangent.optimize.Lbfgs;
import java.util.List;
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
        paths();
        solvers();
        types();
        mistakes();
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
    private static void allOrders(
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

    /** Looks at numbers. */
    private static NDArray kinked(NDArray x, NDArray p) {
        return x.item() > 1 ? x.pow(2).sub(p) : x.mul(2).sub(1).sub(p);
    }

    private static void paths() {
        Fn1<NDArray, NDArray> root = p -> Implicit.root(Equations::kinked, NDArray.of(3), p);
        Check.close("one path", root.apply(NDArray.of(4)), 1e-12, 2);
        Check.close("one path", Cotangent.grad(root).apply(NDArray.of(4)), 1e-12, 0.25);
        Check.close(
                "one path, second", Cotangent.hessian(root).apply(NDArray.of(4)), 1e-12, -1.0 / 32);
        // Newton's steps cross from one path to the other.
        Check.close("another", root.apply(NDArray.of(0.9)), 1e-12, 0.95);
        Check.close("another", Cotangent.grad(root).apply(NDArray.of(0.9)), 1e-12, 0.5);
        Check.close(
                "both",
                Cotangent.vmap(Cotangent.grad(root)).apply(NDArray.of(4, 0.9, 9)),
                1e-12,
                0.25,
                0.5,
                1.0 / 6);
    }

    private static NDArray bisection(Fn1<NDArray, NDArray> f, NDArray start) {
        double low = 0;
        double high = 10;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (f.apply(NDArray.of(middle)).item() > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return NDArray.of((low + high) / 2);
    }

    private static void solvers() {
        Fn1<NDArray, NDArray> root =
                p ->
                        Implicit.root(
                                (x, q) -> x.exp().add(x).sub(q),
                                Equations::bisection,
                                NDArray.of(0),
                                p);
        Fn1<NDArray, NDArray> same =
                p -> Implicit.root((x, q) -> x.exp().add(x).sub(q), NDArray.of(0), p);
        allOrders("a solver of one's own", root, same, NDArray.of(3.5));
        Fn1<NDArray, NDArray> iterated =
                p ->
                        Implicit.root(
                                        (List<NDArray> x, NDArray q) ->
                                                List.of(x.get(0).cos().sub(x.get(0).mul(q))),
                                        (f, start) -> {
                                            // Newton by the user, with derivatives of what the
                                            // solver gets.
                                            NDArray x = start.get(0);
                                            for (int i = 0; i < 20; i++) {
                                                NDArray value = f.apply(List.of(x)).get(0);
                                                NDArray slope =
                                                        Cotangent.grad((NDArray y) ->
                                                                        f.apply(List.of(y)).get(0))
                                                                .apply(x);
                                                x = x.sub(value.div(slope));
                                            }
                                            return List.of(x);
                                        },
                                        List.of(NDArray.of(0.5)),
                                        p)
                                .get(0);
        Fn1<NDArray, NDArray> direct =
                p -> Implicit.root((x, q) -> x.cos().sub(x.mul(q)), NDArray.of(0.5), p);
        allOrders("a solver with derivatives", iterated, direct, NDArray.of(1.2));
    }

    private static void types() {
        NDArray p = NDArray.of(2).astype(DType.FLOAT32);
        NDArray one = NDArray.of(1).astype(DType.FLOAT32);
        Fn1<NDArray, NDArray> root = q -> Implicit.root((x, r) -> x.pow(2).sub(r), one, q);
        Check.is("float32", root.apply(p).dtype(), DType.FLOAT32);
        Check.close("float32", root.apply(p), 1e-6, Math.sqrt(2));
        Check.close("float32", Cotangent.grad(root).apply(p), 1e-6, Math.sqrt(0.125));
        NDArray counts = NDArray.of(new long[] {2, 3});
        Fn1<NDArray, NDArray> mixed =
                q -> Implicit.root((x, r) -> x.mul(r).sub(q), NDArray.ones(2), counts).sum();
        Check.close("integers", Cotangent.grad(mixed).apply(NDArray.of(5)), 1e-12, 5.0 / 6);
    }

    private static void mistakes() {
        NDArray one = NDArray.of(1);
        Check.fails(
                "no root",
                () -> Implicit.root((x, p) -> x.pow(2).add(p), NDArray.of(0.7), one),
                "ConvergenceException",
                "Newton");
        Check.fails(
                "an expansion",
                () -> Implicit.fixedPoint((x, p) -> x.mul(p).add(1), one, NDArray.of(3)),
                "ConvergenceException",
                "contraction");
        Check.fails(
                "a solver that finds nothing",
                () -> Implicit.root((x, p) -> x.sub(p), (f, start) -> start, one, NDArray.of(7)),
                "ConvergenceException",
                "no root");
        Check.fails(
                "no minimum",
                () ->
                        Implicit.argmin(
                                (x, p) -> x.sub(p).pow(2), (f, start) -> start, one, NDArray.of(7)),
                "ConvergenceException",
                "gradient");
        Check.fails(
                "many numbers",
                () -> Implicit.argmin((x, p) -> x, (f, start) -> start, NDArray.ones(2), one),
                "NotScalarException",
                "float64[2]");
        Check.fails(
                "another shape",
                () -> Implicit.root((x, p) -> x.sum(), NDArray.ones(2), one),
                "TreeException",
                "float64[2]");
        Check.fails(
                "a singular derivative",
                () -> Implicit.root((x, p) -> x.pow(2).sub(p), NDArray.of(0), one),
                "DomainException",
                "singular");
        Fn2<NDArray, NDArray, NDArray> batch = (x, p) -> Implicit.root((y, q) -> y.sub(q), x, p);
        Check.close(
                "a batch of starts",
                Cotangent.vmap(batch, axes(0, null)).apply(NDArray.of(1, 2), NDArray.of(4)),
                1e-12,
                4,
                4);
    }
}
