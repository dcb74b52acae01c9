package io.cotangent.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpTest {
    private static final byte[] BYTES = {1, 2, 3};

    @Test
    void writesByPackage(@TempDir Path directory) {
        new Dump(directory).write("com/acme/Model$Layer", BYTES);
        assertThat(directory.resolve("com/acme/Model$Layer.class")).hasBinaryContent(BYTES);
    }

    @Test
    void failsInTheLogOnly(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatCode(() -> new Dump(file).write("com/acme/Model", BYTES))
                .doesNotThrowAnyException();
    }

    @Test
    void writesNothingWithoutADirectory() {
        assertThatCode(() -> new Dump(null).write("Model", BYTES)).doesNotThrowAnyException();
    }
}
