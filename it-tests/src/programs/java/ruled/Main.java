package ruled;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Args2;
import io.cotangent.function.DoubleFn1;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import java.util.function.DoubleUnaryOperator;
import ruled.foreign.Outside;

/** Derivative rules of methods and functions on plain numbers. */
public final class Main {
    private static final double NEAR = 1e-13;

    private Main() {}

    public static void main(String[] args) {
        kinds();
        orders();
        forms();
        batches();
        functions();
        foreign();
        mistakes();
        Check.done();
    }

    /** A derivative is that of the rule however it is taken. */
    private static void slope(String what, DoubleFn1 f, double x, double expected) {
        Check.close(what, Cotangent.grad(f).apply(x), NEAR, expected);
        Check.close(
                what + ", compiled", Cotangent.compile(Cotangent.grad(f)).apply(x), NEAR, expected);
        Check.close(
                what + ", forward",
                Cotangent.jvp((Double each) -> f.applyAsDouble(each), x, 1.).tangent(),
                NEAR,
                expected);
        Fn1<NDArray, NDArray> onArrays = Cotangent.onArrays((Double each) -> f.applyAsDouble(each));
        Check.close(
                what + ", in a batch",
                Cotangent.vmap(Cotangent.grad(onArrays)).apply(NDArray.of(x, x)),
                NEAR,
                expected,
                expected);
    }

    private static void kinds() {
        Methods object = new Methods(3);
        slope("from bits", x -> Methods.inverseRoot(x), 4, -1. / 16);
        slope("from a search", x -> Methods.cubeRoot(x), 27, 1. / 27);
        slope("in a formula", x -> x * Methods.cubeRoot(8 * x) - x, 8, 8. / 3 * 2 - 1);
        slope("beside what has none", x -> Methods.power(x, 3, "?"), 2, 12);
        slope("one of two", x -> Methods.product(x, 3), 2, 30);
        slope("the other", x -> Methods.product(3, x), 2, 300);
        slope("both", x -> Methods.product(x, x), 2, 220);
        slope("seven", x -> Methods.sum(x, 0, x, 0, 0, 0, x), 2, 1 + 3 + 2);
        slope("forward rule of two", x -> Methods.weighted(x, x, true), 3, 2 + 3);
        slope("a flag", x -> Methods.weighted(x, x, false), 3, 2);
        slope("of an array", x -> Methods.length(new double[] {3 * x, 4}), 1, 9. / 5);
        slope("to an array", x -> Methods.running(new double[] {x, x * x, 1})[2], 3, 1 + 2 * 3);
        slope("of a matrix", x -> Methods.trace(new double[][] {{x, 1}, {2, 5 * x}}), 1, 42);
        slope("of a float", x -> Methods.single((float) x), 1.5, 2);
        slope("of a box", x -> Methods.boxed(x), 1.7, 1);
        slope("of an object, elsewhere", x -> object.scaled(x), 1, 60);
        slope("of an object", x -> object.own(x), 1, 30);
        slope("two branches", x -> Methods.hinge(x), 1.5, 3);
        slope("the other branch", x -> Methods.hinge(x), 3.5, 17.5);
        slope("passed on as a function", x -> apply(Methods::cubeRoot, x), 27, 1. / 27);
        slope("nothing active", x -> x * Methods.cubeRoot(27), 1, 3);
        Methods.calls = 0;
        Check.close("the value", Cotangent.valueAndGrad(Main::twice).apply(4).value(), NEAR, 1.);
    }

    private static double apply(DoubleUnaryOperator function, double x) {
        return function.applyAsDouble(x);
    }

    private static double twice(double x) {
        return Methods.inverseRoot(x) + Methods.inverseRoot(x);
    }

    private static void orders() {
        DoubleFn1 second = Cotangent.grad(Cotangent.grad(Methods::inverseRoot));
        Check.close("the second", second.applyAsDouble(4), NEAR, .75 / 32);
        DoubleFn1 third = Cotangent.grad(Cotangent.grad(Cotangent.grad(Methods::cubeRoot)));
        Check.close("the third", third.applyAsDouble(8), NEAR, 10. / 27 * Math.pow(8, -8. / 3));
        DoubleFn1 sine = Methods::sine;
        double[] values = {Math.cos(.3), -Math.sin(.3), -Math.cos(.3), Math.sin(.3)};
        for (int order = 0; order < values.length; order++) {
            sine = Cotangent.grad(sine);
            Check.close("of the sine, " + order, sine.applyAsDouble(.3), NEAR, values[order]);
        }
        Check.close("of the rule", Cotangent.grad(Cotangent.grad(Methods::hinge)).apply(3.5), 0, 5);
        double[][] hessian = Cotangent.hessian(Main::ofTwo).apply(2, 3);
        Check.close("the Hessian", hessian[0][1], NEAR, 3 / Math.sqrt(13 * 13 * 13) * -2);
        Check.close("its diagonal", hessian[0][0], NEAR, 9 / Math.sqrt(13 * 13 * 13));
    }

    private static double ofTwo(double x, double y) {
        return Methods.length(new double[] {x, y});
    }

