package custom;

import static io.cotangent.Cotangent.argnums;
import static io.cotangent.Cotangent.args;

import check.Check;
import check.Differences;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.function.Args2;
import io.cotangent.function.Fn1;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import vendor.Iterations;

/** Functions and methods whose derivatives the user gives. */
@Differentiable
public final class Main {
    private static final NDArray X = NDArray.of(0.5, 2, 3);

    private static final Fn1<NDArray, NDArray> SOFTPLUS =
            Cotangent.customJvp(
                    (NDArray x) -> x.exp().add(1).log(),
                    (NDArray x, NDArray dx) -> dx.div(x.neg().exp().add(1)));

    /** Gradients of at most 1 in size; the value is the argument's. */
    private static final Fn1<NDArray, NDArray> CLIPPED =
            Cotangent.customVjp(
                    (NDArray x) -> x, (NDArray x, NDArray y, NDArray ct) -> ct.clip(-1, 1));

    /** Rounded forward, passed through backward. */
    private static final Fn1<NDArray, NDArray> ROUNDED =
            Cotangent.customJvp((NDArray x) -> x.round(), (NDArray x, NDArray dx) -> dx);

    private Main() {}

    private static void softplus(String what, Fn1<NDArray, NDArray> f) {
        Fn1<NDArray, NDArray> total = x -> f.apply(x).sum();
        NDArray sigmoid = X.neg().exp().add(1).reciprocal();
        Check.close(what + " gradient", Cotangent.grad(total).apply(X), 1e-14, sigmoid);
        Check.close(
                what + " far out", Cotangent.grad(total).apply(NDArray.of(800, -800)), 1e-14, 1, 0);
        Check.close(
                what + " hessian",
                Cotangent.hessian(total).apply(X),
                1e-12,
                NDArray.eye(3).mul(sigmoid.mul(sigmoid.neg().add(1))));
        Check.close(
                what + " jacfwd", Cotangent.jacfwd(f).apply(X), 1e-14, NDArray.eye(3).mul(sigmoid));
        Check.close(
                what + " jacrev", Cotangent.jacrev(f).apply(X), 1e-14, NDArray.eye(3).mul(sigmoid));
        NDArray rows = NDArray.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        Check.close(
                what + " per row",
                Cotangent.vmap(Cotangent.grad(total)).apply(rows),
                1e-14,
                rows.neg().exp().add(1).reciprocal());
        Check.close(
                what + " through rows",
                Cotangent.grad((NDArray x) -> Cotangent.vmap(f).apply(x).sum()).apply(rows),
                1e-14,
                rows.neg().exp().add(1).reciprocal());
        Check.close(
                what + " in a checkpoint",
                Cotangent.grad((NDArray x) -> Cotangent.checkpoint(f).apply(x).sum()).apply(X),
                1e-14,
                sigmoid);
    }

    private static void programmatic() {
        softplus("function", SOFTPLUS);
        softplus("method", Methods::softplus);
        NDArray steep = NDArray.of(100, -0.1, 3);
        Check.close(
                "clipped",
                Cotangent.grad((NDArray x) -> CLIPPED.apply(x).mul(steep).sum()).apply(X),
                0,
                1,
                -0.1,
                1);
        Check.fails(
                "clipped, forward",
                () -> Cotangent.jvp(CLIPPED, X, X),
                "RuleException",
                "is not linear in the cotangent",
                "max at Main.java:");
        Check.close("rounded", ROUNDED.apply(NDArray.of(0.4, 1.6)), 0, 0, 2);
        Check.close(
                "rounded, gradient",
                Cotangent.grad((NDArray x) -> ROUNDED.apply(x).square().sum())
                        .apply(NDArray.of(0.4, 1.6)),
                0,
                0,
                4);
    }

