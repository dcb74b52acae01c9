package implicit;

import static implicit.Equations.allOrders;
import static io.cotangent.Cotangent.axes;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.implicit.Implicit;
import java.util.List;

/** Equations with paths, by users' solvers, of all types, and with mistakes. */
@Differentiable
final class EquationsOfAllKinds {
    private EquationsOfAllKinds() {}

    static void run() {
        paths();
        solvers();
        types();
        mistakes();
    }

    /** Looks at numbers. */
    private static NDArray kinked(NDArray x, NDArray p) {
        return x.item() > 1 ? x.pow(2).sub(p) : x.mul(2).sub(1).sub(p);
    }

    private static void paths() {
        Fn1<NDArray, NDArray> root =
                p -> Implicit.root(EquationsOfAllKinds::kinked, NDArray.of(3), p);
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
                                EquationsOfAllKinds::bisection,
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
