package io.cotangent.benchmark;

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

    /** The same for all rows that are to be compared. */
    String key() {
        return String.join("/", workload, name, size, type, threads);
    }

    /** Proportional to the time of a call, whatever the unit. */
    double cost() {
        return unit.equals("GFLOP/s") ? 1 / best : best;
    }
}
