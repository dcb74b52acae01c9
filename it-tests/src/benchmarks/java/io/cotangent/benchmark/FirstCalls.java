package io.cotangent.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Times the first call of each function of a workload in one process, in which functions of other
 * workloads have run: what a new function costs, recorded, compiled and run, in a program that is
 * under way. Each case is then run for a moment, as the cases of the other libraries are, so that
 * the later of them gain from the earlier.
 *
 * <p>Arguments: the selection, the number of threads, the file, and the variant.
 */
public final class FirstCalls {
    private static final long WARM_UP = 3_000_000_000L;
    private static final long MOMENT = 150_000_000L;

    /** What runs before, as far as it is no part of the workload that is measured. */
    private static final List<String> BEFORE =
            List.of(
                    "W1/vjp/3/f64",
                    "W2/grad/1000/f64",
                    "W3/grad/10000/f64",
                    "W4/relu grad/128/f32",
                    "W6a/grad/100/f64",
                    "W8a/greeks/1/f64",
                    "W12/grad/200/f64");

    private FirstCalls() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Variant variant = Variant.parse(args[3]);
        for (Entry entry : Selection.parse(args[0]).of(Catalogue.entries())) {
            if (entry.operation(variant).isPresent()) {
                warmUp(entry.workload(), variant);
                for (Case what : (Iterable<Case>) entry.cases()::iterator) {
                    Operation.Call call = Catalogue.operation(what, variant).on(Inputs.of(what));
                    long start = System.nanoTime();
                    keep(call.run());
                    double time = System.nanoTime() - start;
                    Row row = Row.firstCall(what, args[1], variant.label(), time);
                    System.out.println("  " + row.line().replace('\t', ' '));
                    row.appendTo(Path.of(args[2]));
                    run(call, MOMENT);
                }
            }
        }
    }

    private static boolean warm;

    private static void warmUp(String workload, Variant variant) {
        if (warm) {
            return;
        }
        warm = true;
        List<Case> others =
                BEFORE.stream()
                        .map(Case::parse)
                        .filter(what -> !what.workload().equals(workload))
                        .toList();
        for (Case what : others) {
            Operation.Call call = Catalogue.operation(what, variant).on(Inputs.of(what));
            run(call, WARM_UP / others.size());
        }
    }

    private static void run(Operation.Call call, long nanoseconds) {
        long start = System.nanoTime();
        do {
            keep(call.run());
        } while (System.nanoTime() - start < nanoseconds);
    }

    /** What is computed must not be optimised away. */
    static volatile Object kept = "";

    private static void keep(Object result) {
        kept = result;
    }
}
