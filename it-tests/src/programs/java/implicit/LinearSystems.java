package implicit;

import static io.cotangent.Cotangent.argnums;
import static io.cotangent.Cotangent.axes;

import check.Check;
import check.Differences;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.function.Args2;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.implicit.Implicit;
import io.cotangent.implicit.LinearSolver;
import java.util.List;
import java.util.Map;

/** Linear systems without a matrix, compared with those that have one. */
@Differentiable
final class LinearSystems {
    record Pair(NDArray u, NDArray v) {}

    private LinearSystems() {}

    /** Symmetric and positive definite, whatever the parameters are. */
    static NDArray positive(NDArray p) {
        return p.transpose().matmul(p).add(NDArray.eye(p.shape()[1]));
    }

    /** Far from symmetric. */
    static NDArray general(NDArray p) {
        NDArray shift = NDArray.eye(p.shape()[1]).mul(4);
        return p.add(shift).sub(p.transpose().mul(0.3));
    }

    static NDArray free(Fn1<NDArray, NDArray> matrix, LinearSolver solver, NDArray p, NDArray b) {
        NDArray a = matrix.apply(p);
        return Implicit.linearSolve(a::matmul, b, solver);
    }

    static NDArray direct(Fn1<NDArray, NDArray> matrix, NDArray p, NDArray b) {
        return Linalg.solve(matrix.apply(p), b);
    }

    static void run() {
        for (LinearSolver solver :
                new LinearSolver[] {
                    LinearSolver.conjugateGradients(),
                    LinearSolver.gmres(),
                    LinearSolver.gmres().withRestart(3),
                    LinearSolver.dense(),
                    LinearSolver.automatic()
                }) {
            derivatives(solver.method() + " positive", LinearSystems::positive, solver);
            if (solver.method() != LinearSolver.Method.CONJUGATE_GRADIENTS) {
                derivatives(solver.method() + " general", LinearSystems::general, solver);
            }
            batches(solver);
        }
        trees();
        large();
        types();
        mistakes();
    }

    private static NDArray parameters() {
        return NDArray.of(
                new double[][] {
                    {0.5, -0.2, 0.7, 0.1},
                    {1.1, 0.4, -0.3, 0.2},
                    {-0.6, 0.9, 0.8, -1},
                    {0.3, 0, -0.5, 1.2}
                });
    }

    private static void derivatives(
            String name, Fn1<NDArray, NDArray> matrix, LinearSolver solver) {
        NDArray p = parameters();
        NDArray b = NDArray.of(1, -2, 0.5, 3);
        Fn2<NDArray, NDArray, NDArray> found = (q, c) -> free(matrix, solver, q, c);
        Fn2<NDArray, NDArray, NDArray> expected = (q, c) -> direct(matrix, q, c);
        Check.close(name, found.apply(p, b), 1e-9, expected.apply(p, b));
        NDArray dp = p.mul(1.7).sin();
        NDArray db = b.mul(2.3).cos();
        Check.close(
                name + ", jvp",
                Cotangent.jvp(found, new Args2<>(p, b), new Args2<>(dp, db)).tangent(),
                1e-8,
                Cotangent.jvp(expected, new Args2<>(p, b), new Args2<>(dp, db)).tangent());
        NDArray weights = NDArray.of(0.2, 1, -0.4, 0.6);
        Fn2<NDArray, NDArray, NDArray> loss = (q, c) -> found.apply(q, c).mul(weights).sin().sum();
        Fn2<NDArray, NDArray, NDArray> exact =
                (q, c) -> expected.apply(q, c).mul(weights).sin().sum();
        Args2<NDArray, NDArray> grad = Cotangent.grad(loss, argnums(0, 1)).apply(p, b);
        Args2<NDArray, NDArray> exactGrad = Cotangent.grad(exact, argnums(0, 1)).apply(p, b);
        Check.close(name + ", gradient in the operator", grad.arg0(), 1e-8, exactGrad.arg0());
        Check.close(name + ", gradient in the right side", grad.arg1(), 1e-8, exactGrad.arg1());
        Check.close(
                name + ", hessian",
                Cotangent.hessian((NDArray q) -> loss.apply(q, b)).apply(p),
                1e-7,
                Cotangent.hessian((NDArray q) -> exact.apply(q, b)).apply(p));
        Check.close(
                name + ", mixed derivative",
                Cotangent.jacrev((NDArray q) ->
                                Cotangent.grad((NDArray c) -> loss.apply(q, c)).apply(b))
                        .apply(p),
                1e-7,
                Cotangent.jacfwd((NDArray q) ->
                                Cotangent.grad((NDArray c) -> exact.apply(q, c)).apply(b))
                        .apply(p));
    }

