package trees;

import static io.cotangent.Cotangent.argnums;
import static io.cotangent.Cotangent.args;

import check.Check;
import io.cotangent.Aux;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.Jvp;
import io.cotangent.NDArray;
import io.cotangent.ValueAndGrad;
import io.cotangent.Vjp;
import io.cotangent.function.Args2;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters and results of all kinds. */
@Differentiable
public final class Main {
    record Layer(NDArray weights, NDArray bias) {}

    record Model(
            List<Layer> layers, Map<String, NDArray> scales, Optional<NDArray> shift, int depth) {}

    record Mixed(NDArray values, NDArray counts, String name) {}

    private Main() {}

    static NDArray forward(Model model, NDArray x) {
        NDArray y = x;
        for (int i = 0; i < model.depth(); i++) {
            Layer layer = model.layers().get(i);
            y = layer.weights().matmul(y).add(layer.bias());
        }
        return y.mul(model.scales().get("out")).add(model.shift().orElseThrow());
    }

    static NDArray loss(Model model, NDArray x) {
        return forward(model, x).pow(2).sum();
    }

    public static void main(String[] args) {
        model();
        arrays();
        auxiliary();
        mistakes();
        Check.done();
    }

    private static void model() {
        Layer first = new Layer(NDArray.of(new double[][] {{1, 2}, {3, 4}}), NDArray.of(.5, -1));
        Layer second =
                new Layer(NDArray.of(new double[][] {{-1, 1}}), NDArray.of(new double[] {2}));
        Model model =
                new Model(
                        List.of(first, second),
                        Map.of("out", NDArray.of(3.0)),
                        Optional.of(NDArray.of(.25)),
                        2);
        NDArray x = NDArray.of(1, -1);
        // The hidden layer is (-0.5, -2), the output 3 (0.5 - 2 + 2) + 0.25 = 1.75, its slope 2 *
        // 1.75.
        Check.close("loss", loss(model, x), 1e-15, 1.75 * 1.75);
        Model gradient = Cotangent.grad(Main::loss).apply(model, x);
        Check.close("list", gradient.layers().get(1).weights(), 1e-15, 10.5 * -.5, 10.5 * -2);
        Check.close("record", gradient.layers().get(0).bias(), 1e-15, -10.5, 10.5);
        Check.close("map", gradient.scales().get("out"), 1e-15, 3.5 * .5);
        Check.close("optional", gradient.shift().orElseThrow(), 1e-15, 3.5);
        Check.is("structure", gradient.depth(), 2);
        Args2<Model, NDArray> both = Cotangent.grad(Main::loss, argnums(1, 0)).apply(model, x);
        Check.close("second argument", both.arg1(), 1e-15, 21, 21);
        Check.is("first argument", both.arg0(), gradient);
        Jvp<NDArray> jvp = Cotangent.jvp(Main::loss, args(model, x), args(model, null));
        Vjp<NDArray, Args2<Model, NDArray>> vjp = Cotangent.vjp(Main::loss, argnums(0), model, x);
        Model pulled = vjp.pullback(NDArray.of(1.0)).arg0();
        double product = 0;
        for (int i = 0; i < 2; i++) {
            Layer a = model.layers().get(i);
            Layer b = pulled.layers().get(i);
            product += a.weights().mul(b.weights()).sum().add(a.bias().dot(b.bias())).item();
        }
        product += 3 * pulled.scales().get("out").item() + .25 * pulled.shift().get().item();
        Check.close("along the model itself", jvp.tangent().item(), 1e-14, product);
        Check.fails(
                "not chosen",
                () -> vjp.pullback(NDArray.of(1.0)).arg1(),
                "TreeException",
                "argnums");
    }

