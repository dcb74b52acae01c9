package notebook;

import static io.cotangent.Cotangent.argnums;
import static io.cotangent.Cotangent.args;

import check.Check;
import check.Differences;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Jvp;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.Vjp;
import io.cotangent.function.Args3;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn3;
import vendor.Layers;

/** All the numbers of the notebook, for functions that come in several ways. */
public final class Main {
    private record Functions(
            Fn1<NDArray, NDArray[]> func,
            Fn3<NDArray, NDArray, NDArray, NDArray> twoLayers,
            Fn3<NDArray, NDArray, NDArray, NDArray> loss) {}

    private Main() {}

    private static NDArray[] unpacked(NDArray x) {
        Annotated.Out out = Annotated.func(x);
        return new NDArray[] {out.u(), out.t()};
    }

    public static void main(String[] args) {
        Functions functions =
                switch (args[0]) {
                    case "annotated" ->
                            new Functions(Main::unpacked, Annotated::twoLayers, Annotated::loss);
                    case "included" -> new Functions(Plain::func, Plain::twoLayers, Plain::loss);
                    case "vendor" -> new Functions(Layers::func, Layers::twoLayers, Layers::loss);
                    default -> throw new IllegalArgumentException(args[0]);
                };
        func(functions.func());
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            twoLayers(functions, dtype, dtype == DType.FLOAT64 ? 1e-12 : 1e-5);
            loss(functions, dtype, dtype == DType.FLOAT64 ? 1e-7 : 1e-4);
        }
        if (args[0].equals("vendor")) {
            tour();
        }
        Check.done();
    }

    private static void func(Fn1<NDArray, NDArray[]> func) {
        NDArray x = NDArray.of(1, 2, -1);
        double[] u = {1.84147098, 3.2431975, 1.84147098};
        double[] t = {-2.35507598, 3.07215118};
        Check.close("func, u", func.apply(x)[0], 1e-8, u);
        Check.close("func, t", func.apply(x)[1], 1e-8, t);
        Jvp<NDArray[]> jvp = Cotangent.jvp(func, x, NDArray.of(1, 3, 4));
        Check.close("primal, u", jvp.primal()[0], 1e-8, u);
        Check.close("primal, t", jvp.primal()[1], 1e-8, t);
        Check.close("JVP, u", jvp.tangent()[0], 1e-8, 3.08060461, 4.15627655, -12.32241845);
        Check.close("JVP, t", jvp.tangent()[1], 1e-8, -11.36502845, -17.16860823);
        NDArray[] w = {NDArray.of(1, .1, 3), NDArray.of(.4, -.3)};
        Vjp<NDArray[], NDArray> vjp = Cotangent.vjp(func, x);
        NDArray pulled = vjp.pullback(w);
        Check.close("primal of VJP", vjp.primal()[1], 1e-8, t);
        Check.close("VJP", pulled, 1e-8, 2.10806046, -0.77655852, -8.16120922);
        NDArray v = NDArray.of(2, 3, .5);
        NDArray[] moved = Cotangent.jvp(func, x, v).tangent();
        double left = w[0].dot(moved[0]).add(w[1].dot(moved[1])).item();
        Check.close("dot-product test, left", left, 1e-13, -2.1941592420525);
        Check.close("dot-product test, right", pulled.dot(v).item(), 1e-13, -2.1941592420525);
    }

    private static NDArray draw(int stream, DType dtype, int... shape) {
        return Rng.seed(3).foldIn(stream).normal(dtype, shape);
    }

    private static void twoLayers(Functions functions, DType dtype, double tolerance) {
        Args3<NDArray, NDArray, NDArray> at =
                args(draw(0, dtype, 3), draw(1, dtype, 2, 3), draw(2, dtype, 4, 2));
        Args3<NDArray, NDArray, NDArray> v =
                args(draw(3, dtype, 3), draw(4, dtype, 2, 3), draw(5, dtype, 4, 2));
        NDArray w = draw(6, dtype, 4);
        Jvp<NDArray> jvp = Cotangent.jvp(functions.twoLayers(), at, v);
        Check.is("type of the tangent", jvp.tangent().dtype(), dtype);
        NDArray hidden = at.arg1().matmul(at.arg0());
        NDArray slope = at.arg1().matmul(v.arg0()).add(v.arg1().matmul(at.arg0()));
        NDArray expected =
                v.arg2().matmul(hidden.pow(2)).add(at.arg2().matmul(hidden.mul(slope).mul(2)));
        Check.close("JVP of two layers", jvp.tangent(), tolerance, expected);
        Args3<NDArray, NDArray, NDArray> pulled =
                Cotangent.vjp(functions.twoLayers(), at.arg0(), at.arg1(), at.arg2()).pullback(w);
        Check.close("VJP in A", pulled.arg2(), tolerance, w.outer(hidden.pow(2)));
        double right =
                pulled.arg0().mul(v.arg0()).sum().item()
                        + pulled.arg1().mul(v.arg1()).sum().item()
                        + pulled.arg2().mul(v.arg2()).sum().item();
        Check.close("dot-product test", w.dot(jvp.tangent()).item(), 10 * tolerance, right);
    }

    private static void loss(Functions functions, DType dtype, double tolerance) {
        NDArray x = draw(0, dtype, 3);
        NDArray b = draw(1, dtype, 2, 3);
        NDArray a = draw(2, dtype, 4, 2);
        var grad = Cotangent.grad(functions.loss(), argnums(0, 1, 2)).apply(x, b, a);
        Check.is("type of the gradient", grad.arg1().dtype(), dtype);
        NDArray wideX = x.astype(DType.FLOAT64);
        NDArray wideB = b.astype(DType.FLOAT64);
        NDArray wideA = a.astype(DType.FLOAT64);
        Fn3<NDArray, NDArray, NDArray, NDArray> loss = functions.loss();
        Check.close(
                "gradient in x",
                grad.arg0(),
                tolerance,
                Differences.gradient(at -> loss.apply(at, wideB, wideA), wideX, 1e-6));
        Check.close(
                "gradient in B",
                grad.arg1(),
                tolerance,
                Differences.gradient(at -> loss.apply(wideX, at, wideA), wideB, 1e-6));
        Check.close(
                "gradient in A",
                grad.arg2(),
                tolerance,
                Differences.gradient(at -> loss.apply(wideX, wideB, at), wideA, 1e-6));
        NDArray tangent = Cotangent.jvp(loss, args(x, b, a), args(null, b, null)).tangent();
        Check.close("along B alone", tangent.item(), tolerance, grad.arg1().mul(b).sum().item());
        Check.close(
                "the first argument by default",
                Cotangent.grad(loss).apply(x, b, a),
                0,
                grad.arg0());
    }

    private static void tour() {
        NDArray x = NDArray.of(.5, 1.5);
        Check.close(
                "a tour of Java 8",
                Cotangent.grad(Layers::tour).apply(x),
                1e-8,
                Differences.gradient(Layers::tour, x, 1e-6));
    }
}
