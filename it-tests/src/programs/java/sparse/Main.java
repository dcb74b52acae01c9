package sparse;

import static io.cotangent.Cotangent.argnums;
import static io.cotangent.Cotangent.sparseHessian;
import static io.cotangent.Cotangent.sparseJacobian;

import check.Check;
import check.Differences;
import io.cotangent.Aux;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.SparseMatrix;
import io.cotangent.Vjp;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import sparse.BundleAdjustment.Errors;
import sparse.BundleAdjustment.Unknowns;

/** Jacobians and second derivatives with many zeros. */
@Differentiable
public final class Main {
    private static final NDArray X = NDArray.of(.3, -1.2, .7, 2.1, -.4, 1.5);

    private Main() {}

    public static void main(String[] args) {
        bundleAdjustment();
        rosenbrock();
        trees();
        ways();
        indices();
        within();
        batches();
        Large.check();
        arrows();
        kinds();
        mistakes();
        Check.done();
    }

    /** A row for each unit cotangent of a function of an array. */
    private static NDArray rows(Fn1<NDArray, NDArray> f, NDArray x) {
        Vjp<NDArray, NDArray> vjp = Cotangent.vjp(f, x);
        NDArray[] rows = new NDArray[vjp.primal().size()];
        for (int i = 0; i < rows.length; i++) {
            double[] unit = new double[rows.length];
            unit[i] = 1;
            NDArray cotangent = NDArray.of(unit, vjp.primal().shape()).astype(x.dtype());
            rows[i] = vjp.pullback(cotangent).flatten();
        }
        return rows.length == 0 ? NDArray.zeros(0, x.size()) : NDArray.stack(0, rows);
    }

    private static Unknowns unknowns(NDArray x, int cameras, int points) {
        int first = 11 * cameras;
        int second = first + 3 * points;
        return new Unknowns(
                x.slice(0, 0, first).reshape(cameras, 11),
                x.slice(0, first, second).reshape(points, 3),
                x.slice(0, second, x.size()));
    }

    private static NDArray joined(Errors errors) {
        return NDArray.concat(0, errors.sight().flatten(), errors.weight());
    }

    private static void bundleAdjustment() {
        int n = 3;
        int m = 4;
        int p = 9;
        BundleAdjustment problem = BundleAdjustment.of(n, m, p);
        Unknowns at = problem.start(n, m);
        Fn1<Unknowns, SparseMatrix> jacobian = sparseJacobian(problem::errors);
        SparseMatrix found = jacobian.apply(at);
        NDArray x = NDArray.concat(0, at.cameras().flatten(), at.points().flatten(), at.weights());
        Fn1<NDArray, NDArray> flat = v -> joined(problem.errors(unknowns(v, n, m)));
        Check.is("rows of errors", found.rows(), 3 * p);
        Check.is("columns of unknowns", found.columns(), x.size());
        // Each coordinate depends on one of the two of the principal point.
        Check.is("camera, point and weight", found.nonzeros(), 2 * p * (10 + 3 + 1) + p);
        Check.close("as rows", found.toDense(), 1e-13, rows(flat, x));
        NDArray weights = Rng.seed(5).uniform(DType.FLOAT64, 3 * p);
        Check.close(
                "as differences",
                found.transposeTimes(weights),
                1e-7,
                Differences.gradient(v -> flat.apply(v).mul(weights).sum(), x, 1e-6));
        NDArray elsewhere = x.mul(1.1);
        SparseMatrix there = jacobian.apply(unknowns(elsewhere, n, m));
        Check.close("again, elsewhere", there.toDense(), 1e-13, rows(flat, elsewhere));
        SparseMatrix normal = sparseHessian(Main::squares).apply(at.weights());
        Check.is("a diagonal", normal.nonzeros(), p);
    }

    private static NDArray squares(NDArray x) {
        return x.pow(4).sum();
    }

    private static NDArray valley(NDArray x) {
        NDArray low = x.get(":-1");
        NDArray high = x.get("1:");
        return high.sub(low.pow(2)).pow(2).mul(100).add(low.neg().add(1).pow(2)).sum();
    }

