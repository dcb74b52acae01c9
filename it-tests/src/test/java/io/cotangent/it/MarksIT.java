package io.cotangent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which classes are marked, and what the agent says where it cannot do what it is told. */
class MarksIT {
    @TempDir private Path directory;

    @Test
    void byAnnotationOfAClassAroundOrAPackage() {
        Jvm.withAgent().run("marks.Main", "Outer", "InPackage", "-Other").assertChecked();
    }

    @Test
    void byGlobs() {
        Jvm.withAgent()
                .options("include=no.such.Thing;marks.*.Oth?r")
                .run("marks.Main", "Outer", "InPackage", "Other")
                .assertChecked();
    }

    @Test
    void excludeWins() {
        Jvm.withAgent()
                .options("exclude=marks.part.Outer;marks.whole.*,include=marks.**")
                .run("marks.Main", "-Outer", "-InPackage", "Other")
                .assertChecked();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inclode=a.b      | inclode",
                "include=         | include",
                "include=a-b c    | a-b c",
                "dump=            | dump",
                "include=a,,      | option",
            })
    void malformedOptionsEndTheJvm(String options, String named) {
        Jvm.Result result = Jvm.withAgent().options(options).run("marks.Main", "Outer");
        assertThat(result.status()).as(result.toString()).isEqualTo(1);
        assertThat(result.err()).contains(named).contains("exclude=").contains("dump=");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void helpPrintsTheOptions() {
        Jvm.Result result = Jvm.withAgent().options("help").run("marks.Main", "Outer");
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("include=", "exclude=", "dump=").doesNotContain("passed");
        Jvm.Result main = Jvm.plain().run("-jar", Jvm.AGENT.toString());
        assertThat(main.out()).isEqualTo(result.out());
    }

    @Test
    void rewrittenClassesAreDumpedAndVerify() {
        Path dump = directory.resolve("dump");
        Jvm.withAgent()
                .options("dump=" + dump)
                .flags("-Xverify:all")
                .run("marks.Main", "Outer", "InPackage")
                .assertChecked();
        assertThat(dump.resolve("marks/part/Outer$Nested$Deep.class")).exists();
        assertThat(dump.resolve("marks/whole/InPackage$Nested.class")).exists();
        assertThat(dump.resolve("marks/Main.class")).doesNotExist();
    }

    /** A method at the limit of 65535 bytes, which the longer instructions would exceed. */
    @Test
    void aClassThatCannotBeTransformedIsLeftAloneAndNamed() throws IOException {
        String calls =
                IntStream.range(0, 9_000)
                        .mapToObj(i -> "x = NDArray.where(c, x, x);")
                        .collect(Collectors.joining("\n"));
        String source =
                """
                import io.cotangent.*;
                class Large {
                    static NDArray f(NDArray x) {
                        NDArray c = NDArray.of(true);
                        %s
                        return x;
                    }
                    public static void main(String[] args) {
                        System.out.println("value " + f(NDArray.of(1.0)));
                        Cotangent.grad(Large::f).apply(NDArray.of(1.0));
                    }
                }
                """
                        .formatted(calls);
        compile("Large", source);
        Jvm.Result result = Jvm.withAgent().options("include=Large").places(directory).run("Large");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEqualToIgnoringNewLines("value 1.0");
        assertThat(result.err())
                .contains("WARNING")
                .contains("UnmarkedCodeException")
                .contains("Large.f, which is marked but could not be transformed:")
                .contains("Method too large");
    }

    private void compile(String name, String source) throws IOException {
        Path file = directory.resolve(name + ".java");
        Files.writeString(file, source);
        List<String> options =
                List.of("-proc:none", "-d", directory.toString(), "-cp", Jvm.AGENT.toString());
        String[] arguments =
                Stream.concat(options.stream(), Stream.of(file.toString())).toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    }
}