    private static void arrays() {
        NDArray[] xs = {NDArray.of(1, 2), NDArray.of(3.0)};
        NDArray[] gradient = Cotangent.grad((NDArray[] a) -> a[0].mul(a[1]).pow(2).sum()).apply(xs);
        Check.close("array of arrays", gradient[0], 1e-15, 18, 36);
        Check.close("its second", gradient[1], 1e-15, 30);
        Mixed mixed = new Mixed(NDArray.of(1, 2, 3), NDArray.of(new int[] {2, 1, 0}), "m");
        Mixed slope = Cotangent.grad((Mixed m) -> m.values().mul(m.counts()).sum()).apply(mixed);
        Check.close("beside integers", slope.values(), 0, 2, 1, 0);
        Check.is("integers have none", slope.counts(), NDArray.zeros(DType.INT32, 3));
        Check.is("text", slope.name(), "m");
        Jvp<Mixed> sorted =
                Cotangent.jvp(
                        (NDArray x) -> new Mixed(x.mul(x), x.argmax(), "r"),
                        NDArray.of(1, 3),
                        NDArray.of(1, 1));
        Check.close("result beside integers", sorted.tangent().values(), 0, 2, 6);
        Check.is("integer result", sorted.primal().counts().item(), 1.0);
        Check.close(
                "the argument itself, and a constant",
                Cotangent.grad((NDArray x) -> x).apply(NDArray.of(2.0)),
                0,
                1);
        Check.close(
                "a result that does not depend",
                Cotangent.grad((NDArray x) -> NDArray.of(5.0)).apply(NDArray.of(1, 2)),
                0,
                0,
                0);
    }

    private static void auxiliary() {
        ValueAndGrad<Aux<NDArray, Map<String, Object>>, NDArray> result =
                Cotangent.valueAndGrad(
                                (NDArray x) -> {
                                    NDArray y = x.exp();
                                    Map<String, Object> log =
                                            Map.of("y", y, "n", x.size(), "sum", y.sum().item());
                                    return new Aux<>(y.sum(), log);
                                })
                        .apply(NDArray.of(0, 1));
        Check.close("aux value", result.value().value(), 1e-15, 1 + Math.E);
        Check.close("aux array", (NDArray) result.value().aux().get("y"), 1e-15, 1, Math.E);
        Check.is("aux integer", result.value().aux().get("n"), 2);
        Check.close("aux number", (Double) result.value().aux().get("sum"), 1e-15, 1 + Math.E);
        Check.close("aux gradient", result.grad(), 1e-15, 1, Math.E);
    }

    private static void mistakes() {
        NDArray x = NDArray.of(1, 2, 3);
        Check.fails(
                "gradient of a vector",
                () -> Cotangent.grad((NDArray y) -> y.mul(2)).apply(x),
                "NotScalarException",
                "float64[3]",
                "vjp",
                "at Main.java:");
        Check.fails(
                "a number in a record of results",
                () -> Cotangent.vjp((NDArray y) -> List.of(y, y.sum().item()), x),
                "LostDerivativeException",
                "the result[1] is a Double");
        Layer layer = new Layer(x, x);
        Check.fails(
                "tangent of another shape",
                () -> Cotangent.jvp((Layer l) -> l.bias(), layer, new Layer(x, NDArray.of(1, 2))),
                "TreeException",
                "tangent 0.bias is float64[2], but argument 0.bias is float64[3]");
        Check.fails(
                "cotangent of another structure",
                () -> Cotangent.vjp((NDArray y) -> List.of(y, y), x).pullback(List.of(x)),
                "TreeException",
                "the cotangent");
        Check.fails(
                "an argument of no known kind",
                () -> Cotangent.grad((StringBuilder y) -> x.sum()).apply(new StringBuilder()),
                "TreeException",
                "argument 0",
                "record");
        Check.fails(
                "argnums out of range",
                () -> Cotangent.grad((NDArray a, NDArray b) -> a.dot(b), argnums(2)).apply(x, x),
                "TreeException",
                "argnums(2)");
        Check.fails(
                "an integer value",
                () -> Cotangent.grad((NDArray y) -> y.argmax()).apply(x),
                "LostDerivativeException",
                "int64[]");
    }
}