    private static void rosenbrock() {
        int n = 1000;
        NDArray x = Rng.seed(3).uniform(DType.FLOAT64, n).mul(4).sub(2);
        SparseMatrix hessian = sparseHessian(Main::valley).apply(x);
        Check.is("three diagonals", hessian.nonzeros(), 3 * n - 2);
        double[] numbers = x.toArray();
        NDArray expected = NDArray.zeros(n, n);
        double[] diagonal = new double[n];
        double[] beside = new double[n - 1];
        for (int i = 0; i < n; i++) {
            diagonal[i] += i > 0 ? 200 : 0;
            if (i < n - 1) {
                diagonal[i] += 2 - 400 * (numbers[i + 1] - 3 * numbers[i] * numbers[i]);
                beside[i] = -400 * numbers[i];
            }
        }
        expected =
                expected.add(NDArray.of(diagonal).diag())
                        .add(NDArray.of(beside).diag(1))
                        .add(NDArray.of(beside).diag(-1));
        Check.close("closed form", hessian.toDense().sub(expected).abs().max(), 1e-11, 0);
        NDArray v = Rng.seed(4).uniform(DType.FLOAT64, n);
        NDArray hvp = Cotangent.hvp(Main::valley, x, v);
        Check.close("its product", hessian.times(v), 1e-13, hvp);
        Check.close("with a matrix", hessian.times(v.reshape(n, 1)), 1e-13, hvp.reshape(n, 1));
        Check.close("and from the left", hessian.transposeTimes(v), 1e-13, hvp);
        Check.close("an element", hessian.get(5, 6), 1e-14, -400 * numbers[5]);
        Check.close("a zero", hessian.get(5, 8), 0, 0);
    }

    record Model(List<NDArray> parts, Map<String, NDArray> more, int power) {}

    record Result(NDArray a, NDArray b) {}

    private static Result ofModel(Model m, NDArray y) {
        NDArray first = m.parts().get(0);
        NDArray last = m.parts().get(1);
        return new Result(
                first.pow(m.power()).add(last.get(0)), m.more().get("w").mul(y).add(last.sin()));
    }

    private static void trees() {
        NDArray first = X.reshape(2, 3);
        NDArray last = NDArray.of(.2, -.6);
        NDArray w = NDArray.of(1.5, -2);
        NDArray y = NDArray.of(3, .25);
        Model model = new Model(List.of(first, last), Map.of("w", w), 3);
        Fn2<Model, NDArray, SparseMatrix> jacobian = sparseJacobian(Main::ofModel);
        SparseMatrix found = jacobian.apply(model, y);
        Check.is("of trees", found.rows() + " x " + found.columns(), "8 x 10");
        Check.is("of trees, nonzeros", found.nonzeros(), 6 * 2 + 2 * 2);
        Fn1<NDArray, NDArray> flat =
                v -> {
                    Model m =
                            new Model(
                                    List.of(v.get("0:6").reshape(2, 3), v.get("6:8")),
                                    Map.of("w", v.get("8:10")),
                                    3);
                    Result result = ofModel(m, v.get("10:12"));
                    return NDArray.concat(0, result.a().flatten(), result.b());
                };
        NDArray dense = rows(flat, NDArray.concat(0, first.flatten(), last, w, y));
        Check.close("of trees, values", found.toDense(), 1e-14, dense.get(":,0:10"));
        SparseMatrix both = sparseJacobian(Main::ofModel, argnums(0, 1)).apply(model, y);
        Check.close("in all arguments", both.toDense(), 1e-14, dense);
        SparseMatrix second = sparseJacobian(Main::ofModel, argnums(1)).apply(model, y);
        Check.close("in the second", second.toDense(), 1e-14, dense.get(":,10:12"));
        SparseMatrix hessian =
                sparseHessian((NDArray a, NDArray b) -> a.mul(b).sum(), argnums(0, 1)).apply(y, w);
        double[][] swap = {{0, 0, 1, 0}, {0, 0, 0, 1}, {1, 0, 0, 0}, {0, 1, 0, 0}};
        Check.close("a Hessian in two arguments", hessian.toDense(), 0, NDArray.of(swap));
        Check.is("its places", hessian.nonzeros(), 4);
    }

