package io.cotangent.benchmark;

import java.util.List;
import java.util.stream.Stream;

/** Everything that is timed. */
final class Catalogue {
    private static final List<Entry> ENTRIES =
            Stream.of(
                            SmallCases.entries(),
                            PlainCases.entries(),
                            ScenarioCases.entries(),
                            LargeCases.entries(),
                            ModelCases.entries(),
                            AdBenchCases.entries(),
                            RecordingCases.entries(),
                            KernelCases.entries())
                    .flatMap(List::stream)
                    .toList();

    private Catalogue() {}

    /** All operations, workload by workload. */
    static List<Entry> entries() {
        return ENTRIES;
    }

    /**
     * How a case is computed.
     *
     * @throws IllegalArgumentException if it is not here, or not in this variant
     */
    static Operation operation(Case what, Variant variant) {
        return ENTRIES.stream()
                .filter(entry -> entry.cases().anyMatch(what::equals))
                .findFirst()
                .flatMap(entry -> entry.operation(variant))
                .orElseThrow(() -> new IllegalArgumentException("no " + variant + " " + what.id()));
    }
}
