package compiled;

import check.Check;
import io.cotangent.Compiled;
import io.cotangent.Compiled.Cause;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiled functions of trees: what counts as the same arguments. */
@Differentiable
final class Trees {
    private Trees() {}

    record Layer(NDArray weights, NDArray bias) {}

    record Model(List<Layer> layers, String activation, int[] sizes, Optional<NDArray> scale) {}

    record Out(NDArray value, String note, double[] numbers) {}

    static Out model(Model model, NDArray x, double rate) {
        NDArray y = x;
        for (Layer layer : model.layers()) {
            y = layer.weights().matmul(y).add(layer.bias());
            y = model.activation().equals("tanh") ? y.tanh() : y;
        }
        if (model.scale().isPresent()) {
            y = y.mul(model.scale().get());
        }
        return new Out(y.mul(rate), model.activation() + "!", new double[] {rate});
    }

    static void check() {
        Layer layer = new Layer(NDArray.of(new double[][] {{1, 2}, {3, 4}}), NDArray.of(1, -1));
        int[] sizes = {2, 2};
        Model model = new Model(List.of(layer, layer), "tanh", sizes, Optional.empty());
        NDArray x = NDArray.of(.1, .2);
        Fn3<Model, NDArray, Double, Out> fast =
                Cotangent.compile((m, y, rate) -> model(m, y, rate));
        Out expected = model(model, x, 2);
        Out first = fast.apply(model, x, 2.0);
        Check.is("value", first.value(), expected.value());
        first.numbers()[0] = 7;
        Out second = fast.apply(model, x, 2.0);
        Check.is("numbers are not shared", second.numbers()[0], 2.0);
        Check.is("note", second.note(), "tanh!");
        Main.counts("trees", fast, 1, 1);
        Check.close(
                "another number",
                fast.apply(model, x, 3.0).value(),
                1e-15,
                expected.value().mul(1.5));
        Check.is("constant", Compiled.of(fast).causes().get(Cause.CONSTANT), 1L);
        Model linear = new Model(model.layers(), "linear", sizes, Optional.empty());
        Check.is("another string", fast.apply(linear, x, 2.0).value(), model(linear, x, 2).value());
        sizes[0] = 5;
        fast.apply(model, x, 2.0);
        Main.counts("written to", fast, 4, 1);
        Model deeper = new Model(List.of(layer, layer, layer), "tanh", sizes, Optional.of(x));
        Check.is("deeper", fast.apply(deeper, x, 2.0).value(), model(deeper, x, 2).value());
        Check.is("structure", Compiled.of(fast).causes().get(Cause.STRUCTURE), 1L);
        String text = Compiled.of(fast).explain();
        Check.is(
                "explained",
                text.contains("argument 0.activation is \"linear\", was \"tanh\""),
                true);
        Check.is(
                "list",
                text.contains("argument 0.layers is a list of size 3, was a list of size 2"),
                true);
        Fn1<Model, NDArray> loss = m -> fast.apply(m, x, 2.0).value().sum();
        Model gradient = Cotangent.grad(loss).apply(deeper);
        Model exact = Cotangent.grad((Model m) -> model(m, x, 2).value().sum()).apply(deeper);
        Check.is("gradient", gradient.layers().get(1).weights(), exact.layers().get(1).weights());
        Fn2<NDArray, Rng, NDArray> drawn = Cotangent.compile((y, rng) -> y.add(rng.normal(2)));
        for (int i = 0; i < 4; i++) {
            Rng rng = Rng.seed(i % 2);
            Check.is("keys", drawn.apply(x, rng), x.add(rng.normal(2)));
        }
        Main.counts("keys", drawn, 2, 2);
        Fn1<Map<String, NDArray>, Map<String, NDArray>> maps =
                Cotangent.compile(m -> Map.of("sum", m.get("a").add(m.get("b"))));
        Check.close("map", maps.apply(Map.of("a", x, "b", x)).get("sum"), 0, x.mul(2));
        Check.close("map", maps.apply(Map.of("a", x, "b", x.mul(2))).get("sum"), 0, x.mul(3));
        Main.counts("map", maps, 1, 1);
        Check.fails(
                "no tree",
                () -> Cotangent.compile((StringBuilder b) -> x).apply(new StringBuilder()),
                "TreeException",
                "argument 0: a java.lang.StringBuilder has no known leaves");
    }
}
