package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivatives at kinks and poles, which are those that the documentation has. */
class ConventionsTest {
    private static final String DOCUMENT = "docs/conventions.md";
    private static final String BEGIN = "<!-- kinks: compared with the library by the tests -->";
    private static final String END = "<!-- end of kinks -->";

    static List<Kink> kinks() {
        return Kink.all();
    }

    @ParameterizedTest
    @MethodSource("kinks")
    void derivativeIsWhatTheConventionSays(Kink kink) {
        NDArray[] operands = kink.operands();
        Differentiated derivation = new Differentiated(kink.body(), operands);
        NDArray ones = NDArray.ones(derivation.value(operands).shape());
        NDArray[] vjp = derivation.vjp(ones);
        for (int i = 0; i < vjp.length; i++) {
            for (int k = 0; k < vjp[i].size(); k++) {
                double expected = kink.derivative()[i][k];
                double backward = vjp[i].flatten().item(k);
                double forward = forward(kink, i, k);
                assertThat(backward + 0.0).isEqualTo(Double.valueOf(expected));
                assertThat(forward + 0.0).isEqualTo(Double.valueOf(expected));
            }
        }
    }

    /** The derivative in one element of one operand, by forward mode. */
    private static double forward(Kink kink, int operand, int element) {
        NDArray point = kink.operands()[operand];
        Differentiated derivation =
                new Differentiated(
                        (o, x) -> {
                            NDArray[] operands = kink.operands();
                            operands[operand] = x[0];
                            return kink.body().apply(o, operands);
                        },
                        point);
        NDArray tangent = NDArray.zeros(point.size()).with(element, 1).reshape(point.shape());
        return derivation.jvp(tangent).sum().item();
    }

    @Test
    void documentationHasThem() throws IOException {
        String text = Files.readString(document());
        assertThat(text).contains(BEGIN).contains(END);
        String table = text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
        List<String> rows = table.lines().filter(line -> line.startsWith("| `")).toList();
        assertThat(rows).isEqualTo(kinks().stream().map(Kink::row).toList());
    }

    private static Path document() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve(DOCUMENT))) {
            directory = directory.getParent();
        }
        return directory.resolve(DOCUMENT);
    }
}
