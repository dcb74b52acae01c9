package jacobians;

import static io.cotangent.Cotangent.argnums;
import static io.cotangent.Cotangent.args;

import check.Check;
import check.Differences;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.GradAndHvp;
import io.cotangent.JacobianBlocks;
import io.cotangent.Linearized;
import io.cotangent.NDArray;
import io.cotangent.function.Args2;
import io.cotangent.function.Fn1;
import java.util.List;

/** Jacobians, Hessians and linear maps of ordinary functions. */
@Differentiable
public final class Main {
    private static final NDArray A = NDArray.of(new double[][] {{0, 2, -1}, {3, 1.5, 2}});
    private static int runs;

    record Out(NDArray u, NDArray t) {}

    record Params(NDArray w, NDArray b) {}

    private Main() {}

    static Out func(NDArray x) {
        NDArray y = x.pow(2);
        return new Out(y.add(y.sin()), A.matmul(y.sin()));
    }

    static NDArray curved(NDArray x) {
        runs++;
        return x.get(0).mul(x.get(1)).sin().add(x.pow(4).sum()).add(x.get(1).exp());
    }

    static NDArray layer(Params p) {
        return p.w().matmul(NDArray.of(0.5, -1, 2)).add(p.b()).tanh();
    }

    static NDArray loss(Params p) {
        return layer(p).pow(2).sum();
    }

    static NDArray mixed(NDArray x, Params p, int power) {
        return p.w().matmul(x).add(p.b()).pow(power);
    }

    /** Branches on a number, and asks for a derivative itself. */
    static NDArray nested(NDArray x) {
        NDArray inner = Cotangent.grad(Main::curved).apply(x);
        return inner.get(0).item() > 0 ? inner.mul(x) : inner;
    }

    public static void main(String[] args) {
        ofArrays();
        ofTrees();
        hessians();
        maps();
        corners();
        Check.done();
    }

    private static void ofArrays() {
        NDArray x = NDArray.of(1, 2, -1);
        Out forward = Cotangent.jacfwd(Main::func).apply(x);
        Out reverse = Cotangent.jacrev(Main::func).apply(x);
        Out either = Cotangent.jacobian(Main::func).apply(x);
        for (int i = 0; i < 3; i++) {
            double at = x.get(i).item();
            double slope = 2 * at * Math.cos(at * at);
            double[] row = new double[3];
            row[i] = 2 * at + slope;
            Check.close("u, forward", forward.u().get(i), 1e-14, row);
            Check.close("u, reverse", reverse.u().get(i), 1e-14, row);
            NDArray column = A.get(0).get(i).mul(slope);
            Check.close("t", forward.t().get(0).get(i), 1e-14, column);
        }
        Check.close("u", either.u(), 0, forward.u());
        Check.close("t", reverse.t(), 1e-14, forward.t());
        NDArray matrix = NDArray.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        NDArray cubes = Cotangent.jacobian((NDArray m) -> m.pow(3).sum(0)).apply(matrix);
        Check.is("shape", List.of(2, 3, 2), boxed(cubes.shape()));
        Check.close("sum of cubes", cubes.get(1).get(2), 1e-14, 0, 3 * 36);
        Params p = new Params(NDArray.of(new double[][] {{1, 2}, {3, 4}}), NDArray.of(1, 1));
        NDArray y = NDArray.of(0.5, 0.25);
        NDArray three = Cotangent.<Params, Integer, NDArray>jacobian(Main::mixed).apply(y, p, 2);
        Check.close("of three", three, 1e-14, p.w().mul(mixed(y, p, 1).mul(2).expandDims(1)));
        NDArray second = Cotangent.jacfwd(Cotangent.jacrev(Main::nested)).apply(x);
        Check.is("of a Jacobian", List.of(3, 3, 3), boxed(second.shape()));
        Check.close(
                "orders", Cotangent.jacrev(Cotangent.jacfwd(Main::nested)).apply(x), 1e-12, second);
    }

    private static List<Integer> boxed(int... numbers) {
        return java.util.Arrays.stream(numbers).boxed().toList();
    }