    private static NDArray branching(NDArray x) {
        return x.get(0).item() > 0 ? x.mul(x.roll(1)) : x.flip(0).pow(3).get("1:");
    }

    private static void ways() {
        Fn1<NDArray, SparseMatrix> jacobian = sparseJacobian(Main::branching);
        for (NDArray x : List.of(X, X.neg(), X.mul(2), X.mul(-2), X.slice(0, 0, 3))) {
            Check.close("ways", jacobian.apply(x).toDense(), 1e-14, rows(Main::branching, x));
        }
        Fn1<NDArray, SparseMatrix> twice =
                sparseJacobian(x -> Cotangent.checkpoint(Main::branching).apply(x).sin());
        Check.close(
                "checkpoint", twice.apply(X).toDense(), 1e-14, rows(x -> branching(x).sin(), X));
        Check.is("places of a checkpoint", twice.apply(X).nonzeros(), 12);
    }

    private static NDArray chosen;

    private static NDArray sorted(NDArray x) {
        return x.sort().mul(x.take(chosen, 0));
    }

    /** One function, kept, where indices change, that it computes or finds. */
    private static void indices() {
        Fn1<NDArray, SparseMatrix> jacobian = sparseJacobian(Main::sorted);
        int[][] all = {{0, 0, 1, 2, 3, 4}, {0, 0, 1, 2, 3, 4}, {5, 4, 3, 2, 1, 0}};
        for (int[] some : all) {
            chosen = NDArray.of(some);
            for (NDArray x : List.of(X, X.neg(), X.roll(2), X)) {
                SparseMatrix found = jacobian.apply(x);
                Check.close("indices", found.toDense(), 1e-14, rows(Main::sorted, x));
                Check.is("few places", found.nonzeros() <= 12, true);
            }
        }
    }

    private static NDArray chain(NDArray x) {
        return x.get(":-1").mul(x.get("1:")).sin();
    }

    private static NDArray ofJacobian(NDArray x) {
        SparseMatrix j = sparseJacobian(Main::chain).apply(x);
        return j.times(x.pow(2)).sum().add(j.values().pow(2).sum());
    }

    private static NDArray ofDense(NDArray x) {
        NDArray j = Cotangent.jacfwd(Main::chain).apply(x);
        return j.matmul(x.pow(2)).sum().add(j.pow(2).sum());
    }

    private static NDArray ofHessian(NDArray x) {
        return sparseHessian(Main::valley).apply(x).times(x).pow(2).sum();
    }

    private static NDArray ofDenseHessian(NDArray x) {
        return Cotangent.hessian(Main::valley).apply(x).matmul(x).pow(2).sum();
    }

    /** Jacobians within other derivatives, and others within them. */
    private static void within() {
        NDArray gradient = Cotangent.grad(Main::ofJacobian).apply(X);
        Check.close("within a gradient", gradient, 1e-13, Cotangent.grad(Main::ofDense).apply(X));
        Check.close(
                "by differences", gradient, 1e-7, Differences.gradient(Main::ofJacobian, X, 1e-6));
        Check.close(
                "a Hessian within a gradient",
                Cotangent.grad(Main::ofHessian).apply(X),
                1e-12,
                Cotangent.grad(Main::ofDenseHessian).apply(X));
        Check.close(
                "within a Hessian",
                Cotangent.hessian(Main::ofJacobian).apply(X),
                1e-12,
                Cotangent.hessian(Main::ofDense).apply(X));
        Fn1<NDArray, NDArray> gradients = Cotangent.grad(Main::valley);
        Check.close(
                "of a gradient",
                sparseJacobian(gradients).apply(X).toDense(),
                1e-13,
                Cotangent.hessian(Main::valley).apply(X));
        Check.is("of a gradient, places", sparseJacobian(gradients).apply(X).nonzeros(), 16);
        Fn1<NDArray, NDArray> outer =
                x -> sparseJacobian((NDArray y) -> y.mul(x)).apply(x.sin()).values().pow(3).sum();
        Check.close("captured", Cotangent.grad(outer).apply(X), 1e-14, X.pow(2).mul(3));
        SparseMatrix tangent =
                Cotangent.jvp(sparseJacobian(Main::chain), X, NDArray.ones(6)).tangent();
        NDArray jvp = Cotangent.jvp(Cotangent.jacfwd(Main::chain), X, NDArray.ones(6)).tangent();
        Check.close("a tangent of a sparse matrix", tangent.toDense(), 1e-14, jvp);
    }

