package io.cotangent.benchmark;

import static io.cotangent.benchmark.Section.NOTHING;
import static io.cotangent.benchmark.Section.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Functions and derivatives, against the best of the libraries that find the derivatives
 * themselves; those written by hand stand beside them.
 */
record DerivationTable(Measured measured) {
    private static final List<String> CASE =
            List.of("workload", "case", "n", "dtype", "threads", "unit");

    private static final List<String> OURS = List.of("ours", "recorded");

    private static final List<String> COMPARED =
            List.of(
                    "best-peer",
                    "its-name",
                    "ratio",
                    "recorded-ratio",
                    "to-value",
                    "recorded-to-value",
                    "bytes",
                    "first-call",
                    "of-jax");

    private static final String PEERS = "peers";

    private static final Set<String> WORDS =
            Set.of("workload", "case", "n", "dtype", "unit", "its-name", PEERS);

    /** All cases, with the peers in a column of their own, the fastest first. */
    Section section() {
        return section(row -> true, List.of());
    }

    /** A section for each workload, with a column for each of the peers that are in it. */
    Map<String, Section> byWorkload() {
        Map<String, Section> sections = new LinkedHashMap<>();
        for (Map<String, Row> rows : measured.matching(DerivationTable::isTimed)) {
            String workload = rows.values().iterator().next().workload();
            sections.computeIfAbsent(
                    workload, name -> section(row -> row.workload().equals(name), libraries(name)));
        }
        return sections;
    }

    private List<String> libraries(String workload) {
        return measured.matching(row -> isTimed(row) && row.workload().equals(workload)).stream()
                .flatMap(rows -> rows.values().stream())
                .filter(row -> !row.isOurs())
                .map(Row::library)
                .distinct()
                .toList();
    }

    private Section section(Predicate<Row> selected, List<String> libraries) {
        List<List<String>> lines = new ArrayList<>();
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        for (Map<String, Row> rows : measured.matching(row -> isTimed(row) && selected.test(row))) {
            Row compiled = rows.get(Variant.COMPILED.label());
            Row recorded = rows.get(Variant.RECORDED.label());
            Row any = compiled != null ? compiled : recorded;
            if (any != null) {
                List<Row> peers = peers(any);
                lines.add(line(any, compiled, recorded, peers, libraries));
                ratio(compiled, best(peers))
                        .ifPresent(ratio ->
                                ratios.computeIfAbsent(
                                                any.workload() + ", threads " + any.threads(),
                                                key -> new ArrayList<>())
                                        .add(ratio));
            }
        }
        List<String> columns = libraries.isEmpty() ? List.of(PEERS) : libraries;
        List<String> heading =
                Stream.of(CASE, OURS, COMPARED, columns).flatMap(List::stream).toList();
        return new Section(heading, WORDS, lines, Section.summary(ratios));
    }

    private static boolean isTimed(Row row) {
        return row.isDerivation()
                && !row.name().endsWith(Row.BYTES)
                && !row.name().endsWith(Row.FIRST_CALL);
    }

    /** The other libraries in the same case, the fastest first. */
    private List<Row> peers(Row ours) {
        String name = Case.common(ours.name());
        return Stream.of(ours.key(), ours.key(name))
                .distinct()
                .flatMap(key -> measured.of(key).values().stream())
                .filter(row -> !row.isOurs())
                .sorted(Comparator.comparingDouble(Row::cost))
                .toList();
    }

    private static Optional<Row> best(List<Row> peers) {
        return peers.stream().filter(row -> !isByHand(row)).findFirst();
    }

    private static boolean isByHand(Row row) {
        return row.library().endsWith("-hand");
    }

    private List<String> line(
            Row any,
            @Nullable Row compiled,
            @Nullable Row recorded,
            List<Row> peers,
            List<String> libraries) {
        Optional<Row> best = best(peers);
        String own = any.library();
        String first = any.name() + Row.FIRST_CALL;
        List<String> cells = new ArrayList<>();
        cells.addAll(List.of(any.workload(), any.name(), any.size(), any.type()));
        cells.addAll(List.of(any.threads(), any.unit()));
        cells.add(cell(Optional.ofNullable(compiled).map(Row::best)));
        cells.add(cell(Optional.ofNullable(recorded).map(Row::best)));
        cells.add(cell(best.map(Row::best)));
        cells.add(best.map(Row::library).orElse(NOTHING));
        cells.add(cell(ratio(compiled, best)));
        cells.add(cell(ratio(recorded, best)));
        cells.add(cell(toValue(any)));
        cells.add(cell(Optional.ofNullable(recorded).flatMap(this::toValue)));
        cells.add(cell(about(any, any.name() + Row.BYTES, own).map(Row::best)));
        cells.add(cell(about(any, first, own).map(Row::best)));
        cells.add(cell(about(any, Case.common(any.name()) + Row.FIRST_CALL, "jax").map(Row::best)));
        if (libraries.isEmpty()) {
            cells.add(
                    peers.stream()
                            .map(row -> row.library() + " " + figure(row.best()))
                            .collect(Collectors.joining(", ")));
        }
        for (String library : libraries) {
            cells.add(
                    cell(
                            peers.stream()
                                    .filter(row -> row.library().equals(library))
                                    .findFirst()
                                    .map(Row::best)));
        }
        return cells;
    }

    /**
     * A derivative's time over that of the function's value; of plain numbers, over that of Java's
     * own call.
     */
    private Optional<Double> toValue(Row ours) {
        boolean plain = ours.name().endsWith(Case.PLAIN);
        String value = valueOf(ours) + (plain ? Case.PLAIN : "");
        String library = plain ? Variant.RECORDED.label() : ours.library();
        return ours.name().equals(value)
                ? Optional.empty()
                : about(ours, value, library).map(row -> ours.cost() / row.cost());
    }

    private static String valueOf(Row ours) {
        boolean several = Set.of("W4", "P").contains(ours.workload());
        return several ? ours.name().split(" ")[0] + " value" : "value";
    }

    private Optional<Row> about(Row row, String name, String library) {
        return Optional.ofNullable(measured.of(row.key(name)).get(library));
    }

    private static Optional<Double> ratio(@Nullable Row ours, Optional<Row> best) {
        return ours == null ? Optional.empty() : best.map(row -> ours.cost() / row.cost());
    }

    private static String cell(Optional<Double> number) {
        return number.map(Section::figure).orElse(NOTHING);
    }
}
