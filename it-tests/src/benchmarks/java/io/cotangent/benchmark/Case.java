package io.cotangent.benchmark;

import java.util.Arrays;
import java.util.Set;

/**
 * What is timed: an operation of a workload, on inputs of a size and a type.
 *
 * @param size the number of elements, or lengths with {@code x} between them
 */
record Case(String workload, String name, String size, ElementType type) {

    /** Ends the name of a case that is written on plain Java numbers, and not on arrays. */
    static final String PLAIN = " plain";

    /** Ends the name of a case that goes by the places that are not zero. */
    private static final String SPARSE = " sparse";

    /** The name under which others have a case. */
    static String common(String name) {
        return name.replace(SPARSE, "").replace(PLAIN, "");
    }

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

    /** The lengths of axes with {@code x} between them. */
    static int[] lengths(String size) {
        return Arrays.stream(size.split("x")).mapToInt(Integer::parseInt).toArray();
    }

    /** The unit of {@link #rate}. */
    String unit() {
        return switch (workload) {
            case "W9" -> "GFLOP/s";
            case "W10", "K" -> "ns/element";
            case "R" -> "ns/operation";
            default -> "us";
        };
    }

    /** The case as others have it. */
    Case common() {
        return new Case(workload, common(name), size, type);
    }

    /** Whether it is an operation, and not a function or a derivative. */
    boolean isKernel() {
        return Set.of("W9", "W10", "K").contains(workload);
    }

    /** Whether one call may take a second. */
    boolean isSlow() {
        return switch (workload) {
            case "GMM", "BA", "LSTM" -> !size.equals("gmm_d10_K5");
            case "R" -> size.equals("1000000");
            case "P" -> Integer.parseInt(size) >= 1000;
            default -> false;
        };
    }

    /** What to report for a time per call. */
    double rate(double nanoseconds) {
        return switch (unit()) {
            case "GFLOP/s" -> {
                int[] n = lengths(size);
                double products = n.length == 1 ? Math.pow(n[0], 3) : product(n);
                yield 2 * products / nanoseconds;
            }
            case "us" -> nanoseconds / 1000;
            default -> nanoseconds / product(lengths(size));
        };
    }

    private static double product(int[] lengths) {
        return Arrays.stream(lengths).asDoubleStream().reduce(1, (a, b) -> a * b);
    }
}