    private static void opaque() {
        Fn1<NDArray, NDArray> total = x -> Methods.cubeRoot(x.mul(2)).sum();
        Methods.calls = 0;
        NDArray gradient = Cotangent.grad(total).apply(X);
        Check.is("run once", Methods.calls, 1);
        Check.close("cube root", gradient, 1e-12, X.mul(2).pow(-2 / 3.0).mul(2 / 3.0));
        Check.close("by differences", gradient, 1e-6, Differences.gradient(total, X, 1e-5));
        Check.close(
                "forward",
                Cotangent.jvp(total, X, NDArray.of(1, 1, 1)).tangent(),
                1e-12,
                gradient.sum());
        Check.close(
                "hessian",
                Cotangent.hessian(total).apply(X),
                1e-6,
                Cotangent.hessian((NDArray x) -> x.mul(2).pow(1 / 3.0).sum()).apply(X));
        Fn1<NDArray, NDArray> compiled = Cotangent.compile(Cotangent.grad(total));
        Check.close("compiled", compiled.apply(X), 1e-12, gradient);
        Check.close(
                "compiled, elsewhere",
                compiled.apply(X.mul(4)),
                1e-12,
                gradient.mul(Math.pow(4, -2 / 3.0)));
        Fn1<NDArray, NDArray> counted = Cotangent.compile(Cotangent.grad(Main::counted));
        Check.close("a plain number", counted.apply(NDArray.of(1.0)), 0, 1);
        Check.close("another one", counted.apply(NDArray.of(5.0)), 0, 5);
        Check.close(
                "plain numbers of a batch",
                Cotangent.vmap(Cotangent.grad(Main::counted)).apply(NDArray.of(1, 5, 2)),
                0,
                1,
                5,
                2);
        NDArray rows = NDArray.of(new double[][] {{1, 8}, {27, 64}});
        Check.close("per row", Cotangent.vmap(Methods::cubeRoot).apply(rows), 1e-14, 1, 2, 3, 4);
        Check.close(
                "gradients per row",
                Cotangent.vmap(Cotangent.grad((NDArray x) -> Methods.cubeRoot(x).sum()))
                        .apply(rows),
                1e-12,
                rows.pow(-2 / 3.0).div(3));
    }

    private static NDArray counted(NDArray x) {
        Methods.Counted counted = Methods.count(x);
        return counted.value().mul(counted.times());
    }

    private static void methods() throws IOException {
        Check.close(
                "plain parameters",
                Cotangent.grad((NDArray x) -> Methods.scaled(x, 3, "twice", x).sum()).apply(X),
                0,
                7,
                7,
                7);
        Check.close(
                "overload",
                Cotangent.grad((NDArray x) -> Methods.over(x).sum()).apply(X),
                0,
                10,
                10,
                10);
        Check.close(
                "other overload",
                Cotangent.grad((NDArray x) -> Methods.over(x, 2).sum()).apply(X),
                0,
                200,
                200,
                200);
        Check.close(
                "overload without rule",
                Cotangent.grad((NDArray x) -> Methods.over(x, x).sum()).apply(X),
                0,
                X.mul(2));
        Fn1<NDArray, NDArray> cube = Main::cube;
        Check.close("recursion", Cotangent.grad(cube).apply(X), 1e-14, X.square().mul(3));
        Check.close(
                "recursion, twice",
                Cotangent.hessian(cube).apply(X),
                1e-14,
                NDArray.eye(3).mul(X.mul(6)));
        Check.is("checked exception", thrown(), "negative");
        Methods.Params p = new Methods.Params(X, List.of(NDArray.of(1, 2)), 0.1);
        Check.close(
                "tree that is constant",
                Cotangent.grad((NDArray x) -> treeSum(p, x)).apply(X),
                0,
                X);
        NDArray[] pulled =
                Cotangent.grad((NDArray[] all) ->
                                treeSum(new Methods.Params(all[0], List.of(all[1]), 0.1), all[2]))
                        .apply(new NDArray[] {X, NDArray.of(1, 2), X.mul(2)});
        Check.close("tree", pulled[0], 0, X.mul(2));
        Check.close("list in it", pulled[1], 0, 1, 1);
        Check.close("beside it", pulled[2], 0, X);
        Check.close(
                "generic",
                Cotangent.grad((NDArray x) -> Methods.pick(x, x.mul(5), false).sum()).apply(X),
                0,
                5,
                5,
                5);
    }

    private static NDArray treeSum(Methods.Params p, NDArray x) {
        var y = Methods.trees(p, x);
        return y.get("a").sum().add(y.get("b"));
    }

