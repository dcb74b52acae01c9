package io.cotangent.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.agent.Replacement.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void nothingGivenIsTheDefault(String arguments) {
        Options options = Options.parse(arguments);
        assertThat(options.include()).isEmpty();
        assertThat(options.exclude()).isEmpty();
        assertThat(options.dump()).isNull();
        assertThat(options.help()).isFalse();
    }

    @Test
    void repeatedGlobsAddUp() {
        Options options = Options.parse("include=a.*;b.**, exclude=c,include=d");
        assertThat(options.include()).map(Glob::toString).containsExactly("a.*", "b.**", "d");
        assertThat(options.exclude()).map(Glob::toString).containsExactly("c");
    }

    @Test
    void rulesAreReadAndTheirClassesMarked() {
        Options options =
                Options.parse(
                        "jvp=a.B.f:c.R.f1; a.B$C.g(NDArray, int[]):c.R.g1,vjp=a.B.h():c.Q.h1,include=d");
        assertThat(options.replacements("a/B"))
                .containsExactly(
                        new Replacement("a.B", "f", null, new Rule(true, "c.R", "f1")),
                        new Replacement("a.B", "h", List.of(), new Rule(false, "c.Q", "h1")));
        assertThat(options.replacements("a/B$C"))
                .containsExactly(
                        new Replacement(
                                "a.B$C",
                                "g",
                                List.of("NDArray", "int[]"),
                                new Rule(true, "c.R", "g1")));
        assertThat(options.include()).map(Glob::toString).containsExactly("c.R", "c.R", "c.Q", "d");
        assertThat(options.replaces("a/B")).isTrue();
        assertThat(options.replaces("a/B/C")).isTrue();
        assertThat(options.replaces("a/D")).isFalse();
        assertThat(options.replaces(null)).isFalse();
        assertThat(Options.parse(null).replaces("a/B")).isFalse();
    }

    @Test
    void rulesMatchMethodsByTheTypesGiven() {
        String descriptor = "(Lio/cotangent/NDArray;[ILa/B$C;)V";
        assertThat(matches("a.B.f:c.R.r", "f", descriptor)).isTrue();
        assertThat(matches("a.B.f(NDArray,int[],C):c.R.r", "f", descriptor)).isTrue();
        assertThat(matches("a.B.f(io.cotangent.NDArray,int[],a.B.C):c.R.r", "f", descriptor))
                .isTrue();
        assertThat(matches("a.B.f(NDArray,int[],a.B$C):c.R.r", "f", descriptor)).isTrue();
        assertThat(matches("a.B.f(Array,int[],C):c.R.r", "f", descriptor)).isFalse();
        assertThat(matches("a.B.f(NDArray,int[]):c.R.r", "f", descriptor)).isFalse();
        assertThat(matches("a.B.f():c.R.r", "f", descriptor)).isFalse();
        assertThat(matches("a.B.f():c.R.r", "f", "()V")).isTrue();
        assertThat(matches("a.B.f:c.R.r", "g", descriptor)).isFalse();
    }

    private static boolean matches(String rule, String name, String descriptor) {
        return Replacement.of(true, rule).matches(name, descriptor);
    }

    @Test
    void helpIsRead() {
        assertThat(Options.parse("help").help()).isTrue();
    }

    @Test
    void dumpMakesTheDirectory(@TempDir Path directory) {
        Path dump = directory.resolve("a/b");
        assertThat(Options.parse("dump=" + dump).dump()).isEqualTo(dump).isDirectory();
    }

    @Test
    void dumpThatCannotBeMadeIsRefused(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> Options.parse("dump=" + file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("  dump: the directory \"" + file + "\" cannot be made (")
                .hasMessageContaining("), name one that can be written\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inclde=a | \"inclde\" is not an option",
                "include=a,b.* | \"b.*\" is not an option: globs are separated by ';', not by ','",
                "include=a,,help | an option is empty: remove the extra comma",
                "include | include: the value is missing, write include=GLOB;GLOB;...",
                "exclude= | exclude: the value is missing, write exclude=GLOB;GLOB;...",
                "dump= | dump: the value is missing, write dump=DIR",
                "include=a; | include: a glob is empty: remove the extra ';', or write ** for all"
                        + " classes",
                "exclude=a/b | exclude: \"a/b\" is not a glob: names are written with dots, as in"
                        + " com.acme.**",
                "jvp | jvp: the value is missing, write jvp=METHOD:RULE;...",
                "vjp=a.B.f | vjp: \"a.B.f\" is not a rule: write METHOD:RULE, as in"
                        + " com.lib.Foo.bar:com.me.Rules.barRule",
                "vjp=a.B.f:c.R.r:d | vjp: \"a.B.f:c.R.r:d\" is not a rule: write METHOD:RULE, as in"
                        + " com.lib.Foo.bar:com.me.Rules.barRule",
                "jvp=a.B.f(NDArray:c.R.r | jvp: \"a.B.f(NDArray:c.R.r\" is not a rule: the parameters"
                        + " are not closed, write bar(NDArray,int)",
                "jvp=f:c.R.r | jvp: \"f:c.R.r\" is not a rule: \"f\" has no class, write"
                        + " com.lib.Foo.bar",
                "jvp=a.B.f:r | jvp: \"a.B.f:r\" is not a rule: \"r\" has no class, write"
                        + " com.lib.Foo.bar",
                "jvp=a.B.f(int,):c.R.r | jvp: \"a.B.f(int,):c.R.r\" is not a rule: \"\" is not a name",
                "jvp=a.*.f:c.R.r | jvp: \"a.*.f:c.R.r\" is not a rule: \"*\" is not a name",
                "help=yes | help: takes no value, write help alone"
            })
    void refuses(String arguments, String problem) {
        assertThatThrownBy(() -> Options.parse(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Cotangent: the agent's options cannot be used:\n  "
                                + problem
                                + "\n"
                                + Options.usage());
    }

    @Test
    void dumpGivenTwiceIsRefused(@TempDir Path directory) {
        assertThatThrownBy(() -> Options.parse("dump=" + directory + ",dump=" + directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("  dump: given twice, name one directory\n");
    }

    @Test
    void allThatIsWrongIsTold() {
        assertThatThrownBy(() -> Options.parse("x=1,include=a/b;c-d,help=1"))
                .hasMessageContaining("\"x\" is not an option")
                .hasMessageContaining("\"a/b\" is not a glob")
                .hasMessageContaining("\"c-d\" is not a glob")
                .hasMessageContaining("help: takes no value");
    }

    @Test
    void usageHasEveryOptionWithItsDefault() {
        assertThat(Options.usage())
                .contains("  include=GLOB;GLOB;...   marks")
                .contains("  exclude=GLOB;GLOB;...   never")
                .contains("  jvp=METHOD:RULE;...     gives")
                .contains("  vjp=METHOD:RULE;...     gives")
                .contains("  dump=DIR                writes")
                .contains("  help                    prints");
        assertThat(Options.usage().lines().filter(line -> line.contains("(default: ")))
                .hasSize(Options.Option.values().length);
        assertThat(Options.usage().chars()).as("for any console").allMatch(next -> next < 128);
    }
}
