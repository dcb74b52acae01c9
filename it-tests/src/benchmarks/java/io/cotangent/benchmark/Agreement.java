package io.cotangent.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the results of cases with those of other libraries, which {@code references.py} has
 * written down: of each array its size, its norm, and the sum of its elements, the i-th of them
 * times cos(i). Where nothing is written down, the variants are compared with the first of them.
 *
 * <p>Arguments: the selection, files of references, and the variants.
 */
public final class Agreement {
    /** How often a case is run: results of functions that have become hot count, too. */
    private static final int RUNS = 4;

    private final Map<String, List<Summary>> references = new LinkedHashMap<>();
    private int wrong;

    private Agreement() {}

    /** What is known of an array. */
    private record Summary(int size, double norm, double weighted) {
        static Summary of(double[] values) {
            double squares = 0;
            double weighted = 0;
            for (int i = 0; i < values.length; i++) {
                squares += values[i] * values[i];
                weighted += values[i] * Math.cos(i + 1);
            }
            return new Summary(values.length, Math.sqrt(squares), weighted);
        }

        boolean isCloseTo(Summary other, double tolerance) {
            double allowed = tolerance * other.norm;
            return size == other.size
                    && Math.abs(norm - other.norm) <= allowed
                    && Math.abs(weighted - other.weighted) <= allowed;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%d numbers of norm %.12g, sum %.12g", size, norm, weighted);
        }
    }

    /** See the class; exits with 1 where something disagrees, or cannot be compared. */
    public static void main(String[] args) throws IOException {
        Agreement agreement = new Agreement();
        for (String file : args[1].split(",")) {
            agreement.read(Path.of(file));
        }
        Selection selection = Selection.parse(args[0]);
        List<Variant> variants = Arrays.stream(args, 2, args.length).map(Variant::parse).toList();
        for (Entry entry : selection.of(Catalogue.entries())) {
            for (Variant variant : variants) {
                if (entry.operation(variant).isPresent()) {
                    entry.cases().forEach(what -> agreement.check(what, variant));
                }
            }
        }
        if (agreement.wrong > 0) {
            System.err.printf("FAILED: %d results disagree%n", agreement.wrong);
            System.exit(1);
        }
    }

    private void read(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t");
            Summary summary =
                    new Summary(
                            Integer.parseInt(cells[1]),
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[3]));
            references.computeIfAbsent(cells[0], key -> new ArrayList<>()).add(summary);
        }
    }

    private void check(Case what, Variant variant) {
        Operation.Call call = Catalogue.operation(what, variant).on(Inputs.of(what));
        List<Summary> expected =
                references.computeIfAbsent(what.common().id(), id -> summaries(call.run()));
        for (int run = 1; run <= RUNS; run++) {
            compare(what, variant, run, expected, call.run());
        }
        System.out.printf("  %s %s: agreement looked at%n", what.id(), variant.label());
    }

    private static List<Summary> summaries(Object result) {
        return Numbers.of(result).stream().map(Summary::of).toList();
    }

    private void compare(
            Case what, Variant variant, int run, List<Summary> expected, Object result) {
        List<Summary> found = summaries(result);
        double tolerance = variant.tolerance(what.type());
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            if (i >= expected.size()
                    || i >= found.size()
                    || !found.get(i).isCloseTo(expected.get(i), tolerance)) {
                System.err.printf(
                        "FAILED: %s, %s, run %d, array %d of the result: found %s, expected %s%n",
                        what.id(),
                        variant.label(),
                        run,
                        i,
                        i < found.size() ? found.get(i) : "none",
                        i < expected.size() ? expected.get(i) : "none");
                wrong++;
            }
        }
    }
}