    private static void batches(LinearSolver solver) {
        NDArray p = parameters();
        NDArray ps = NDArray.stack(0, p, p.mul(0.5), p.mul(-2));
        NDArray bs = NDArray.of(new double[][] {{1, -2, 0.5, 3}, {0, 0, 0, 0}, {1e6, 2e5, 0, 1}});
        Fn2<NDArray, NDArray, NDArray> found =
                (q, c) -> free(LinearSystems::positive, solver, q, c);
        Fn2<NDArray, NDArray, NDArray> expected = (q, c) -> direct(LinearSystems::positive, q, c);
        String name = "a batch, " + solver.method();
        Check.close(
                name,
                Cotangent.vmap(found, axes(0, 0)).apply(ps, bs),
                1e-8,
                Cotangent.vmap(expected, axes(0, 0)).apply(ps, bs));
        Check.close(
                name + " of right sides",
                Cotangent.vmap(found, axes(null, 0)).apply(p, bs),
                1e-8,
                Cotangent.vmap(expected, axes(null, 0)).apply(p, bs));
        Check.close(
                name + " of operators",
                Cotangent.vmap(found, axes(0, null)).apply(ps, bs.get(0)),
                1e-8,
                Cotangent.vmap(expected, axes(0, null)).apply(ps, bs.get(0)));
        Fn1<NDArray, NDArray> sum =
                q -> Cotangent.vmap(found, axes(0, 0)).apply(q, bs.sin()).sin().sum();
        Fn1<NDArray, NDArray> exact =
                q -> Cotangent.vmap(expected, axes(0, 0)).apply(q, bs.sin()).sin().sum();
        Check.close(
                name + ", its gradient",
                Cotangent.grad(sum).apply(ps),
                1e-8,
                Cotangent.grad(exact).apply(ps));
        Fn2<NDArray, NDArray, NDArray> grad =
                (q, c) -> Cotangent.grad((NDArray r) -> found.apply(r, c).sin().sum()).apply(q);
        Check.close(
                name + " of gradients",
                Cotangent.vmap(grad, axes(0, 0)).apply(ps, bs.sin()),
                1e-8,
                Cotangent.grad(exact).apply(ps));
        Check.close(
                name + " of batches",
                Cotangent.vmap((NDArray q) -> Cotangent.vmap(found, axes(null, 0)).apply(q, bs))
                        .apply(ps),
                1e-8,
                Cotangent.vmap((NDArray q) -> Cotangent.vmap(expected, axes(null, 0)).apply(q, bs))
                        .apply(ps));
    }

    /** [2 u + c v, c u + 3 v], of a record with arrays of different shapes, and of maps. */
    private static void trees() {
        Fn1<NDArray, NDArray> loss =
                c -> {
                    Pair right = new Pair(NDArray.of(1, 2), NDArray.of(new double[][] {{3, 4}}));
                    Pair x =
                            Implicit.linearSolve(
                                    (Pair p) ->
                                            new Pair(
                                                    p.u().mul(2).add(p.v().get(0).mul(c)),
                                                    p.v().mul(3).add(p.u().mul(c).expandDims(0))),
                                    right,
                                    LinearSolver.gmres());
                    return x.u().sum().mul(x.v().sum());
                };
        // u = (3 r - c s) / (6 - c²), v = (2 s - c r) / (6 - c²); sums: r = 3, s = 7.
        Fn1<NDArray, NDArray> exact =
                c -> {
                    NDArray det = c.pow(2).neg().add(6);
                    NDArray u = c.mul(-7).add(9).div(det);
                    NDArray v = c.mul(-3).add(14).div(det);
                    return u.mul(v);
                };
        NDArray c = NDArray.of(0.7);
        Check.close("a record", loss.apply(c), 1e-9, exact.apply(c));
        Check.close(
                "a record, gradient",
                Cotangent.grad(loss).apply(c),
                1e-8,
                Cotangent.grad(exact).apply(c));
        Map<String, NDArray> map =
                Implicit.linearSolve(
                        (Map<String, NDArray> m) ->
                                Map.of("a", m.get("a").mul(2), "b", m.get("b").mul(4)),
                        Map.of("a", NDArray.of(2, 4), "b", NDArray.of(8)));
        Check.close("a map", map.get("b"), 1e-12, NDArray.of(2));
        List<NDArray> none =
                Implicit.linearSolve(
                        (List<NDArray> l) -> l, List.of(NDArray.zeros(0)), LinearSolver.gmres());
        Check.is("nothing", none.get(0).size(), 0);
    }