    /** Batches of matrices with elements at the same places. */
    private static void batches() {
        NDArray points = NDArray.stack(0, X, X.neg(), X.mul(2));
        SparseMatrix stack = Cotangent.vmap(sparseJacobian(Main::chain)).apply(points);
        Check.is("a stack", Arrays.toString(stack.values().shape()), "[3, 10]");
        for (int i = 0; i < 3; i++) {
            NDArray expected = rows(Main::chain, points.get(i));
            Check.close("a stack's", stack.toDense().get(i), 1e-14, expected);
            Check.close("a product", stack.times(X).get(i), 1e-14, expected.matmul(X));
            NDArray corner = stack.get(0, 1).get(i);
            Check.close("a corner", corner, 1e-14, expected.get(0, 1));
        }
        SparseMatrix hessians = Cotangent.vmap(sparseHessian(Main::valley)).apply(points);
        Check.close(
                "Hessians",
                hessians.toDense(),
                1e-12,
                Cotangent.vmap(Cotangent.hessian(Main::valley)).apply(points));
        NDArray[] orders = {X, X.mul(2)};
        chosen = NDArray.of(new int[] {0, 0, 1, 2, 3, 4});
        SparseMatrix sorted =
                Cotangent.vmap(sparseJacobian(Main::sorted)).apply(NDArray.stack(0, orders));
        Check.close("one order", sorted.toDense().get(1), 1e-14, rows(Main::sorted, orders[1]));
        Check.fails(
                "orders that differ",
                () -> Cotangent.vmap(sparseJacobian(Main::sorted)).apply(points),
                "TreeException",
                "only the numbers in leaves may differ");
    }

    /** A dense row and a dense column beside a diagonal. */
    private static NDArray arrow(NDArray x) {
        NDArray hub = x.get("0:1");
        return NDArray.concat(0, x.pow(2).sum().expandDims(0), x.sin().mul(hub));
    }

    private static void arrows() {
        NDArray x = Rng.seed(6).uniform(DType.FLOAT64, 200);
        SparseMatrix found = sparseJacobian(Main::arrow).apply(x);
        Check.close("arrow", found.toDense(), 1e-14, rows(Main::arrow, x));
        Check.is("places of an arrow", found.nonzeros(), 200 + 2 * 200 - 1);
        Fn1<NDArray, NDArray> head = v -> arrow(v).get("1:").sum();
        SparseMatrix hessian = sparseHessian(head).apply(x);
        Check.close("a Hessian's", hessian.toDense(), 1e-14, Cotangent.hessian(head).apply(x));
        Check.is("places of a Hessian's", hessian.nonzeros(), 200 + 2 * 199);
        Check.close(
                "dense",
                sparseJacobian(Main::mixing).apply(X).toDense(),
                1e-14,
                rows(Main::mixing, X));
        NDArray image = Rng.seed(7).uniform(DType.FLOAT64, 12, 12);
        SparseMatrix laplace = sparseJacobian(Main::laplace).apply(image);
        Check.close("five points", laplace.toDense(), 1e-14, rows(Main::laplace, image));
        Check.is("places of five points", laplace.nonzeros(), 5 * 144 - 4 * 12);
    }