    private static void ofTrees() {
        Params p = params();
        JacobianBlocks<NDArray, Params> rows = Cotangent.jacobianBlocks(Main::layer).apply(p);
        NDArray slope = layer(p).pow(2).neg().add(1);
        Params of = rows.of(y -> y);
        Check.close("in b", of.b(), 1e-14, slope.mul(NDArray.eye(2)));
        Check.is("in w", List.of(2, 2, 3), boxed(of.w().shape()));
        Check.close("in w", of.w().get(1).get(1), 1e-14, NDArray.of(0.5, -1, 2).mul(slope.get(1)));
        Check.close("the other way", rows.in(Params::b), 0, of.b());
        Check.is("matrix", List.of(2, 8), boxed(rows.matrix().shape()));
        JacobianBlocks<Params, Params> hessian = Cotangent.hessianBlocks(Main::loss).apply(p);
        NDArray wb = hessian.block(Params::w, Params::b);
        NDArray bw = hessian.of(Params::b).w();
        Check.close("symmetric", wb, 1e-14, bw.transpose(1, 2, 0));
        NDArray all = hessian.matrix();
        Check.close("symmetric", all, 1e-14, all.transpose());
        Fn1<NDArray, NDArray> inB = b -> loss(new Params(p.w(), b));
        Check.close("block", hessian.of(Params::b).b(), 1e-14, Cotangent.hessian(inB).apply(p.b()));
        var pairs =
                Cotangent.jacobianBlocks((Args2<NDArray, Params> a) -> mixed(a.arg0(), a.arg1(), 2))
                        .apply(args(NDArray.of(0.5, 0.25, 1), p));
        Check.close(
                "of several",
                pairs.in(Args2::arg0),
                1e-14,
                Cotangent.jacobian((NDArray x) -> mixed(x, p, 2)).apply(NDArray.of(0.5, 0.25, 1)));
    }

    private static Params params() {
        return new Params(
                NDArray.of(new double[][] {{0.1, 0.2, -0.3}, {0.3, 0.1, 0.2}}),
                NDArray.of(0.1, -0.2));
    }

    private static void hessians() {
        NDArray x = NDArray.of(0.5, 1.5);
        double sine = Math.sin(0.75);
        double cosine = Math.cos(0.75);
        double mixed = cosine - 0.75 * sine;
        NDArray expected =
                NDArray.of(
                        new double[][] {
                            {12 * 0.25 - 2.25 * sine, mixed},
                            {mixed, 12 * 2.25 - 0.25 * sine + Math.exp(1.5)}
                        });
        NDArray hessian = Cotangent.hessian(Main::curved).apply(x);
        Check.close("closed form", hessian, 1e-14, expected);
        Check.close(
                "fwd fwd",
                Cotangent.jacfwd(Cotangent.jacfwd(Main::curved)).apply(x),
                1e-13,
                expected);
        Check.close(
                "fwd rev",
                Cotangent.jacfwd(Cotangent.jacrev(Main::curved)).apply(x),
                1e-13,
                expected);
        Check.close(
                "rev fwd",
                Cotangent.jacrev(Cotangent.jacfwd(Main::curved)).apply(x),
                1e-13,
                expected);
        Check.close(
                "rev rev",
                Cotangent.jacrev(Cotangent.jacrev(Main::curved)).apply(x),
                1e-13,
                expected);
        NDArray v = NDArray.of(2, -1);
        Check.close("hvp", Cotangent.hvp(Main::curved, x, v), 1e-14, expected.matmul(v));
        GradAndHvp<NDArray, NDArray> all = Cotangent.gradAndHvp(Main::curved, x, v);
        Check.close("value", all.value(), 1e-15, curved(x));
        Check.close("grad", all.grad(), 1e-8, Differences.gradient(Main::curved, x, 1e-5));
        Check.close("hvp", all.hvp(), 1e-14, expected.matmul(v));
        Check.close(
                "laplacian",
                Cotangent.laplacian(Main::curved).apply(x),
                1e-14,
                expected.mul(NDArray.eye(2)).sum());
        Check.close(
                "laplacian of a tree",
                Cotangent.laplacian(Main::loss).apply(params()),
                1e-14,
                Cotangent.hessianBlocks(Main::loss)
                        .apply(params())
                        .matrix()
                        .mul(NDArray.eye(8))
                        .sum());
        Args2<NDArray, NDArray> moved =
                Cotangent.hvp((a, b) -> curved(a).mul(b.sum()), args(x, v), args(v, null));
        Check.close("one of two", moved.arg0(), 1e-14, expected.matmul(v).mul(v.sum()));
        Check.fails("the other", moved::arg1, "TreeException", "argnums");
        NDArray third =
                Cotangent.grad((NDArray y) -> Cotangent.hvp(Main::curved, y, v).sum()).apply(x);
        Fn1<NDArray, NDArray> product = y -> Cotangent.hvp(Main::curved, y, v).sum();
        Check.close("third", third, 1e-7, Differences.gradient(product, x, 1e-5));
    }

