package gradients;

import check.Check;
import io.cotangent.Aux;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.check.GradientCheck;
import io.cotangent.check.GradientCheck.Mode;
import io.cotangent.check.GradientReport;
import io.cotangent.function.Fn1;
import java.util.List;
import java.util.Map;

/** Checks of derivatives: of right ones, and of wrong ones, which must be found. */
@Differentiable
public final class Main {
    record Layer(NDArray weights, NDArray bias) {}

    record Network(List<Layer> layers, NDArray counts, String name) {}

    private static final NDArray X = NDArray.of(0.3, -0.7, 1.1);

    private Main() {}

    public static void main(String[] args) {
        right();
        arities();
        wrong();
        oneMode();
        hardPlaces();
        options();
        Check.done();
    }

    static NDArray network(Network network, NDArray x) {
        NDArray y = x;
        for (Layer layer : network.layers()) {
            y = layer.weights().matmul(y).add(layer.bias()).tanh();
        }
        return y;
    }

    private static Network network(DType dtype) {
        Rng[] keys = Rng.seed(7).split(4);
        return new Network(
                List.of(
                        new Layer(keys[0].normal(dtype, 4, 3), keys[1].normal(dtype, 4)),
                        new Layer(keys[2].normal(dtype, 2, 4), keys[3].normal(dtype, 2))),
                NDArray.of(new int[] {1, 2}),
                "n");
    }

    private static void passes(String what, GradientReport report, int least) {
        int compared =
                report.comparisons().stream().mapToInt(GradientReport.Comparison::compared).sum();
        Check.is(what + ": " + report, report.passed() && compared >= least, true);
    }

