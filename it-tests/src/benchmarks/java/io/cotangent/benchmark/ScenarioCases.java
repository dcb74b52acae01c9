package io.cotangent.benchmark;

import static io.cotangent.Cotangent.compile;
import static io.cotangent.Cotangent.onArrays;
import static io.cotangent.Cotangent.valueAndGrad;
import static io.cotangent.benchmark.ElementType.F64;

import io.cotangent.NDArray;
import io.cotangent.ValueAndGrad;
import io.cotangent.function.Fn2;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import models.Heston;
import models.Libor;
import workloads.plain.KnockOut;
import workloads.plain.Scenarios;

/**
 * Prices by simulation: the size is the number of paths. A value that is recorded is a loop over
 * Java's own calls, a gradient that is recorded one over gradients, each taken anew.
 */
final class ScenarioCases {
    private static final int RATES = 80;
    private static final int PERIODS = 40;
    private static final int DAYS = 252;
    private static final int WEEKS = 50;

    private ScenarioCases() {}

    static List<Entry> entries() {
        return Stream.of(
                        entries(
                                "heston",
                                10_000,
                                Heston.market(),
                                2 * DAYS,
                                Heston::call,
                                () -> onArrays(Heston::call),
                                () -> valueAndGrad(Heston::call)),
                        entries(
                                "libor",
                                2000,
                                Libor.market(RATES),
                                PERIODS,
                                Libor::swaptions,
                                () -> onArrays(Libor::swaptions),
                                () -> valueAndGrad(Libor::swaptions)),
                        entries(
                                "barrier",
                                10_000,
                                KnockOut.market(),
                                WEEKS,
                                KnockOut::call,
                                () -> onArrays(KnockOut::call),
                                () -> valueAndGrad(KnockOut::call)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Entry> entries(
            String name,
            int paths,
            double[] market,
            int steps,
            Scenarios.Path path,
            Supplier<Fn2<NDArray, NDArray, NDArray>> onArrays,
            Supplier<Fn2<double[], double[], ValueAndGrad<Double, double[]>>> one) {
        Supplier<Fn2<NDArray, NDArray, NDArray>> mean = () -> Scenarios.batched(onArrays.get());
        return List.of(
                entry(
                        name + " value",
                        paths,
                        inputs -> all(compile(mean.get()), market, normals(paths, steps)),
                        inputs -> {
                            double[][] normals = normals(paths, steps);
                            return () -> Scenarios.mean(path, market, normals);
                        }),
                entry(
                        name + " grad",
                        paths,
                        inputs ->
                                all(
                                        compile(valueAndGrad(mean.get())),
                                        market,
                                        normals(paths, steps)),
                        inputs -> {
                            double[][] normals = normals(paths, steps);
                            Fn2<double[], double[], ValueAndGrad<Double, double[]>> each =
                                    one.get();
                            return () -> Scenarios.oneByOne(each, market, normals);
                        }));
    }

    private static Entry entry(String name, int paths, Operation compiled, Operation recorded) {
        return new Entry(
                "P",
                name + Case.PLAIN,
                List.of(Integer.toString(paths)),
                List.of(F64),
                Map.of(Variant.COMPILED, compiled, Variant.RECORDED, recorded));
    }

    private static Operation.Call all(
            Fn2<NDArray, NDArray, ?> function, double[] market, double[][] normals) {
        NDArray numbers = NDArray.of(market);
        NDArray paths = NDArray.of(normals);
        return () -> function.apply(numbers, paths);
    }

    private static double[][] normals(int paths, int steps) {
        Random random = new Random(1);
        double[][] normals = new double[paths][steps];
        for (double[] each : normals) {
            Arrays.setAll(each, i -> random.nextGaussian());
        }
        return normals;
    }
}
