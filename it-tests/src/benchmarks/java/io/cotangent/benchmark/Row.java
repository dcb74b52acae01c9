package io.cotangent.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * A measured case.
 *
 * @param best from the best sample: the least time, or the most GFLOP/s
 */
record Row(
        String workload,
        String name,
        String size,
        String type,
        String threads,
        String library,
        String unit,
        double best,
        double median) {

    /** Follows the name of a case in rows about its first call. */
    static final String FIRST_CALL = " (first call)";

    /** Follows the name of a case in rows about what it allocates. */
    static final String BYTES = " (bytes)";

    static final String HEADING =
            String.join(
                    "\t",
                    "workload",
                    "case",
                    "n",
                    "dtype",
                    "threads",
                    "peer",
                    "unit",
                    "min",
                    "median");

    /** The times of a case. */
    static Row times(Case what, String threads, String library, Timing timing) {
        return new Row(
                what.workload(),
                what.name(),
                what.size(),
                what.type().toString(),
                threads,
                library,
                what.unit(),
                what.rate(timing.best()),
                what.rate(timing.median()));
    }

    /** What a case allocates. */
    static Row bytes(Case what, String threads, String library, Timing timing) {
        return about(what, BYTES, threads, library, "B", timing.bytes());
    }

    /** The time of the first call, in nanoseconds. */
    static Row firstCall(Case what, String threads, String library, double time) {
        return about(what, FIRST_CALL, threads, library, "us", time / 1000);
    }

    private static Row about(
            Case what, String about, String threads, String library, String unit, double figure) {
        return new Row(
                what.workload(),
                what.name() + about,
                what.size(),
                what.type().toString(),
                threads,
                library,
                unit,
                figure,
                figure);
    }

    /** The row of a line. */
    static Row parse(String line) {
        String[] cells = line.split("\t");
        return new Row(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                cells[6],
                Double.parseDouble(cells[7]),
                Double.parseDouble(cells[8]));
    }

    /** The columns of {@link #HEADING}. */
    String line() {
        return String.join(
                "\t",
                workload,
                name,
                size,
                type,
                threads,
                library,
                unit,
                String.format(Locale.ROOT, "%.5g", best),
                String.format(Locale.ROOT, "%.5g", median));
    }

    /** Appends the line to a file, and the heading before it if the file is new. */
    void appendTo(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? List.of(line()) : List.of(HEADING, line());
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The same for all rows that are to be compared. */
    String key() {
        return key(name);
    }

    /** The key of the case that has another name, and else is the same. */
    String key(String otherName) {
        return String.join("/", workload, otherName, size, type, threads);
    }

    /** Whether this library has measured it, in one of its forms. */
    boolean isOurs() {
        return library.startsWith("ours");
    }

    /** Whether it is about a function or a derivative, and not about a kernel. */
    boolean isDerivation() {
        return !new Case(workload, name, size, ElementType.of(type)).isKernel();
    }

    /** Proportional to the time of a call, whatever the unit. */
    double cost() {
        return unit.equals("GFLOP/s") ? 1 / best : best;
    }
}
