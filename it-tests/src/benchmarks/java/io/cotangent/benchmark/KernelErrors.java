package io.cotangent.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The largest errors of the libraries, in units in the last place, by workload, case, type and
 * library.
 */
record KernelErrors(Map<List<String>, String> found) {
    /** Libraries with larger errors are not compared with. */
    private static final double ALLOWED = 2;

    static KernelErrors read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new KernelErrors(Map.of());
        }
        return new KernelErrors(
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
