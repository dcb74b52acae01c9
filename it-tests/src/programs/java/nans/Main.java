package nans;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.Vjp;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import java.util.List;

/**
 * Where NaN and infinities arose. Started with the argument "everywhere" where all functions are
 * checked.
 */
@Differentiable
public final class Main {
    private static final NDArray TABLE = NDArray.of(1, 2, -1);
    private static boolean everywhere;

    private Main() {}

    static NDArray root(NDArray x) {
        return x.sub(1).sqrt().sum(); // line 25
    }

    static NDArray untaken(NDArray x) {
        return NDArray.where(x.gt(0), x.log(), x.mul(2)).sum(); // line 29
    }

    static NDArray entropy(NDArray x) {
        NDArray y = x.log(); // line 33
        return x.mul(y).sum(); // line 34
    }

    static NDArray slope(NDArray x) {
        return x.abs().sqrt().sum(); // line 38
    }

    static NDArray constant(NDArray x) {
        NDArray logs = TABLE.log(); // line 42
        return x.mul(logs).sum();
    }

    static NDArray unused(NDArray x) {
        x.log();
        return x.sum();
    }

    static NDArray overflow(NDArray x) {
        return x.mul(1000).exp().sum(); // line 52
    }

    static NDArray difference(NDArray x) {
        return x.sub(x).sum(); // line 56
    }

    static NDArray looked(NDArray x) {
        NDArray y = x.log(); // line 60
        return y.sum().item() > 0 ? y.sum() : y.mul(2).sum();
    }

    static NDArray matrices(NDArray x) {
        return x.matmul(NDArray.of(new double[][] {{1e308, 1}, {1e308, 1}})).sum(); // line 65
    }

    public static void main(String[] arguments) {
        everywhere = arguments.length > 0;
        values();
        harmless();
        reverse();
        compositions();
        Check.done();
    }

    private static Fn1<NDArray, NDArray> checked(Fn1<NDArray, NDArray> f) {
        return everywhere ? f : Cotangent.checkNaN(f);
    }

    /** A value, run as part of something that is checked. */
    private static NDArray value(Fn1<NDArray, NDArray> f, NDArray x) {
        return (everywhere ? Cotangent.compile(f) : checked(f)).apply(x);
    }

    private static void fails(String what, Runnable body, String... parts) {
        Check.fails(what, body, "NonFiniteException", parts);
    }

    private static void values() {
        fails(
                "root",
                () -> value(Main::root, NDArray.of(2, .5, 5)),
                "NaN arose in sqrt in the forward sweep, in element 1 of float64[3]",
                "its operand is -0.5 there, in float64[3] from -0.5 to 4.0",
                "at Main.java:25");
        fails(
                "infinity that becomes NaN",
                () -> value(Main::entropy, NDArray.of(1, 0, 2)),
                "-Infinity arose in log in the forward sweep, in element 1 of float64[3]",
                "it becomes NaN in mul in the forward sweep at Main.java:34",
                "at Main.java:33");
        fails(
                "eager constant",
                () -> value(Main::constant, NDArray.of(1, 2, 3)),
                "NaN arose in log in the forward sweep, in element 2",
                "at Main.java:42");
        fails(
                "overflow",
                () -> value(Main::overflow, NDArray.of(0, 1)),
                "Infinity arose in exp",
                "1000.0 there",
                "at Main.java:52");
        fails(
                "NaN of infinite arguments",
                () -> value(Main::difference, NDArray.of(0, Double.POSITIVE_INFINITY)),
                "NaN arose in sub",
                "Infinity there",
                "at Main.java:56");
        fails(
                "looked at",
                () -> value(Main::looked, NDArray.of(1, -1)),
                "NaN arose in log",
                "at Main.java:60");
        fails(
                "products",
                () -> value(Main::matrices, NDArray.of(new double[][] {{1, 1}})),
                "Infinity arose in matmul",
                "at Main.java:65");
        fails(
                "float32",
                () -> value(Main::root, NDArray.of(2, .5, 5).astype(DType.FLOAT32)),
                "NaN arose in sqrt",
                "of float32[3]");
        NDArray sum = value(Main::root, NDArray.of(2, Double.NaN, .5, 5).get(0));
        Check.close("a number", sum, 0, 1);
    }

