package io.cotangent.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                .contains("  dump=DIR                writes")
                .contains("  help                    prints");
        assertThat(Options.usage().lines().filter(line -> line.contains("(default: ")))
                .hasSize(Options.Option.values().length);
        assertThat(Options.usage().chars()).as("for any console").allMatch(next -> next < 128);
    }
}
