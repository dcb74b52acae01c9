package io.cotangent.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Times our side and appends a line for each case to a file, in the columns of {@link Row}.
 *
 * <p>Arguments: the selection, the number of threads, seconds of samples for each case, seconds of
 * warm-up, the file, and the variants.
 */
public final class Main {
    private final String threads;
    private final double budget;
    private final double warmUp;
    private final Path file;

    private Main(String threads, double budget, double warmUp, Path file) {
        this.threads = threads;
        this.budget = budget;
        this.warmUp = warmUp;
        this.file = file;
    }

    /** See the class. */
    public static void main(String[] args) throws IOException, RunnerException {
        if (args.length < 6) {
            System.err.println("usage: Main ONLY THREADS BUDGET WARMUP FILE VARIANT... (bench.sh)");
            System.exit(2);
        }
        Selection selection = Selection.parse(args[0]);
        List<String> unknown = selection.unknown(Catalogue.entries());
        if (!unknown.isEmpty()) {
            System.err.println("no such workload or case: " + String.join(", ", unknown));
            System.exit(2);
        }
        Main main =
                new Main(
                        args[1],
                        Double.parseDouble(args[2]),
                        Double.parseDouble(args[3]),
                        Path.of(args[4]));
        List<Variant> variants = Arrays.stream(args, 5, args.length).map(Variant::parse).toList();
        for (Entry entry : selection.of(Catalogue.entries())) {
            for (Variant variant : variants) {
                if (entry.operation(variant).isPresent()) {
                    main.time(entry, variant);
                }
            }
        }
    }

    private void time(Entry entry, Variant variant) throws IOException, RunnerException {
        for (Case what : (Iterable<Case>) entry.cases()::iterator) {
            // As with the peers: W10 has many cases, and so has K.
            double share = what.unit().equals("ns/element") ? budget / 4 : budget;
            Timing timing = Timing.of(what, variant, share, warmUp);
            Row row = Row.times(what, threads, label(variant), timing);
            System.out.println("  " + row.line().replace('\t', ' '));
            row.appendTo(file);
            if (!what.isKernel()) {
                Row.bytes(what, threads, label(variant), timing).appendTo(file);
            }
        }
    }

    /** The name of a variant in the results; kernels that are asked for by name are in it. */
    private static String label(Variant variant) {
        String kernels = System.getProperty("cotangent.kernels");
        return kernels == null ? variant.label() : variant.label() + "-" + kernels;
    }
}