    private static void harmless() {
        Check.close("untaken", value(Main::untaken, NDArray.of(1, -1)), 0, -2);
        Check.close("unused", value(Main::unused, NDArray.of(1, -1)), 0, 0);
        NDArray nan = NDArray.of(1, Double.NaN);
        Check.is("NaN comes in", value(Main::root, nan).isNaN().all().item(), 1.0);
        NDArray infinite = NDArray.of(2, Double.POSITIVE_INFINITY);
        Check.is("infinity comes in", value(Main::root, infinite).isInfinite().all().item(), 1.0);
        fails(
                "besides",
                () -> value(Main::root, NDArray.of(Double.NaN, 0)),
                "NaN arose in sqrt",
                "-1.0 there");
        Check.is(
                "not an output",
                Cotangent.grad(checked(Main::untaken)).apply(NDArray.of(1, 2)),
                NDArray.of(1, .5));
    }

    private static void reverse() {
        NDArray x = NDArray.of(4, 0);
        fails(
                "grad",
                () -> Cotangent.grad(checked(Main::slope)).apply(x),
                "Infinity arose in ",
                "for the derivative of sqrt",
                "in element 1 of float64[2]",
                "at Main.java:38");
        Vjp<NDArray, NDArray> vjp = Cotangent.vjp(checked(Main::slope), x);
        Check.close("its value", vjp.primal(), 0, 2);
        fails(
                "pullback",
                () -> vjp.pullback(NDArray.of(1.0)),
                "for the derivative of sqrt",
                "at Main.java:38");
        fails(
                "jvp",
                () -> Cotangent.jvp(checked(Main::slope), x, NDArray.of(1, 1)),
                "in the forward sweep of derivatives, for the derivative of sqrt",
                "at Main.java:38");
        fails(
                "second derivative",
                () -> Cotangent.jvp(Cotangent.grad(checked(y -> y.pow(1.5).sum())), x, x),
                "for the derivative of power");
        fails(
                "the branch that where does not take",
                () ->
                        Cotangent.grad(checked(y -> NDArray.where(y.gt(0), y.sqrt(), 0).sum()))
                                .apply(x),
                "NaN",
                "for the derivative of sqrt");
        fails(
                "reverse",
                () ->
                        Cotangent.grad(checked(y -> y.mul(1e-200).mul(1e200).mul(1e200).sum()))
                                .apply(NDArray.of(1e-100)),
                "Infinity arose in mul",
                "in the reverse sweep, for the derivative of mul");
        Check.close(
                "safe", Cotangent.grad(checked(y -> y.norm())).apply(NDArray.zeros(2)), 0, 0, 0);
    }

    private static void compositions() {
        NDArray x = NDArray.of(2, .5, 5);
        Fn1<NDArray, NDArray> root = checked(Main::root);
        fails(
                "compiled",
                () -> Cotangent.compile(root).apply(x),
                "NaN arose in sqrt",
                "at Main.java:25");
        Fn1<NDArray, NDArray> compiled = Cotangent.compile(root);
        Check.close("replayed", compiled.apply(NDArray.of(2, 5, 5)), 0, 5);
        fails(
                "replays are checked",
                () -> compiled.apply(x),
                "NaN arose in sqrt",
                "at Main.java:25");
        fails(
                "traced",
                () -> Cotangent.trace(root, NDArray.of(2, 5, 5)).apply(x),
                "NaN arose in sqrt");
        fails(
                "mapped",
                () -> Cotangent.vmap(root).apply(NDArray.of(new double[][] {{2, 5}, {3, 0}})),
                "NaN arose in sqrt",
                "at Main.java:25");
        fails(
                "Jacobian",
                () -> Cotangent.jacobian(checked(y -> y.abs().sqrt())).apply(NDArray.of(1, 0)),
                "for the derivative of sqrt");
        fails(
                "checkpoint",
                () -> Cotangent.grad(checked(Cotangent.checkpoint(Main::root))).apply(x),
                "NaN arose in sqrt",
                "at Main.java:25");
        fails(
                "within",
                () -> Cotangent.grad((NDArray y) -> root.apply(y.mul(1)).mul(2)).apply(x),
                "NaN arose in sqrt",
                "at Main.java:25");
        Fn2<NDArray, NDArray, List<NDArray>> two = (a, b) -> List.of(a.div(b), a.mul(b));
        Fn2<NDArray, NDArray, List<NDArray>> checked =
                everywhere ? Cotangent.compile(two) : Cotangent.checkNaN(two);
        fails("trees", () -> checked.apply(x, NDArray.of(1, 0, 1)), "Infinity arose in div");
        Check.close("trees", checked.apply(x, x).get(1), 0, x.mul(x));
        if (!everywhere) {
            Fn1<NDArray, NDArray> outside = y -> checked(Main::slope).apply(y.log()).mul(0);
            Check.is(
                    "what comes from outside",
                    outside.apply(NDArray.of(0, 1)).isNaN().all().item(),
                    1.0);
            Check.is("not checked", Main.root(x).isNaN().all().item(), 1.0);
        }
    }
}
