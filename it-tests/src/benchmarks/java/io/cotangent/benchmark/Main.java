package io.cotangent.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
        List<Variant> variants =
                Arrays.stream(args, 5, args.length)
                        .map(name -> Variant.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList();
        for (Entry entry : Catalogue.entries()) {
            if (selection.includes(entry)) {
                for (Variant variant : variants) {
                    main.time(entry, variant);
                }
            }
        }
    }

    private void time(Entry entry, Variant variant) throws IOException, RunnerException {
        if (entry.operation(variant).isEmpty()) {
            if (entry.eager().isEmpty()) {
                System.out.printf(
                        "  %s %s %s: left out, the library does not have it yet%n",
                        entry.workload(), entry.name(), label(variant));
            }
            return;
        }
        for (Case what : (Iterable<Case>) Catalogue.cases(entry)::iterator) {
            // As with the peers: W10 has many cases, and so has K.
            double share = what.workload().equals("W9") ? budget : budget / 4;
            Timing timing = Timing.of(what, variant, share, warmUp);
            Row row = row(what, label(variant), timing);
            System.out.println("  " + row.line().replace('\t', ' '));
            append(row);
        }
    }

    /** The name of a variant in the results; kernels that are asked for by name are in it. */
    private static String label(Variant variant) {
        String kernels = System.getProperty("cotangent.kernels");
        return kernels == null ? variant.label() : variant.label() + "-" + kernels;
    }

    private Row row(Case what, String label, Timing timing) {
        return new Row(
                what.workload(),
                what.name(),
                what.size(),
                what.type().toString(),
                threads,
                label,
                what.unit(),
                what.rate(timing.best()),
                what.rate(timing.median()));
    }

    private void append(Row row) throws IOException {
        List<String> lines =
                Stream.concat(
                                Files.exists(file) ? Stream.empty() : Stream.of(Row.HEADING),
                                Stream.of(row.line()))
                        .toList();
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