    private static void right() {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            NDArray x = X.astype(dtype);
            // 29 numbers, 2 results: 58 entries each way, and as many again in either second order.
            passes(
                    dtype.toString(),
                    Cotangent.checkGradients(Main::network, network(dtype), x),
                    1500);
        }
        passes(
                "trees and aux",
                Cotangent.checkGradients(
                        (Map<String, NDArray> m) ->
                                new Aux<>(
                                        Map.of("sum", m.get("a").mul(m.get("b")), "n", m.get("n")),
                                        "seen"),
                        Map.of("a", X, "b", X.exp(), "n", NDArray.of(true))),
                18);
        NDArray large = Rng.seed(2).normal(40, 30);
        passes(
                "many numbers",
                Cotangent.checkGradients((NDArray y) -> y.sin().cumsum(0).mul(y), large),
                4 * 1200);
        passes("none", Cotangent.checkGradients((NDArray y) -> y.exp(), NDArray.zeros(0, 2)), 0);
        passes("a constant", Cotangent.checkGradients((NDArray y) -> NDArray.of(1.5, 2), X), 6);
        Cotangent.assertGradients(Main::network, network(DType.FLOAT64), X);
    }

    private static void arities() {
        NDArray a = NDArray.of(0.5);
        passes("one", Cotangent.checkGradients((NDArray p) -> p.exp(), a), 4);
        passes("two", Cotangent.checkGradients((NDArray p, NDArray q) -> p.mul(q), a, X), 24);
        passes(
                "three",
                Cotangent.checkGradients(
                        (NDArray p, NDArray q, Double r) -> p.mul(q).mul(r), a, X, 3.0),
                24);
        passes(
                "four",
                Cotangent.checkGradients(
                        (NDArray p, NDArray q, NDArray r, String s) -> p.mul(q).mul(r),
                        a,
                        X,
                        X,
                        "s"),
                40);
        passes(
                "five",
                Cotangent.checkGradients(
                        (NDArray p, NDArray q, NDArray r, NDArray s, NDArray t) ->
                                p.mul(q).mul(r).mul(s).mul(t).sum(),
                        a,
                        X,
                        X,
                        a,
                        a),
                40);
        passes(
                "six",
                Cotangent.checkGradients(
                        (NDArray p, NDArray q, NDArray r, NDArray s, NDArray t, NDArray u) ->
                                p.mul(q).mul(r).mul(s).mul(t).mul(u).sum(),
                        a,
                        X,
                        X,
                        a,
                        a,
                        a),
                40);
    }

    /** A derivative with one number wrong, that of the weight 1,2 of the second layer. */
    static NDArray wrongWeight(Network network, NDArray x) {
        Layer first = network.layers().get(0);
        Layer last = network.layers().get(1);
        NDArray mask = NDArray.zeros(2, 4).with("1,2", 1);
        NDArray stopped = Cotangent.stopGradient(last.weights()).mul(mask);
        NDArray weights = last.weights().mul(mask.rsub(1)).add(stopped);
        return network(
                new Network(List.of(first, new Layer(weights, last.bias())), network.counts(), ""),
                x);
    }

    private static void wrong() {
        GradientReport report =
                Cotangent.checkGradients(Main::wrongWeight, network(DType.FLOAT64), X);
        Check.is("found", report.passed(), false);
        String text = report.toString();
        for (String part :
                List.of(
                        "derivatives of a function of gradients.Main: ",
                        "WRONG  forward, order 1: 58 compared, 1 wrong, worst:",
                        "WRONG  reverse, order 1: 58 compared, 1 wrong, worst:",
                        "the result[1] by argument 0.layers[1].weights[1,2]",
                        "found 0.0, error",
                        "ok     forward against reverse, order 1")) {
            Check.is(part + " in " + text, text.contains(part), true);
        }
        Check.is("worst", report.worst().where().contains("layers[1].weights[1,2]"), true);
        try {
            Cotangent.assertGradients(Main::wrongWeight, network(DType.FLOAT64), X);
            Check.is("assertion", "went through", "thrown");
        } catch (AssertionError e) {
            Check.is("assertion", e.getMessage().contains("weights[1,2]"), true);
        }
        GradientReport doubled =
                Cotangent.checkGradients(
                        (NDArray y) -> y.square().mul(2).sub(Cotangent.stopGradient(y.square())),
                        X);
        Check.is("twice what it should be", doubled.passed(), false);
        // Right values, right first derivatives, and a second derivative that misses a part.
        GradientReport second = Cotangent.checkGradients(Main::halfStopped, X);
        Check.is("second order", kinds(second), List.of("order 2"));
        NDArray large = Rng.seed(2).normal(500);
        GradientReport many =
                Cotangent.checkGradients(
                        (NDArray y) -> y.exp().add(Cotangent.stopGradient(y.get(17))), large);
        Check.is("one of many", many.passed(), false);
        GradientReport narrow =
                Cotangent.checkGradients(
                        (NDArray y) -> y.exp().add(Cotangent.stopGradient(y).mul(0.05)),
                        X.astype(DType.FLOAT32));
        Check.is("float32", narrow.passed(), false);
    }

    /** The square, with the derivative 2 y, of which only one half has a derivative again. */
    static NDArray halfStopped(NDArray y) {
        NDArray still = Cotangent.stopGradient(y);
        return still.mul(y).mul(2).sub(still.square());
    }

    private static List<String> kinds(GradientReport report) {
        return report.comparisons().stream()
                .filter(comparison -> !comparison.passed())
                .map(comparison -> comparison.name().split(", ")[1])
                .distinct()
                .toList();
    }

    private static void oneMode() {
        GradientCheck forward = GradientCheck.options().withModes(Mode.FORWARD).withOrders(1);
        GradientReport report = Cotangent.checkGradients(forward, (NDArray y) -> y.exp(), X);
        Check.is("one mode, one order", report.comparisons().size(), 1);
        Check.is("its name", report.comparisons().get(0).name(), "forward, order 1");
        Check.is(
                "all", Cotangent.checkGradients((NDArray y) -> y.exp(), X).comparisons().size(), 9);
    }

    private static void hardPlaces() {
        Fn1<NDArray, NDArray> log = y -> y.log();
        passes("near a pole", Cotangent.checkGradients(log, NDArray.of(1e-6, 1e-3, 1, 1e6)), 16);
        passes(
                "of high order",
                Cotangent.checkGradients((NDArray y) -> y.pow(5), NDArray.of(0.0)),
                4);
        passes("small beside large", Cotangent.checkGradients((NDArray y) -> y.add(1e5), X), 9);
        passes("steep", Cotangent.checkGradients((NDArray y) -> y.mul(50).sin(), X), 9);
        GradientReport kink = Cotangent.checkGradients((NDArray y) -> y.abs(), NDArray.of(0.0));
        Check.is("a kink is reported", kink.passed(), false);
        GradientReport pole = Cotangent.checkGradients((NDArray y) -> y.sqrt(), NDArray.of(0.0));
        Check.is("a pole is reported", pole.passed(), false);
    }

    private static void options() {
        Check.fails(
                "order 3",
                () -> GradientCheck.options().withOrders(3),
                "DomainException",
                "orders 1 or 2");
        Check.fails(
                "nothing to differentiate in",
                () -> Cotangent.checkGradients((Integer n) -> X, 3),
                "DTypeException",
                "no argument",
                "at Main.java:");
        Fn1<NDArray, NDArray> almost = y -> y.exp().add(Cotangent.stopGradient(y).mul(1e-4));
        Check.is("by 1e-4", Cotangent.checkGradients(almost, X).passed(), false);
        GradientCheck loose =
                GradientCheck.options().withTolerance(1e-3).withStep(1e-3).withSeed(3);
        Check.is("allowed", Cotangent.checkGradients(loose, almost, X).passed(), true);
        GradientCheck random = GradientCheck.options().withEntries(0).withDirections(2);
        Check.is("by directions", Cotangent.checkGradients(random, almost, X).passed(), false);
    }
}
