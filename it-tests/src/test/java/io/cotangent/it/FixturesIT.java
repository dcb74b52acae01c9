package io.cotangent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Reference values of other libraries, through {@code check-fixtures.sh} as a user runs it. */
@DisabledOnOs(OS.WINDOWS)
class FixturesIT {
    private static final Path BASE = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    private static final Path FIXTURES = BASE.resolve("src/test/resources/fixtures");
    private static final int PASSED = 644;
    private static final Pattern SUMMARY =
            Pattern.compile("(?<passed>\\d+) passed, (?<failed>\\d+) failed, \\d+ unsupported");
    private static final Pattern UNSUPPORTED = Pattern.compile("unsupported: (.+) \\d+");
    private static final String SQUARE =
            """
            {"id": "square-of-3", "op": "square", "family": "elementwise-unary", "attrs": {},
             "inputs": [{"dtype": "float64", "shape": [1], "data": [3.0]}],
             "outputs": [{"dtype": "float64", "shape": [1], "data": [VALUE]}], "diff": [0],
             "tangents": [{"dtype": "float64", "shape": [1], "data": [2.0]}],
             "jvp": [{"dtype": "float64", "shape": [1], "data": [JVP]}],
             "cotangents": [{"dtype": "float64", "shape": [1], "data": [0.5]}],
             "vjp": [{"dtype": "float64", "shape": [1], "data": [VJP]}],
             "hvp": [{"dtype": "float64", "shape": [1], "data": [HVP]}]}
            """;

    @TempDir private Path directory;

    @Test
    void allThatIsSupportedAgrees() throws Exception {
        Check check = check(FIXTURES.resolve("ops.jsonl"), FIXTURES.resolve("programs.jsonl"));
        check.lines().forEach(System.out::println);

        assertThat(check.status()).isZero();
        assertThat(check.count("failed")).isZero();
        assertThat(check.lines()).filteredOn(line -> line.startsWith("corrected: ")).hasSize(2);
        assertThat(check.count("passed")).isGreaterThanOrEqualTo(PASSED);
        assertThat(check.unsupported())
                .isEqualTo(Files.readAllLines(FIXTURES.resolve("unsupported.txt")));
    }

    @Test
    void eachNumberIsCompared() throws Exception {
        Check right = square("9", "12", "3", "2");
        assertThat(right.lines()).containsExactly(summary(1, 0));
        assertThat(right.status()).isZero();

        assertFails(square("9.00001", "12", "3", "2"), "value", "jvp's value", "vjp's value");
        assertFails(square("9", "12.00001", "3", "2"), "jvp");
        assertFails(square("9", "12", "2.99999", "2"), "vjp of input 0");
        assertFails(square("9", "12", "3", "\"nan\""), "hvp of input 0");
    }

    @Test
    void whatCannotBeReadFails() throws Exception {
        Path broken = directory.resolve("broken.jsonl");
        Files.writeString(broken, "\n{\"id\": \"sin-0\", \"op\": \"sin\"}\n");
        Path missing = directory.resolve("missing.jsonl");

        Check check = check(broken, missing);

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.lines()).hasSize(3);
        assertThat(check.lines().get(0)).startsWith(broken + ":2: cannot be read: ");
        assertThat(check.lines().get(1)).startsWith(missing + ": cannot be read: ");
        assertThat(check.lines().get(2)).isEqualTo(summary(0, 0));
    }

    private static void assertFails(Check check, String... places) {
        List<String> starts = Arrays.stream(places).map(s -> "square-of-3: " + s + ": ").toList();
        assertThat(check.lines()).hasSize(places.length + 1);
        for (int i = 0; i < places.length; i++) {
            assertThat(check.lines().get(i)).startsWith(starts.get(i));
        }
        assertThat(check.lines().getLast()).isEqualTo(summary(0, 1));
        assertThat(check.status()).isEqualTo(1);
    }

    private static String summary(int passed, int failed) {
        return passed + " passed, " + failed + " failed, 0 unsupported";
    }

    private Check square(String value, String jvp, String vjp, String hvp) throws Exception {
        String record =
                SQUARE.replace("VALUE", value)
                        .replace("JVP", jvp)
                        .replace("VJP", vjp)
                        .replace("HVP", hvp)
                        .replace("\n", "");
        return check(Files.writeString(directory.resolve("square.jsonl"), record));
    }

    private static Check check(Path... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(BASE.resolve("check-fixtures.sh").toString());
        for (Path file : files) {
            command.add(file.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        builder.environment().put("CHECK_JAVA", java);
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        return new Check(process.waitFor(), lines);
    }

    /** What the check printed, and how it ended. */
    private record Check(int status, List<String> lines) {
        /** The number of those that passed or failed. */
        int count(String which) {
            Matcher summary = SUMMARY.matcher(lines.getLast());
            assertThat(summary.matches()).as(lines.getLast()).isTrue();
            return Integer.parseInt(summary.group(which));
        }

        List<String> unsupported() {
            return lines.stream()
                    .map(UNSUPPORTED::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .toList();
        }
    }
}
