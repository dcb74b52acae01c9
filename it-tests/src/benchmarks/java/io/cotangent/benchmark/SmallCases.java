package io.cotangent.benchmark;

import static io.cotangent.Cotangent.valueAndGrad;
import static io.cotangent.benchmark.ElementType.F64;

import io.cotangent.NDArray;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn4;
import java.util.List;
import workloads.BlackScholes;
import workloads.Notebook;
import workloads.ScalarLoop;

/** W1, W7 and W8a, where there is little to compute in each operation. */
final class SmallCases {
    private SmallCases() {}

    static List<Entry> entries() {
        return List.of(
                notebook("value", form -> form.call(Notebook::f, x())),
                notebook("jvp", form -> form.call(Notebook::jvp, x(), NDArray.of(1, 3, 4)))
                        .and(Variant.HIPPARCHUS, HipparchusCases::notebookJvp),
                notebook("vjp", form -> form.call(Notebook::vjp, x(), cotangents()))
                        .and(Variant.HIPPARCHUS, HipparchusCases::notebookVjp),
                loop("value", ScalarLoop::f),
                loop("grad", valueAndGrad(ScalarLoop::f)),
                loop("grad forward", ScalarLoop::forward)
                        .and(Variant.HIPPARCHUS, HipparchusCases::loop),
                option("value", BlackScholes::price),
                option("greeks", BlackScholes::greeks)
                        .and(Variant.HIPPARCHUS, HipparchusCases::greeks));
    }

    private static Entry notebook(String name, Entry.Users users) {
        return Entry.of("W1", name, F64, "3", users);
    }

    private static NDArray x() {
        return NDArray.of(1, 2, -1);
    }

    private static Notebook.Pair cotangents() {
        return new Notebook.Pair(NDArray.of(1, 0.1, 3), NDArray.of(0.4, -0.3));
    }

    private static Entry loop(String name, Fn2<NDArray, NDArray, ?> f) {
        return Entry.of(
                "W7", name, F64, "10000", form -> form.call(f, NDArray.of(1.3), NDArray.of(0.5)));
    }

    private static Entry option(String name, Fn4<NDArray, NDArray, NDArray, NDArray, ?> f) {
        return Entry.of(
                "W8a",
                name,
                F64,
                "1",
                form ->
                        form.call(
                                f,
                                NDArray.of(100.0),
                                NDArray.of(0.25),
                                NDArray.of(0.03),
                                NDArray.of(1.0)));
    }
}
