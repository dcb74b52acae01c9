package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.op.Op;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kernels on vectors against those in plain Java, which are the oracle, for all operations. */
class KernelsAgreeTest {
    private static final double TOLERANCE = 1e-13;

    @Test
    void vectorsGiveWhatPlainJavaGives() throws IOException, InterruptedException {
        List<String> expected = inPlainJava();
        List<String> actual = KernelValues.all();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            double[] left = KernelValues.numbers(actual.get(i));
            double[] right = KernelValues.numbers(expected.get(i));
            assertThat(left).as(actual.get(i)).hasSameSizeAs(right);
            for (int k = 0; k < left.length; k++) {
                boolean same =
                        Double.compare(left[k], right[k]) == 0
                                || Math.abs(left[k] - right[k])
                                        <= TOLERANCE * (1 + Math.abs(right[k]));
                assertThat(same)
                        .as("%s with vectors, %s without", actual.get(i), expected.get(i))
                        .isTrue();
            }
        }
    }

    private static List<String> inPlainJava() throws IOException, InterruptedException {
        String classPath =
                Stream.of(KernelValues.class, Op.class, KernelProvider.class)
                        .map(KernelsAgreeTest::place)
                        .collect(Collectors.joining(File.pathSeparator));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-D" + KernelProvider.PROPERTY + "=scalar",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath,
                                KernelValues.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().toList();
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