    private static NDArray cube(NDArray x) {
        try {
            return Methods.power(x, 3).sum();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String thrown() {
        try {
            Cotangent.grad(
                            (NDArray x) -> {
                                try {
                                    return Methods.power(x, -1).sum();
                                } catch (IOException e) {
                                    throw new IllegalStateException(e.getMessage());
                                }
                            })
                    .apply(X);
            return "nothing";
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    private static void instances() {
        Methods two = new Methods(2);
        Methods heavier = new Methods.Heavier();
        Check.close("instance value", two.weigh(X), 0, X.mul(2));
        Check.close(
                "instance",
                Cotangent.grad((NDArray x) -> two.weigh(x).sum()).apply(X),
                0,
                2000,
                2000,
                2000);
        Check.close(
                "by super",
                Cotangent.grad((NDArray x) -> heavier.weigh(x).sum()).apply(X),
                0,
                6000,
                6000,
                6000);
        Methods.Shape<NDArray> square = new Methods.Square();
        Check.close(
                "interface",
                Cotangent.grad((NDArray x) -> square.area(x).sum()).apply(X),
                0,
                X.mul(7));
        Check.close(
                "default method",
                Cotangent.grad((NDArray x) -> square.twice(x).sum()).apply(X),
                0,
                1,
                1,
                1);
        Methods.Layer layer = new Methods.Layer(X);
        Check.close("layer", Cotangent.grad((NDArray x) -> layer.apply(x).sum()).apply(X), 0, X);
        Check.fails(
                "layer that is differentiated",
                () -> Cotangent.grad((Methods.Layer l) -> l.apply(X).sum()).apply(layer),
                "LostDerivativeException",
                "custom.Methods$Layer.apply",
                "pass it as an argument");
    }

    private static void vendors() {
        Fn1<NDArray, NDArray> roots = x -> Iterations.squareRoot(x.mul(3)).sum();
        NDArray expected = X.mul(3).pow(-0.5).mul(1.5);
        Check.close("vendor", Cotangent.grad(roots).apply(X), 1e-12, expected);
        Check.close(
                "vendor, forward",
                Cotangent.jvp(roots, X, NDArray.of(1, 1, 1)).tangent(),
                1e-12,
                expected.sum());
        Check.close(
                "vendor, hessian",
                Cotangent.hessian(roots).apply(X),
                1e-11,
                Cotangent.hessian((NDArray x) -> x.mul(3).sqrt().sum()).apply(X));
        NDArray rows = NDArray.of(new double[][] {{1, 4}, {9, 16}});
        Check.close(
                "vendor, per row",
                Cotangent.vmap((NDArray x) -> Iterations.squareRoot(x)).apply(rows),
                1e-12,
                1,
                2,
                3,
                4);
        Iterations.Scale scale = new Iterations.Scale(10);
        Args2<NDArray, NDArray> both =
                Cotangent.grad(
                                (NDArray a, NDArray b) -> {
                                    NDArray[] y = scale.both(a, b);
                                    return y[0].add(y[1].mul(2)).sum();
                                },
                                argnums(0, 1))
                        .apply(X, X.mul(2));
        Check.close("vendor's object", both.arg0(), 1e-14, X.mul(20).add(2));
        Check.close("vendor's object", both.arg1(), 1e-14, X.mul(10).add(2));
    }

    private static void errors() {
        Check.fails(
                "no rule",
                () -> Cotangent.grad((NDArray x) -> Methods.without(x).sum()).apply(X),
                "RuleException",
                "no method custom.Methods.nowhere fits: it must be NDArray nowhere(NDArray, NDArray), or NDArray"
                        + " nowhere(NDArray, NDArray, NDArray)");
        Check.close("no rule, not differentiated", Methods.without(X), 0, X);
        Check.fails(
                "two rules",
                () -> Cotangent.grad((NDArray x) -> Methods.torn(x).sum()).apply(X),
                "RuleException",
                "there are two, softplusRule and cubeRootRule");
        Check.close("two rules, not differentiated", Methods.torn(X), 0, X);
        Check.fails(
                "a number",
                () -> Cotangent.grad((NDArray x) -> x.mul(Methods.number(x)).sum()).apply(X),
                "LostDerivativeException",
                "plain numbers only");
        Check.fails(
                "not linear",
                () ->
                        Cotangent.grad(
                                        Cotangent.customJvp(
                                                (NDArray x) -> x.sum(),
                                                (NDArray x, NDArray dx) -> dx.mul(dx).sum()))
                                .apply(X),
                "RuleException",
                "mul at Main.java:",
                "is not linear in it");
        Check.fails(
                "numbers of tangents",
                () ->
                        Cotangent.grad(
                                        Cotangent.customJvp(
                                                (NDArray x) -> x.sum(),
                                                (NDArray x, NDArray dx) ->
                                                        dx.sum().item() > 0 ? dx.sum() : dx.max()))
                                .apply(X),
                "RuleException",
                "looked at the numbers of float64[3]");
        Check.fails(
                "another shape",
                () ->
                        Cotangent.grad(
                                        Cotangent.customJvp(
                                                (NDArray x) -> x.sum(),
                                                (NDArray x, NDArray dx) -> dx))
                                .apply(X),
                "TreeException",
                "the tangent that the customJvp rule of a function of custom.Main gave is float64[3], but");
    }

    /** What a reflecting program sees of a method is what it was. */
    private static void reflection() throws ReflectiveOperationException {
        Method pick =
                Methods.class.getDeclaredMethod("pick", Object.class, Object.class, boolean.class);
        Check.is("flags", Modifier.toString(pick.getModifiers()), "static synchronized");
        Check.is("type", pick.toGenericString().contains("<T>"), true);
        Check.is("annotations", pick.getAnnotations().length, 1);
        Check.is("call", pick.invoke(null, 1, 2, true), 1);
    }

    public static void main(String[] arguments) throws Exception {
        programmatic();
        opaque();
        methods();
        instances();
        vendors();
        errors();
        reflection();
        Check.is("args", args(1, 2).arg1(), 2);
        Check.done();
    }
}
