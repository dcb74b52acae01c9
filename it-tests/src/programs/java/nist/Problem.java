package nist;

import io.cotangent.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A problem of nonlinear regression of the Statistical Reference Datasets of NIST, read from the
 * file that they publish.
 *
 * @param starts two lists of parameters to start from
 * @param certified the best parameters
 * @param errors their standard deviations
 * @param sum the residual sum of squares
 * @param deviation the residual standard deviation
 * @param y the response
 * @param x the predictors, {@code [predictors, observations]}
 */
record Problem(
        String name,
        String difficulty,
        List<double[]> starts,
        double[] certified,
        double[] errors,
        double sum,
        double deviation,
        NDArray y,
        NDArray x) {
    private static final Pattern LINES = Pattern.compile("\\(lines\\s+(\\d+) to\\s+(\\d+)\\)");

    static Problem read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        double[][] parameters =
                section(lines, "Starting Values").stream()
                        .map(line -> numbers(line.substring(line.indexOf('=') + 1)))
                        .toArray(double[][]::new);
        NDArray columns =
                NDArray.of(
                                section(lines, "Data  ").stream()
                                        .map(Problem::numbers)
                                        .toArray(double[][]::new))
                        .transpose();
        return new Problem(
                file.getFileName().toString().replace(".dat", ""),
                text(lines, "Level of Difficulty").strip().split(" ")[0],
                List.of(column(parameters, 0), column(parameters, 1)),
                column(parameters, 2),
                column(parameters, 3),
                number(lines, "Residual Sum of Squares:"),
                number(lines, "Residual Standard Deviation:"),
                columns.get("0"),
                columns.get("1:"));
    }

    /** The lines that the head of the file names. */
    private static List<String> section(List<String> lines, String title) {
        Matcher range = LINES.matcher(text(lines, title));
        if (!range.find()) {
            throw new IllegalArgumentException("no lines for " + title);
        }
        return lines.subList(
                Integer.parseInt(range.group(1)) - 1, Integer.parseInt(range.group(2)));
    }

    private static String text(List<String> lines, String part) {
        return lines.stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    private static double number(List<String> lines, String title) {
        return Double.parseDouble(text(lines, title).split(":")[1].strip());
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
