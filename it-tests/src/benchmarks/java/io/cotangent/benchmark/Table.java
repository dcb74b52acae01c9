package io.cotangent.benchmark;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sets our times against the best of the other libraries.
 *
 * <p>Arguments: the format ({@code text}, {@code tsv} or {@code markdown}), the file of measured
 * rows, the file of the libraries' errors, which may be missing.
 */
public final class Table {
    private static final List<String> HEADING =
            List.of(
                    "workload",
                    "case",
                    "n",
                    "dtype",
                    "threads",
                    "ours",
                    "best-peer",
                    "its-name",
                    "ratio",
                    "note");

    /** Columns of words; the others have numbers. */
    private static final List<String> WORDS =
            List.of("workload", "case", "n", "dtype", "its-name", "note");

    private Table() {}

    /** A line of the table; the ratio is above 1 where we are slower, and empty without a peer. */
    private record Line(List<String> cells, String group, Optional<Double> ratio) {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Errors errors = Errors.read(Path.of(args[2]));
        List<Line> lines = lines(read(Path.of(args[1])), errors);
        List<List<String>> table = new ArrayList<>();
        table.add(HEADING);
        lines.forEach(line -> table.add(line.cells()));
        switch (args[0]) {
            case "tsv" -> table.forEach(cells -> System.out.println(String.join("\t", cells)));
            case "markdown" -> printMarkdown(table, summary(lines));
            default -> printText(table, summary(lines));
        }
    }

    /** The best row of each library in each case, in the order of the file. */
    private static Map<String, Map<String, Row>> read(Path file) throws IOException {
        Map<String, Map<String, Row>> cases = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.equals(Row.HEADING)) {
                Row row = Row.parse(line);
                cases.computeIfAbsent(row.key(), key -> new LinkedHashMap<>())
                        .merge(row.library(), row, (a, b) -> a.cost() <= b.cost() ? a : b);
            }
        }
        return cases;
    }

    private static List<Line> lines(Map<String, Map<String, Row>> cases, Errors errors) {
        List<Line> lines = new ArrayList<>();
        for (Map<String, Row> rows : cases.values()) {
            for (Variant variant : Variant.values()) {
                Row ours = rows.get(variant.label());
                if (ours == null) {
                    continue;
                }
                List<Row> peers =
                        rows.values().stream()
                                .filter(row -> !row.library().startsWith("ours"))
                                .filter(row -> row.library().endsWith("-out") == isOut(variant))
                                .toList();
                lines.add(line(ours, variant, peers, errors));
                rows.values().stream()
                        .filter(row -> row.library().equals(variant.label() + "-scalar"))
                        .forEach(row -> lines.add(line(ours, variant, List.of(row), errors)));
            }
        }
        return lines;
    }

    private static boolean isOut(Variant variant) {
        return variant == Variant.OUT;
    }

    private static Line line(Row ours, Variant variant, List<Row> peers, Errors errors) {
        Optional<Row> best =
                peers.stream()
                        .filter(row -> !errors.isTooLarge(row))
                        .min((a, b) -> Double.compare(a.cost(), b.cost()));
        Optional<Double> ratio = best.map(row -> ours.cost() / row.cost());
        String note =
                peers.stream()
                        .filter(errors::isTooLarge)
                        .map(row -> describe(row, errors))
                        .collect(Collectors.joining(", "));
        boolean scalar = best.filter(row -> row.library().endsWith("-scalar")).isPresent();
        return new Line(
                List.of(
                        ours.workload(),
                        ours.name() + (isOut(variant) ? " out" : ""),
                        ours.size(),
                        ours.type(),
                        ours.threads(),
                        figure(ours.best()),
                        best.map(row -> figure(row.best())).orElse("-"),
                        best.map(Row::library).orElse("-"),
                        ratio.map(Table::figure).orElse("-"),
                        note.isEmpty() ? "" : "left out: " + note),
                ours.workload()
                        + (isOut(variant) ? " out" : "")
                        + (scalar ? " against ours-scalar" : "")
                        + ", threads "
                        + ours.threads(),
                ratio);
    }

    private static String describe(Row row, Errors errors) {
        return row.library() + " " + figure(row.best()) + " (" + errors.of(row) + " ulp)";
    }

    /** Three digits, without an exponent. */
    private static String figure(double number) {
        return new BigDecimal(number).round(new MathContext(3)).toPlainString();
    }

    /** For each group of lines, the geometric mean of the ratios. */
    private static List<String> summary(List<Line> lines) {
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        for (Line line : lines) {
            line.ratio()
                    .ifPresent(ratio ->
                            ratios.computeIfAbsent(line.group(), key -> new ArrayList<>())
                                    .add(ratio));
        }
        List<String> summary = new ArrayList<>();
        ratios.forEach((group, found) -> summary.add(summary(group, found)));
        return summary;
    }

    private static String summary(String group, List<Double> ratios) {
        double logarithms = ratios.stream().mapToDouble(Math::log).average().orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s: geometric mean of the ratios %.2f, largest %.2f; at most 1 in %d of %d cases",
                group,
                Math.exp(logarithms),
                ratios.stream().mapToDouble(ratio -> ratio).max().orElseThrow(),
                ratios.stream().filter(ratio -> ratio <= 1).count(),
                ratios.size());
    }

    private static void printText(List<List<String>> table, List<String> summary) {
        int[] widths =
                IntStream.range(0, HEADING.size())
                        .map(i -> table.stream().mapToInt(c -> c.get(i).length()).max().orElse(0))
                        .toArray();
        for (List<String> cells : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - cells.get(i).length());
                boolean words = WORDS.contains(HEADING.get(i));
                line.append(words ? cells.get(i) + padding : padding + cells.get(i)).append("  ");
            }
            System.out.println(line.toString().stripTrailing());
        }
        System.out.println();
        summary.forEach(System.out::println);
    }

    private static void printMarkdown(List<List<String>> table, List<String> summary) {
        summary.forEach(line -> System.out.println("- " + line));
        System.out.println();
        for (List<String> cells : table) {
            System.out.println("| " + String.join(" | ", cells) + " |");
            if (cells.equals(HEADING)) {
                System.out.println(
                        HEADING.stream()
                                .map(name -> WORDS.contains(name) ? "---" : "--:")
                                .collect(Collectors.joining("|", "|", "|")));
            }
        }
    }

    /**
     * The largest errors of the libraries, in units in the last place, by workload, case, type and
     * library.
     */
    private record Errors(Map<List<String>, String> found) {
        /** Libraries with larger errors are not compared with. */
        private static final double ALLOWED = 2;

        static Errors read(Path file) throws IOException {
            if (!Files.exists(file)) {
                return new Errors(Map.of());
            }
            return new Errors(
                    Files.readAllLines(file).stream()
                            .map(line -> Arrays.asList(line.split("\t")))
                            .filter(cells -> cells.size() == 5 && !cells.get(4).equals("ulp"))
                            .collect(
                                    Collectors.toMap(
                                            cells -> cells.subList(0, 4), cells -> cells.get(4))));
        }

        /** Empty if nothing is known. */
        String of(Row row) {
            String library = row.library().replaceFirst("-out$", "");
            return found.getOrDefault(List.of(row.workload(), row.name(), row.type(), library), "");
        }

        boolean isTooLarge(Row row) {
            String error = of(row);
            return !error.isEmpty() && !(Double.parseDouble(error) <= ALLOWED);
        }
    }
}
