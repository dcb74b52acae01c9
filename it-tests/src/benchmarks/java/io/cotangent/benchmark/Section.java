package io.cotangent.benchmark;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table, and sentences that sum it up.
 *
 * @param words the columns of words; the others have numbers
 */
record Section(
        List<String> heading, Set<String> words, List<List<String>> lines, List<String> summary) {

    /** What stands in a cell where nothing is known. */
    static final String NOTHING = "-";

    /** Three digits, without an exponent. */
    static String figure(double number) {
        return new BigDecimal(number).round(new MathContext(3)).toPlainString();
    }

    /** For each group of ratios, which are above 1 where we are slower, a sentence. */
    static List<String> summary(Map<String, List<Double>> ratios) {
        return ratios.entrySet().stream()
                .map(group -> summary(group.getKey(), group.getValue()))
                .toList();
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

    void print(String format) {
        if (lines.isEmpty()) {
            return;
        }
        switch (format) {
            case "tsv" -> all().forEach(cells -> System.out.println(String.join("\t", cells)));
            case "markdown" -> printMarkdown();
            default -> printText();
        }
    }

    private Stream<List<String>> all() {
        return Stream.concat(Stream.of(heading), lines.stream());
    }

    private void printText() {
        int[] widths =
                IntStream.range(0, heading.size())
                        .map(i -> all().mapToInt(cells -> cells.get(i).length()).max().orElse(0))
                        .toArray();
        all().forEach(cells -> {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - cells.get(i).length());
                boolean left = words.contains(heading.get(i));
                line.append(left ? cells.get(i) + padding : padding + cells.get(i)).append("  ");
            }
            System.out.println(line.toString().stripTrailing());
        });
        System.out.println();
        summary.forEach(System.out::println);
        System.out.println();
    }

    private void printMarkdown() {
        summary.forEach(line -> System.out.println("- " + line));
        System.out.println();
        System.out.println("| " + String.join(" | ", heading) + " |");
        System.out.println(
                heading.stream()
                        .map(name -> words.contains(name) ? "---" : "--:")
                        .collect(Collectors.joining("|", "|", "|")));
        lines.forEach(cells -> System.out.println("| " + String.join(" | ", cells) + " |"));
        System.out.println();
    }
}
