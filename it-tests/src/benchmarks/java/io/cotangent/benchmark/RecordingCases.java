package io.cotangent.benchmark;

import static io.cotangent.benchmark.ElementType.F64;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import java.util.List;
import java.util.Map;
import workloads.ScalarLoop;

/** R, the cost of an operation that is recorded. */
final class RecordingCases {
    private RecordingCases() {}

    static List<Entry> entries() {
        return List.of(
                entry("record", List.of("1000", "100000"), RecordingCases::record),
                entry("loop", List.of("10000", "100000", "1000000"), RecordingCases::loop));
    }

    private static Entry entry(String name, List<String> sizes, Operation operation) {
        return new Entry("R", name, sizes, List.of(F64), Map.of(Variant.RECORDED, operation));
    }

    /** Runs a function and records it. */
    private static Operation.Call record(Inputs inputs) {
        NDArray x = NDArray.of(1.0);
        Fn1<NDArray, NDArray> f = y -> ScalarLoop.chain(y, inputs.n());
        return () -> Cotangent.trace(f, x);
    }

    /** Records it, transposes its derivative, and runs that. */
    private static Operation.Call loop(Inputs inputs) {
        NDArray x = NDArray.of(1.0);
        Fn1<NDArray, NDArray> f = y -> ScalarLoop.chain(y, inputs.n());
        var g = Cotangent.valueAndGrad(f);
        return () -> g.apply(x);
    }
}
