package io.cotangent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documentation quotes of the sources is there. */
class DocumentationTest {
    /** A snippet, after a line with the file that it is from. */
    private static final Pattern SNIPPET =
            Pattern.compile("```java\n// (\\S+)\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({"docs/adding-an-operation.md, 6", "docs/transformations.md, 18"})
    void snippetsAreInTheSources(String document, int snippets) throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve(document))) {
            root = root.getParent();
        }
        Matcher matcher = SNIPPET.matcher(Files.readString(root.resolve(document)));
        int found = 0;
        for (; matcher.find(); found++) {
            String source = Files.readString(root.resolve(matcher.group(1)));
            assertThat(plain(source)).contains(plain(matcher.group(2)));
        }
        assertThat(found).isEqualTo(snippets);
    }

    /** Without differences that formatting makes. */
    private static String plain(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
