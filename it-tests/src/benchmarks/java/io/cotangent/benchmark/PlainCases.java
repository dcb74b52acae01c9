package io.cotangent.benchmark;

import static io.cotangent.Cotangent.hessian;
import static io.cotangent.Cotangent.valueAndGrad;
import static io.cotangent.benchmark.ElementType.F64;

import io.cotangent.benchmark.Operation.Call;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import models.Characters;
import workloads.plain.BlackScholes;
import workloads.plain.Heat;
import workloads.plain.Kepler;
import workloads.plain.LinearSystem;
import workloads.plain.Notebook;
import workloads.plain.Rosenbrock;
import workloads.plain.ScalarLoop;

/**
 * Functions of plain Java numbers: W1, W6a, W7 and W8a once more, and P, in which code of others
 * takes part. A value that is recorded is Java's own call of the function.
 */
final class PlainCases {
    private static final int SIDE = 200;

    private PlainCases() {}

    static List<Entry> entries() {
        return List.of(
                entry("W1", "value", "3", form -> form.call(Notebook::f, small())),
                entry(
                        "W1",
                        "jvp",
                        "3",
                        form -> form.call(Notebook::jvp, small(), new double[] {1, 3, 4})),
                entry("W1", "vjp", "3", form -> form.call(Notebook::vjp, small(), cotangents())),
                entry("W6a", "value", "100", form -> form.call(Rosenbrock::f, valley())),
                entry(
                        "W6a",
                        "grad",
                        "100",
                        form -> form.call(valueAndGrad(Rosenbrock::f), valley())),
                entry("W6a", "hessian", "100", form -> form.call(hessian(Rosenbrock::f), valley())),
                entry("W7", "value", "10000", form -> form.call(ScalarLoop::f, 1.3)),
                entry("W7", "grad", "10000", form -> form.call(valueAndGrad(ScalarLoop::f), 1.3)),
                entry("W7", "grad forward", "10000", form -> form.call(ScalarLoop::forward, 1.3)),
                entry(
                        "W8a",
                        "value",
                        "1",
                        form -> form.call(BlackScholes::price, 100.0, 0.25, 0.03, 1.0)),
                entry(
                        "W8a",
                        "greeks",
                        "1",
                        form -> form.call(BlackScholes::greeks, 100.0, 0.25, 0.03, 1.0)),
                entry(
                        "P",
                        "option value",
                        "5",
                        form -> form.call(BlackScholes::call, 100.0, 105.0, 0.25, 0.03, 1.0)),
                entry(
                                "P",
                                "option grad",
                                "5",
                                form ->
                                        form.call(
                                                valueAndGrad(BlackScholes::call),
                                                100,
                                                105,
                                                0.25,
                                                0.03,
                                                1))
                        .and(Variant.HIPPARCHUS, HipparchusCases::option)
                        .and(Variant.FINMATH, FinmathCases::option),
                entry("P", "heat value", "100", form -> form.call(Heat::f, valley())),
                entry("P", "heat grad", "100", form -> form.call(valueAndGrad(Heat::f), valley()))
                        .and(Variant.HIPPARCHUS, HipparchusCases::heat),
                entry("P", "kepler value", "4", form -> form.call(Kepler::f, 1.0, 0.0, 0.1, 0.9)),
                entry(
                        "P",
                        "kepler grad",
                        "4",
                        form -> form.call(valueAndGrad(Kepler::f), 1, 0, 0.1, 0.9)),
                text("value", (form, model, p) -> form.call(model::loss, p)),
                text("grad", (form, model, p) -> form.call(valueAndGrad(model::loss), p)),
                idle("option", "5", inputs -> PlainCases::option),
                idle("kepler", "4", inputs -> () -> Kepler.f(1, 0, 0.1, 0.9)),
                idle("lu", "200", PlainCases::determinant));
    }

    /** ADBench's recurrent model, in loops. */
    private static Entry text(String name, Question question) {
        return entry(
                "P",
                "lstm " + name,
                "1024",
                form -> {
                    AdBenchFile file = AdBenchFile.made(AdBenchFile.TEXTS.getFirst());
                    int layers = file.integer();
                    int characters = file.integer();
                    int bits = file.integer();
                    double[] p = file.numbers((8 * layers + 3) * bits);
                    double[][] state = file.rows(2 * layers, bits);
                    return question.call(
                            form, new Characters(layers, file.rows(characters, bits), state), p);
                });
    }

    private interface Question {
        Call call(Form form, Characters model, double[] p);
    }

    private static Entry entry(String workload, String name, String size, Entry.Users users) {
        return Entry.of(workload, name + Case.PLAIN, F64, size, users);
    }

    /** What marked code costs that nobody differentiates, beside the same code without an agent. */
    private static Entry idle(String name, String size, Operation operation) {
        return new Entry(
                "P",
                name + " idle",
                List.of(size),
                List.of(F64),
                Map.of(Variant.EAGER, operation, Variant.JAVA, operation));
    }

    private static double[] small() {
        return new double[] {1, 2, -1};
    }

    private static Notebook.Pair cotangents() {
        return new Notebook.Pair(new double[] {1, 0.1, 3}, new double[] {0.4, -0.3});
    }

    private static double[] valley() {
        return Formulas.vector(100, 0.37, 0, 1);
    }

    /** A strip of options, so that a call lasts long enough to be timed to the per cent. */
    private static double option() {
        double sum = 0;
        for (int strike = 50; strike < 150; strike++) {
            sum += BlackScholes.call(100, strike, 0.25, 0.03, 1);
        }
        return sum;
    }

    private static Call determinant(Inputs inputs) {
        double[] elements = Formulas.matrix(SIDE, SIDE, 0.37, 0.73, 0.011, 1);
        double[][] rows = new double[SIDE][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(elements, i * SIDE, (i + 1) * SIDE));
        return () -> LinearSystem.determinant(rows);
    }
}
