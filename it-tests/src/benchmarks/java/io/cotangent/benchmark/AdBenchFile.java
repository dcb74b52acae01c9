package io.cotangent.benchmark;

import io.cotangent.NDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers of a file of ADBench, read one after the other. */
final class AdBenchFile {
    /** The mixtures: 1,000 points, if the name says nothing else. */
    static final List<String> MIXTURES =
            List.of("gmm_d10_K5", "gmm_d10_K100", "gmm_d32_K25", "gmm_10k_d10_K25");

    /** The bundle adjustments. */
    static final List<String> BUNDLES = List.of("ba1_n49_m7776_p31843");

    /** The recurrent models. */
    static final List<String> TEXTS = List.of("lstm_l2_c1024");

    private final StringTokenizer tokens;

    private AdBenchFile(String text) {
        tokens = new StringTokenizer(text);
    }

    /** Makes the files that a folder lacks, each in a folder of its own, from formulas. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        for (String name : Stream.of(MIXTURES, BUNDLES, TEXTS).flatMap(List::stream).toList()) {
            Path file = folder.resolve(name).resolve(name + ".txt");
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text(name));
            }
        }
    }

    /** The file with this name, in the folder that the system property says. */
    static AdBenchFile read(String name) {
        Path folder = Path.of(System.getProperty("cotangent.benchmark.data", "."));
        try {
            return new AdBenchFile(Files.readString(folder.resolve(name).resolve(name + ".txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, from formulas. */
    static AdBenchFile made(String name) {
        return new AdBenchFile(text(name));
    }

    int integer() {
        return Integer.parseInt(tokens.nextToken());
    }

    double number() {
        return Double.parseDouble(tokens.nextToken());
    }

    double[] numbers(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> number());
        return values;
    }

    double[][] rows(int rows, int columns) {
        double[][] all = new double[rows][];
        Arrays.setAll(all, i -> numbers(columns));
        return all;
    }

    NDArray array(int... shape) {
        return NDArray.of(numbers(Arrays.stream(shape).reduce(1, Math::multiplyExact)), shape);
    }

    private static String text(String name) {
        int[] sizes =
                Arrays.stream(name.replaceAll("[^0-9]+", " ").strip().split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray();
        return switch (name.split("[_0-9]")[0]) {
            case "gmm" ->
                    sizes.length == 3
                            ? mixture(1000 * sizes[0], sizes[1], sizes[2])
                            : mixture(1000, sizes[0], sizes[1]);
            case "ba" -> bundle(sizes[1], sizes[2], sizes[3]);
            default -> model(sizes[0], sizes[1], 14);
        };
    }

    private static String mixture(int n, int d, int k) {
        int factors = d + d * (d - 1) / 2;
        List<String> lines = new ArrayList<>(List.of(d + " " + k + " " + n));
        lines.addAll(rows(k, 1, Formulas.vector(k, 0.7, 0.1, 1)));
        lines.addAll(rows(k, d, Formulas.matrix(k, d, 1.3, 0.9, 0.17, 0.5)));
        lines.addAll(rows(k, factors, Formulas.matrix(k, factors, 0.31, 0.57, 0.013, 1)));
        lines.addAll(rows(n, d, Formulas.matrix(n, d, 0.37, 0.73, 0.011, 1)));
        lines.add("1.0 0");
        return String.join("\n", lines) + "\n";
    }

    private static String bundle(int cameras, int points, int observations) {
        return cameras
                + " "
                + points
                + " "
                + observations
                + "\n-0.75 -1.1 -0.85 34.5 39.7 53.9 419 5.9 -8.5 0.088 0.0027"
                + "\n7.2 0.0011 3"
                + "\n0.42"
                + "\n272 834\n";
    }

    private static String model(int layers, int characters, int bits) {
        double[] text = Formulas.matrix(characters, bits, 0.37, 0.73, 0.011, 1);
        Arrays.setAll(text, i -> text[i] > 0 ? 1 : 0);
        List<String> lines = new ArrayList<>(List.of(layers + " " + characters + " " + bits, ""));
        int width = 4 * bits;
        int rows = 2 * layers;
        lines.addAll(rows(rows, width, Formulas.matrix(rows, width, 0.11, 0.23, 0.0131, 1)));
        lines.add("");
        lines.addAll(rows(3, bits, Formulas.matrix(3, bits, 0.17, 0.29, 0.0137, 1)));
        lines.add("");
        lines.addAll(rows(rows, bits, Formulas.matrix(rows, bits, 0.41, 0.3, 0.017, 1)));
        lines.add("");
        lines.addAll(rows(characters, bits, text));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> rows(int rows, int columns, double[] values) {
        return Stream.iterate(0, row -> row + 1)
                .limit(rows)
                .map(row ->
                        Arrays.stream(values, row * columns, (row + 1) * columns)
                                .mapToObj(Double::toString)
                                .collect(Collectors.joining(" ")))
                .toList();
    }
}
