package io.cotangent.benchmark;

import static io.cotangent.Cotangent.hessian;
import static io.cotangent.Cotangent.jacobian;
import static io.cotangent.Cotangent.valueAndGrad;
import static io.cotangent.benchmark.ElementType.F64;

import io.cotangent.benchmark.Operation.Call;
import io.cotangent.function.Fn1;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import models.Characters;
import models.Hand;
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
    private static final int POINTS = 100;

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
                entry("P", "hand value", "100", form -> form.call(hand(), pose())),
                entry("P", "hand jacobian", "100", form -> form.call(jacobian(hand()), pose())),
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

    /**
     * ADBench's model of a hand, with its number of points and about as many bones at each vertex,
     * from formulas.
     */
    private static Fn1<double[], double[]> hand() {
        int[] parents = new int[22];
        Arrays.setAll(parents, bone -> bone % 4 == 1 ? 0 : bone - 1);
        int[] vertices = new int[POINTS];
        double[][] weights = new double[POINTS][parents.length];
        for (int i = 0; i < POINTS; i++) {
            vertices[i] = i;
            int bone = 1 + i % 21;
            weights[i][bone] = i % 5 < 2 ? 1 : 0.75;
            weights[i][parents[bone]] = 1 - weights[i][bone];
        }
        double[][] bones = rows(parents.length, 16, 0.37);
        double[][] places = rows(parents.length, 16, 0.41);
        double[][] base = rows(POINTS, 3, 0.7);
        double[][] points = rows(POINTS, 3, 0.6);
        Hand hand = new Hand(parents, bones, places, base, weights, new int[0][], vertices, points);
        double[][] none = {};
        return pose -> hand.errors(none, pose);
    }

    private static double[] pose() {
        return Formulas.vector(26, 0.37, 0, 1);
    }

    private static double[][] rows(int rows, int columns, double step) {
        double[] elements = Formulas.matrix(rows, columns, step, 0.73, 0.011, 1);
        double[][] all = new double[rows][];
        Arrays.setAll(all, i -> Arrays.copyOfRange(elements, i * columns, (i + 1) * columns));
        return all;
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
        double[][] rows = rows(SIDE, SIDE, 0.37);
        return () -> LinearSystem.determinant(rows);
    }
}
