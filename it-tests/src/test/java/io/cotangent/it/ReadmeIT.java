package io.cotangent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README says of errors is what users see. */
class ReadmeIT {
    private static final Path README =
            Path.of(System.getProperty("project.basedir")).resolve("../README.md");

    @Test
    void theTableOfErrorsHasTheRealMessages() throws IOException {
        Jvm.Result result = Jvm.withAgent().run("readme.Mistakes");
        assertThat(result.status()).as(result.toString()).isZero();
        String readme = Files.readString(README);
        int start = readme.indexOf("|---|---|\n", readme.indexOf("<!-- errors:"));
        String table =
                readme.substring(
                        start + "|---|---|\n".length(), readme.indexOf("<!-- end of errors -->"));
        assertThat(table).isEqualToNormalizingNewlines(result.out());
    }
}
