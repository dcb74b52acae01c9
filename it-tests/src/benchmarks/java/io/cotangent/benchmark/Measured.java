package io.cotangent.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The best row of each library in each case, in the order of the file.
 *
 * @param cases by {@link Row#key}, and then by library
 */
record Measured(Map<String, Map<String, Row>> cases) {

    static Measured read(Path file) throws IOException {
        Map<String, Map<String, Row>> cases = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.equals(Row.HEADING)) {
                Row row = Row.parse(line);
                cases.computeIfAbsent(row.key(), key -> new LinkedHashMap<>())
                        .merge(row.library(), row, (a, b) -> a.cost() <= b.cost() ? a : b);
            }
        }
        return new Measured(cases);
    }

    /** The rows of a case, none if there are none. */
    Map<String, Row> of(String key) {
        return cases.getOrDefault(key, Map.of());
    }

    /** The cases of which this holds. */
    List<Map<String, Row>> matching(Predicate<Row> predicate) {
        return cases.values().stream()
                .filter(rows -> predicate.test(rows.values().iterator().next()))
                .toList();
    }
}
