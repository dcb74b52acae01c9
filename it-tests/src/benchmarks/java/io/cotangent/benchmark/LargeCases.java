package io.cotangent.benchmark;

import static io.cotangent.Cotangent.argnums;
import static io.cotangent.Cotangent.valueAndGrad;
import static io.cotangent.benchmark.ElementType.F64;
import static io.cotangent.benchmark.Formulas.around;
import static io.cotangent.benchmark.Formulas.matrix;
import static io.cotangent.benchmark.Formulas.vector;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn3;
import io.cotangent.function.Fn5;
import java.util.List;
import workloads.BlackScholes;
import workloads.Elementwise;
import workloads.LogisticRegression;
import workloads.Rosenbrock;
import workloads.TwoLayers;

/** W2, W3, W5, W6 and W8b, where the arrays are large. */
final class LargeCases {
    private static final List<String> LENGTHS = List.of("1000", "100000", "1000000");
    private static final int ROWS = 10_000;

    private LargeCases() {}

    static List<Entry> entries() {
        return List.of(
                elementwise("value", Elementwise::f),
                elementwise("grad", valueAndGrad(Elementwise::f)),
                regression("value", LogisticRegression::loss)
                        .and(Variant.DJL, DjlCases::regressionValue),
                regression("grad", valueAndGrad(LogisticRegression::loss))
                        .and(Variant.DJL, DjlCases::regressionGradient),
                Entry.of("W3", "hvp", F64, "10000", LargeCases::regressionHvp),
                layers("value", TwoLayers::f).and(Variant.DJL, DjlCases::layersValue),
                layers("grad", valueAndGrad(TwoLayers::f, argnums(0, 1, 2)))
                        .and(Variant.DJL, DjlCases::layersGradient),
                valley("W6a", "value", 100, Rosenbrock::f),
                valley("W6a", "grad", 100, valueAndGrad(Rosenbrock::f))
                        .and(Variant.HIPPARCHUS, HipparchusCases::valleyGradient),
                valley("W6a", "hessian", 100, Cotangent.hessian(Rosenbrock::f))
                        .and(Variant.HIPPARCHUS, HipparchusCases::valleyHessian),
                valley("W6a", "hessian sparse", 100, Rosenbrock.sparsely()),
                valley("W6b", "value", 100_000, Rosenbrock::f),
                valley("W6b", "grad", 100_000, valueAndGrad(Rosenbrock::f)),
                Entry.of("W6b", "hvp", F64, "100000", LargeCases::valleyHvp),
                options("value", BlackScholes::total)
                        .and(Variant.FINMATH, FinmathCases::optionsValue),
                options("grad", valueAndGrad(BlackScholes::total, argnums(0, 1, 2)))
                        .and(Variant.FINMATH, FinmathCases::optionsGradient));
    }

    private static Entry elementwise(String name, Fn1<NDArray, ?> f) {
        return Entry.of(
                "W2",
                name,
                List.of(ElementType.values()),
                LENGTHS,
                (form, inputs) -> form.call(f, inputs.array(vector(inputs.n(), 0.37, 0, 3))));
    }

    private static Entry regression(String name, Fn3<NDArray, NDArray, NDArray, ?> f) {
        return Entry.of("W3", name, F64, "10000", form -> form.call(f, weights(), rows(), signs()));
    }

    private static Operation.Call regressionHvp(Form form) {
        NDArray v = NDArray.of(vector(100, 0.3, 1, 1));
        return form.call(LogisticRegression::hvp, weights(), v, rows(), signs());
    }

    private static NDArray weights() {
        return NDArray.of(vector(100, 0.5, 0.2, 0.1));
    }

    private static NDArray rows() {
        return NDArray.of(matrix(ROWS, 100, 0.37, 0.73, 0.011, 1), ROWS, 100);
    }

    /** The labels, -1 or 1. */
    private static NDArray signs() {
        return NDArray.where(NDArray.of(vector(ROWS, 1.7, 0.3, 1)).gte(0), 1, -1);
    }

    private static Entry layers(String name, Fn3<NDArray, NDArray, NDArray, ?> f) {
        return Entry.of(
                "W5",
                name,
                F64,
                "1000",
                form ->
                        form.call(
                                f,
                                NDArray.of(vector(1000, 0.37, 0, 1)),
                                NDArray.of(matrix(2000, 1000, 0.37, 0.73, 0.011, 0.03), 2000, 1000),
                                NDArray.of(matrix(500, 2000, 0.17, 0.29, 0.013, 0.02), 500, 2000)));
    }

    private static Entry valley(String workload, String name, int n, Fn1<NDArray, ?> f) {
        return Entry.of(
                workload,
                name,
                F64,
                Integer.toString(n),
                form -> form.call(f, NDArray.of(vector(n, 0.37, 0, 1))));
    }

    private static Operation.Call valleyHvp(Form form) {
        int n = 100_000;
        NDArray x = NDArray.of(vector(n, 0.37, 0, 1));
        return form.call(Rosenbrock::hvp, x, NDArray.of(vector(n, 0.21, 1, 1)));
    }

    private static Entry options(
            String name, Fn5<NDArray, NDArray, NDArray, NDArray, NDArray, ?> f) {
        int n = 100_000;
        return Entry.of(
                "W8b",
                name,
                F64,
                "100000",
                form ->
                        form.call(
                                f,
                                NDArray.of(around(100, n, 0.37, 20)),
                                NDArray.of(around(0.25, n, 0.19, 0.1)),
                                NDArray.of(0.03),
                                NDArray.of(around(100, n, 0.73, 15)),
                                NDArray.of(around(1, n, 0.11, 0.5))));
    }
}
