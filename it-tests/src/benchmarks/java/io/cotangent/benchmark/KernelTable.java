package io.cotangent.benchmark;

import static io.cotangent.benchmark.Section.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Kernels, against the best of the libraries that are accurate enough. */
record KernelTable(Measured measured, KernelErrors errors) {
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

    private static final Set<String> WORDS =
            Set.of("workload", "case", "n", "dtype", "its-name", "note");

    /** A line of the table; the ratio is above 1 where we are slower, and empty without a peer. */
    private record Line(List<String> cells, String group, Optional<Double> ratio) {}

    Section section() {
        List<Line> lines = lines();
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        for (Line line : lines) {
            line.ratio()
                    .ifPresent(ratio ->
                            ratios.computeIfAbsent(line.group(), key -> new ArrayList<>())
                                    .add(ratio));
        }
        return new Section(
                HEADING, WORDS, lines.stream().map(Line::cells).toList(), Section.summary(ratios));
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Map<String, Row> rows : measured.matching(row -> !row.isDerivation())) {
            for (Variant variant : List.of(Variant.EAGER, Variant.OUT)) {
                Row ours = rows.get(variant.label());
                if (ours == null) {
                    continue;
                }
                List<Row> peers =
                        rows.values().stream()
                                .filter(row -> !row.isOurs())
                                .filter(row -> row.library().endsWith("-out") == isOut(variant))
                                .toList();
                lines.add(line(ours, variant, peers));
                rows.values().stream()
                        .filter(row -> row.library().equals(variant.label() + "-scalar"))
                        .forEach(row -> lines.add(line(ours, variant, List.of(row))));
            }
        }
        return lines;
    }

    private static boolean isOut(Variant variant) {
        return variant == Variant.OUT;
    }

    private Line line(Row ours, Variant variant, List<Row> peers) {
        Optional<Row> best =
                peers.stream()
                        .filter(row -> !errors.isTooLarge(row))
                        .min((a, b) -> Double.compare(a.cost(), b.cost()));
        Optional<Double> ratio = best.map(row -> ours.cost() / row.cost());
        String note =
                peers.stream()
                        .filter(errors::isTooLarge)
                        .map(row -> describe(row))
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
                        best.map(row -> figure(row.best())).orElse(Section.NOTHING),
                        best.map(Row::library).orElse(Section.NOTHING),
                        ratio.map(Section::figure).orElse(Section.NOTHING),
                        note.isEmpty() ? "" : "left out: " + note),
                ours.workload()
                        + (isOut(variant) ? " out" : "")
                        + (scalar ? " against ours-scalar" : "")
                        + ", threads "
                        + ours.threads(),
                ratio);
    }

    private String describe(Row row) {
        return row.library() + " " + figure(row.best()) + " (" + errors.of(row) + " ulp)";
    }
}
