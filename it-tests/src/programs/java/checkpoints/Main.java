package checkpoints;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;

/** Functions that a reverse sweep computes again instead of keeping what they computed. */
@Differentiable
public final class Main {
    private static int runs;

    record Params(NDArray w, NDArray b) {}

    private Main() {}

    static NDArray layer(Params p, NDArray x) {
        runs++;
        return x.matmul(p.w()).add(p.b()).tanh();
    }

    /** Takes a path that depends on its numbers. */
    static NDArray branching(NDArray x) {
        NDArray y = x.mul(x);
        while (y.sum().item() < 50) {
            y = y.mul(2).add(x.sin());
        }
        return y;
    }

    static NDArray loss(Fn2<Params, NDArray, NDArray> layer, Params p, NDArray x) {
        NDArray y = x;
        for (int i = 0; i < 4; i++) {
            y = layer.apply(p, y);
        }
        return y.pow(2).sum();
    }

    public static void main(String[] args) {
        NDArray x = NDArray.of(new double[][] {{0.5, -1}, {2, 0.25}, {-0.125, 1}});
        Params p =
                new Params(
                        NDArray.of(new double[][] {{0.5, 1}, {-1, 0.75}}), NDArray.of(0.1, -0.2));
        Fn2<Params, NDArray, NDArray> kept = Cotangent.checkpoint(Main::layer);
        Check.close("value", kept.apply(p, x), 0, layer(p, x));
        Fn1<Params, NDArray> plain = q -> loss(Main::layer, q, x);
        Fn1<Params, NDArray> again = q -> loss(kept, q, x);
        Params expected = Cotangent.grad(plain).apply(p);
        runs = 0;
        Params found = Cotangent.grad(again).apply(p);
        Check.is("the function runs once a call", runs, 4);
        Check.close("gradient, bit by bit", found.w(), 0, expected.w());
        Check.close("gradient, bit by bit", found.b(), 0, expected.b());
        Check.close(
                "forward",
                Cotangent.jvp(again, p, expected).tangent(),
                0,
                Cotangent.jvp(plain, p, expected).tangent());
        NDArray hessian = Cotangent.hessianBlocks(plain).apply(p).matrix();
        Check.close("hessian", Cotangent.hessianBlocks(again).apply(p).matrix(), 1e-14, hessian);
        Fn1<Params, Params> gradient = Cotangent.grad(again);
        Check.close(
                "reverse over reverse",
                Cotangent.grad((Params q) -> gradient.apply(q).b().sum()).apply(p).w(),
                1e-14,
                Cotangent.grad((Params q) -> Cotangent.grad(plain).apply(q).b().sum())
                        .apply(p)
                        .w());
        Fn1<NDArray, NDArray> twice =
                Cotangent.checkpoint(y -> Cotangent.checkpoint(Main::branching).apply(y).sum());
        NDArray z = NDArray.of(0.3, 1.2);
        Check.close(
                "a path of its own, blocks within blocks",
                Cotangent.hessian(twice).apply(z),
                1e-14,
                Cotangent.hessian((NDArray y) -> branching(y).sum()).apply(z));
        captured(z);
        Check.done();
    }

    /** What a lambda captured keeps its derivative. */
    private static void captured(NDArray z) {
        Fn1<NDArray, NDArray> outer =
                t -> Cotangent.checkpoint((NDArray y) -> y.mul(t).sin().mul(t)).apply(z).sum();
        Fn1<NDArray, NDArray> plain = t -> z.mul(t).sin().mul(t).sum();
        NDArray t = NDArray.of(0.7);
        Check.close(
                "captured", Cotangent.grad(outer).apply(t), 1e-15, Cotangent.grad(plain).apply(t));
        Check.close(
                "captured",
                Cotangent.hessian(outer).apply(t),
                1e-14,
                Cotangent.hessian(plain).apply(t));
        Fn3<NDArray, Integer, String, NDArray> passed =
                Cotangent.checkpoint((y, n, name) -> name.equals("pow") ? y.pow(n) : y);
        Check.close("what is no array", passed.apply(z, 2, "pow"), 0, z.pow(2));
        Check.close(
                "what is no array",
                Cotangent.grad((NDArray y) -> passed.apply(y, 2, "pow").sum()).apply(z),
                0,
                z.mul(2));
    }
}