    private static void forms() {
        var fast = Cotangent.compile(Cotangent.grad(Methods::hinge));
        for (double x = 0; x < 4; x += .25) {
            Check.close("branches, kept", fast.apply(x), NEAR, x < 2 ? 3 : 5 * x);
        }
        var value = Cotangent.compile((Double x) -> Methods.inverseRoot(x));
        value.apply(2.);
        Methods.calls = 0;
        Check.close("the code runs again", value.apply(16.), NEAR, .25);
        Check.is("once", Methods.calls, 1);
        var jacobian = Cotangent.jacobian((double[] x) -> Methods.running(x));
        double[][] rows = jacobian.apply(new double[] {1, 2, 3});
        Check.close(
                "a Jacobian",
                NDArray.of(rows),
                0,
                NDArray.of(new double[][] {{1, 0, 0}, {1, 1, 0}, {1, 1, 1}}));
        DoubleFn1 sum =
                x -> {
                    double total = 0;
                    for (int i = 1; i <= 20; i++) {
                        total += Methods.cubeRoot(i * x) * Methods.inverseRoot(i + x);
                    }
                    return total;
                };
        DoubleFn1 same =
                x -> {
                    double total = 0;
                    for (int i = 1; i <= 20; i++) {
                        total += Math.cbrt(i * x) / Math.sqrt(i + x);
                    }
                    return total;
                };
        slope("in a loop", sum, 1.3, Cotangent.grad(same).apply(1.3));
        Check.close(
                "in a loop, second",
                Cotangent.grad(Cotangent.grad(sum)).apply(1.3),
                1e-12,
                Cotangent.grad(Cotangent.grad(same)).apply(1.3));
    }

    private static void batches() {
        NDArray x = NDArray.of(1, 1.5, 2.5, 4);
        Fn1<NDArray, NDArray> hinge = Cotangent.onArrays((Double each) -> Methods.hinge(each));
        Check.close("values", Cotangent.vmap(hinge).apply(x), NEAR, 1, 1, 2, 4);
        Fn1<NDArray, NDArray> slopes = Cotangent.vmap(Cotangent.grad(hinge));
        Check.close("branches in a batch", slopes.apply(x), NEAR, 3, 3, 12.5, 20);
        Fn1<NDArray, NDArray> kept = Cotangent.compile(slopes);
        kept.apply(x);
        Check.close("kept", kept.apply(x.add(1)), NEAR, 10, 12.5, 17.5, 25);
    }

    private static void functions() {
        Fn1<Double, Double> square =
                Cotangent.customJvp((Double x) -> x * x, (Double x, Double dx) -> 100 * dx * x);
        slope("a function", x -> square.apply(x), 3, 300);
        Check.close(
                "its second",
                Cotangent.grad(Cotangent.grad((double x) -> square.apply(x))).apply(3),
                0,
                100);
        Fn2<Double, Double, Double> mean =
                Cotangent.customVjp(
                        (Double x, Double y) -> (x + y) / 2,
                        (Args2<Double, Double> x, Double y, Double ct) ->
                                new Args2<>(ct * x.arg1(), null));
        slope("of two, one without", x -> mean.apply(x, 5 * x), 3, 15);
        Fn1<double[], double[]> reversed =
                Cotangent.customVjp(
                        (double[] x) -> new double[] {x[1], x[0]},
                        (double[] x, double[] y, double[] ct) ->
                                new double[] {2 * ct[1], 3 * ct[0]});
        slope("of an array", x -> reversed.apply(new double[] {x, x * x})[0], 2, 12);
        Fn1<NDArray, NDArray> onArrays = Cotangent.customJvp(x -> x.mul(x), (x, dx) -> dx.mul(100));
        slope("a rule for arrays", x -> 2 * onArrays.apply(NDArray.of(x)).item(), 3, 200);
        Check.close("nobody needs it", square.apply(3.), 0, 9);
    }

    private static void foreign() {
        slope(
                "in a class that is not marked",
                x -> Outside.table(x),
                3.5,
                Math.log(2) * Math.pow(2, 3.5));
        slope("on its objects", x -> new Outside().halve(x), 3, .5);
        Check.close("without derivative", Outside.table(2), 0, 4);
    }

    private static void refused(String what, DoubleFn1 fn, String... parts) {
        Check.fails(what, () -> Cotangent.grad(fn).apply(3), "RuleException", parts);
    }

    private static void mistakes() {
        refused(
                "a look at the cotangent",
                x -> Methods.choosy(x),
                "Methods.choosyRule",
                "Math.min");
        Check.close("clipped", Cotangent.grad((double x) -> 5 * Methods.clipped(x)).apply(3), 0, 1);
        Check.fails(
                "clipped, forward",
                () -> Cotangent.jvp((Double x) -> Methods.clipped(x), 3., 1.),
                "RuleException",
                "clippedRule is not linear");
        refused("not linear", x -> Methods.affine(x), "affineRule is not linear");
        refused("no rule", x -> Methods.unruled(x), "double nowhere(double, double)");
        Check.fails(
                "an active object",
                () -> Cotangent.grad((double x) -> new Methods(x).own(3)).apply(3),
                "UnmarkedCodeException",
                "own");
        Check.fails(
                "an active object beside an active number",
                () -> Cotangent.grad((double x) -> new Methods(x).own(x)).apply(3),
                "UnmarkedCodeException",
                "own");
        refused("too few cotangents", x -> Methods.tooShort(x, x), "1 cotangents for 2");
        refused(
                "beside an array",
                x -> Methods.mixed(NDArray.of(1.), x).item(),
                "Methods.mixed",
                "NDArray.of(x)");
        Check.fails(
                "a rule that is not marked",
                () -> Cotangent.grad((double x) -> Methods.ruledOutside(x)).apply(3),
                "UnmarkedCodeException",
                "include=ruled.foreign.Outside");
    }
}