    private static void maps() {
        NDArray x = NDArray.of(0.5, 1.5);
        runs = 0;
        Linearized<NDArray, NDArray> there = Cotangent.linearize(Main::curved, x);
        NDArray gradient = there.pullback(NDArray.of(1.0));
        Check.close("e0", there.pushforward(NDArray.of(1.0, 0)), 1e-14, gradient.get(0));
        Check.close("e1", there.pushforward(NDArray.of(0, 1.0)), 1e-14, gradient.get(1));
        Check.is("runs", runs, 1);
        Linearized<NDArray, Args2<NDArray, Params>> two =
                Cotangent.linearize((a, p) -> mixed(a, p, 2), NDArray.of(0.5, 0.25, 1), params());
        NDArray b = NDArray.of(3, 4);
        Params inB = new Params(NDArray.zeros(2, 3), b);
        NDArray moved = two.pushforward(args(null, inB));
        NDArray back = two.pullback(b).arg1().b();
        Check.close("a pair", moved.mul(b).sum(), 1e-14, back.mul(b).sum());
        Linearized<NDArray, Args2<NDArray, Params>> chosen =
                Cotangent.linearize(
                        (a, p) -> mixed(a, p, 2), argnums(1), NDArray.of(0.5, 0.25, 1), params());
        Check.close("chosen", chosen.pushforward(args(null, inB)), 1e-14, moved);
        Fn1<NDArray, NDArray> within =
                y -> Cotangent.linearize(Main::curved, y).pushforward(NDArray.of(1.0, 1.0));
        Check.close(
                "within",
                Cotangent.grad(within).apply(x),
                1e-7,
                Differences.gradient(within, x, 1e-5));
    }

    private static void corners() {
        NDArray none = NDArray.zeros(0);
        Check.is(
                "of nothing",
                List.of(0, 0),
                boxed(Cotangent.jacobian(NDArray::sin).apply(none).shape()));
        NDArray single = NDArray.of(1.0, 2).astype(DType.FLOAT32);
        NDArray jacobian = Cotangent.jacrev(NDArray::exp).apply(single);
        Check.is("single precision", jacobian.dtype(), DType.FLOAT32);
        Check.close("single precision", jacobian, 1e-6, Math.exp(1), 0, 0, Math.exp(2));
        Fn1<NDArray, NDArray> constant = x -> NDArray.of(1.0, 2);
        Check.close("constant", Cotangent.jacrev(constant).apply(single), 0, 0, 0, 0, 0);
        Check.close("constant", Cotangent.jacfwd(constant).apply(single), 0, 0, 0, 0, 0);
        Check.close(
                "number",
                Cotangent.hessian((NDArray x) -> x.pow(3)).apply(NDArray.of(2.0)),
                1e-15,
                12);
        Check.fails(
                "what is no array of it",
                () -> Cotangent.jacobianBlocks(Main::layer).apply(params()).in(p -> p.b().add(1)),
                "TreeException",
                "argument 0",
                "Params::weights");
        Check.fails(
                "many numbers",
                () -> Cotangent.hessian(NDArray::sin).apply(NDArray.of(1, 2)),
                "NotScalarException");
    }
}
