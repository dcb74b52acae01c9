package io.cotangent.benchmark;

import java.util.Arrays;

/**
 * What is timed: an operation of a workload, on inputs of a size and a type.
 *
 * @param size the number of elements, or lengths with {@code x} between them
 */
record Case(String workload, String name, String size, ElementType type) {

    /** The case with this {@link #id}. */
    static Case parse(String id) {
        String[] parts = id.split("/");
        if (parts.length != 4) {
            throw new IllegalArgumentException(
                    id + " is no case: give workload/name/size/type, for example W10/exp/1000/f64");
        }
        return new Case(parts[0], parts[1], parts[2], ElementType.of(parts[3]));
    }

    /** What {@link #parse} reads. */
    String id() {
        return String.join("/", workload, name, size, type.toString());
    }

    /** The lengths of the axes. */
    int[] lengths() {
        return Arrays.stream(size.split("x")).mapToInt(Integer::parseInt).toArray();
    }

    /** The unit of {@link #rate}. */
    String unit() {
        return workload.equals("W9") ? "GFLOP/s" : "ns/element";
    }

    /** What to report for a time per call. */
    double rate(double nanoseconds) {
        double elements = 1;
        for (int length : lengths()) {
            elements *= length;
        }
        if (!workload.equals("W9")) {
            return nanoseconds / elements;
        }
        double products = lengths().length == 1 ? elements * elements * elements : elements;
        return 2 * products / nanoseconds;
    }
}