    private static NDArray mixing(NDArray x) {
        return x.sub(x.mean()).div(x.norm());
    }

    private static NDArray laplace(NDArray u) {
        NDArray wide = u.pow(2).pad(1, 1, 0).pad(1, 1, 1);
        return wide.get("2:,1:-1")
                .add(wide.get(":-2,1:-1"))
                .add(wide.get("1:-1,2:"))
                .add(wide.get("1:-1,:-2"))
                .sub(u.mul(4));
    }

    private static void kinds() {
        NDArray single = X.astype(DType.FLOAT32);
        SparseMatrix narrow = sparseJacobian(Main::chain).apply(single);
        Check.is("float32", narrow.values().dtype(), DType.FLOAT32);
        Check.close("float32, values", narrow.toDense(), 1e-6, rows(Main::chain, X));
        SparseMatrix both =
                sparseJacobian((NDArray x) -> new Result(x, x.astype(DType.FLOAT64).pow(2)))
                        .apply(single);
        Check.is("both types", both.values().dtype(), DType.FLOAT64);
        SparseMatrix none = sparseJacobian((NDArray x) -> x.sign().mul(2)).apply(X);
        Check.is("no places", none.nonzeros() + " " + none.toDense().sum().item(), "0 0.0");
        SparseMatrix constant = sparseJacobian((NDArray x) -> NDArray.ones(4)).apply(X);
        Check.is("constant", constant.rows() + " x " + constant.columns(), "4 x 6");
        SparseMatrix linear = sparseHessian((NDArray x) -> x.mul(3).sum()).apply(X);
        Check.is("linear", linear.nonzeros() + " of " + linear.rows(), "0 of 6");
        Check.close("linear, product", linear.times(X), 0, NDArray.zeros(6));
        SparseMatrix empty = sparseJacobian((NDArray x) -> x.mul(2)).apply(NDArray.zeros(0, 3));
        Check.is("empty", Arrays.toString(empty.toDense().shape()), "[0, 0]");
        SparseMatrix scalar = sparseJacobian((NDArray x) -> x.pow(2)).apply(NDArray.of(3.0));
        Check.is("scalar", scalar.toString(), "SparseMatrix[1 x 1, 1 stored: (0, 0) 6.0]");
        SparseMatrix part = sparseJacobian((NDArray x) -> new Aux<>(x.pow(2), x.sum())).apply(X);
        Check.is("with Aux", part.rows() + ", " + part.nonzeros(), "6, 6");
        SparseMatrix counted = sparseJacobian((NDArray x) -> new Result(x, x.argsort())).apply(X);
        Check.is("integers have no rows", counted.rows(), 6);
        SparseMatrix again = sparseJacobian((NDArray x) -> x.pow(2)).apply(NDArray.of(3.0));
        Check.is("equal", again.equals(scalar) && again.hashCode() == scalar.hashCode(), true);
    }

    private static void mistakes() {
        Check.fails(
                "no scalar",
                () -> sparseHessian(Main::chain).apply(X),
                "NotScalarException",
                "sparseHessian: the function's value must be one number",
                "Main.java:");
        Check.fails(
                "a product",
                () -> sparseJacobian(Main::chain).apply(X).times(NDArray.ones(5)),
                "ShapeException",
                "times: a matrix of 5 rows and 6 columns, and float64[5], do not agree");
        Check.fails(
                "an element",
                () -> sparseJacobian(Main::chain).apply(X).get(5, 0),
                "IndexException",
                "there is no element 5, 0");
        Check.fails(
                "places",
                () -> new SparseMatrix(1, 2, new int[] {0, 2}, new int[] {1, 1}, NDArray.ones(2)),
                "IndexException",
                "column 1 in row 0 is out of range or order");
        Check.fails(
                "counts",
                () -> new SparseMatrix(2, 2, new int[] {0, 1}, new int[] {1}, NDArray.ones(1)),
                "ShapeException",
                "do not agree");
    }
}
