package io.cotangent.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of rules in the documentation is the library's. */
class DocumentTest {
    private static final String DOCUMENT = "docs/simplification.md";
    private static final String BEGIN = "<!-- rules: compared with the library by the tests -->";
    private static final String END = "<!-- end of rules -->";

    @Test
    void documentHasTheRules() throws IOException {
        String text = Files.readString(document());
        assertThat(text).contains(BEGIN).contains(END);
        String table = text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
        List<String> rows = table.strip().lines().skip(2).toList();
        assertThat(rows).isEqualTo(Rules.table().stream().map(DocumentTest::row).toList());
    }

    private static String row(Rule rule) {
        String pattern = rule.pattern().replace("|", "\\|").replace("*", "\\*");
        return "| " + rule.name() + " | " + pattern + " | " + rule.reason() + " |";
    }

    private static Path document() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve(DOCUMENT))) {
            directory = directory.getParent();
        }
        return directory.resolve(DOCUMENT);
    }
}