    /** -x'' + c x on a grid of many points: minus the Laplacian without a matrix. */
    private static NDArray poisson(NDArray c, NDArray b, LinearSolver solver) {
        int n = b.size();
        return Implicit.linearSolve(
                x -> {
                    NDArray padded = NDArray.concat(0, NDArray.zeros(1), x, NDArray.zeros(1));
                    return x.mul(2)
                            .sub(padded.slice(0, 0, n))
                            .sub(padded.slice(0, 2, n + 2))
                            .add(x.mul(c));
                },
                b,
                solver);
    }

    private static void large() {
        NDArray b = NDArray.linspace(-1, 2, 2000).mul(5).sin();
        NDArray c = NDArray.of(0.1);
        for (LinearSolver solver :
                new LinearSolver[] {
                    LinearSolver.conjugateGradients(),
                    LinearSolver.gmres(),
                    LinearSolver.automatic()
                }) {
            Fn1<NDArray, NDArray> loss = d -> poisson(d, b, solver).pow(2).sum();
            Check.close(
                    "2000 unknowns, " + solver.method(),
                    Cotangent.grad(loss).apply(c),
                    1e-6,
                    Differences.gradient(loss, c, 1e-6));
        }
    }

    private static void types() {
        NDArray p = parameters().astype(DType.FLOAT32);
        NDArray b = NDArray.of(1, -2, 0.5, 3).astype(DType.FLOAT32);
        for (LinearSolver solver :
                new LinearSolver[] {
                    LinearSolver.conjugateGradients(), LinearSolver.gmres(), LinearSolver.dense()
                }) {
            NDArray x =
                    free(
                            q -> q.transpose().matmul(q).add(NDArray.eye(DType.FLOAT32, 4, 4)),
                            solver,
                            p,
                            b);
            Check.is("float32", x.dtype(), DType.FLOAT32);
            Check.close(
                    "float32",
                    x.astype(DType.FLOAT64),
                    1e-4,
                    direct(LinearSystems::positive, parameters(), b.astype(DType.FLOAT64)));
        }
        NDArray bad = NDArray.of(1, Double.NaN, 0, 0);
        for (LinearSolver solver :
                new LinearSolver[] {LinearSolver.conjugateGradients(), LinearSolver.gmres()}) {
            NDArray x = free(LinearSystems::positive, solver, parameters(), bad);
            Check.is("NaN", Double.isNaN(x.get(1).item()), true);
        }
    }

    private static void mistakes() {
        NDArray b = NDArray.of(1, 2);
        Check.fails(
                "a square",
                () -> Implicit.linearSolve(x -> x.mul(x), b),
                "DomainException",
                "not linear",
                "LinearSystems.java");
        Check.fails(
                "a constant",
                () -> Implicit.linearSolve(x -> x.mul(2).add(1), b),
                "DomainException",
                "zeros");
        Check.fails(
                "a look",
                () -> Implicit.linearSolve(x -> x.get(0).item() > 0 ? x : x.mul(2), b),
                "DomainException",
                "looks at the numbers");
        Check.fails(
                "another shape",
                () -> Implicit.linearSolve(x -> x.sum(), b),
                "TreeException",
                "float64[2]");
        Check.fails(
                "integers",
                () -> Implicit.linearSolve(x -> x, NDArray.of(new int[] {1})),
                "DTypeException");
        NDArray singular = NDArray.of(new double[][] {{1, 1}, {1, 1}});
        Check.fails(
                "singular",
                () -> Implicit.linearSolve(singular::matmul, b, LinearSolver.dense()),
                "DomainException",
                "singular");
        Check.fails(
                "singular, by GMRES",
                () -> Implicit.linearSolve(singular::matmul, b, LinearSolver.gmres()),
                "ConvergenceException",
                "residual");
        NDArray indefinite = NDArray.of(new double[][] {{1, 0}, {0, -1}});
        Check.fails(
                "indefinite",
                () ->
                        Implicit.linearSolve(
                                indefinite::matmul, b, LinearSolver.conjugateGradients()),
                "DomainException",
                "positive definite");
        Check.fails(
                "few iterations",
                () ->
                        poisson(
                                NDArray.of(0),
                                NDArray.ones(200),
                                LinearSolver.conjugateGradients().withIterations(5)),
                "ConvergenceException",
                "after 5 iterations");
        Check.fails("a setting", () -> LinearSolver.gmres().withRestart(0), "DomainException");
    }
}
