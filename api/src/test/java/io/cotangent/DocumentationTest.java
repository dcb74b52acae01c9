package io.cotangent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation quotes of the sources is there. */
class DocumentationTest {
    private static final String DOCUMENT = "docs/adding-an-operation.md";

    /** A snippet, after a line with the file that it is from. */
    private static final Pattern SNIPPET =
            Pattern.compile("```java\n// (\\S+)\n(.*?)```", Pattern.DOTALL);

    @Test
    void snippetsAreInTheSources() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve(DOCUMENT))) {
            root = root.getParent();
        }
        Matcher snippets = SNIPPET.matcher(Files.readString(root.resolve(DOCUMENT)));
        int found = 0;
        for (; snippets.find(); found++) {
            String source = Files.readString(root.resolve(snippets.group(1)));
            assertThat(plain(source)).contains(plain(snippets.group(2)));
        }
        assertThat(found).isEqualTo(6);
    }

    /** Without differences that formatting makes. */
    private static String plain(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
