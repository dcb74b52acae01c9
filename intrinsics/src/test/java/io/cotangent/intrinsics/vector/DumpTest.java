package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.BinaryFunction;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files of generated loops are written where that is wanted. */
class DumpTest {
    @TempDir Path directory;

    @Test
    void classesAreWritten() throws IOException {
        Path to = directory.resolve("loops");
        Definition definition = Functions.of(BinaryFunction.ADD, Elements.DOUBLE).orElseThrow();
        byte[] bytes = new byte[] {1, 2, 3};
        Dump.write(to.toString(), definition.name() + "Numbers", bytes);
        assertThat(to).isDirectoryContaining("glob:**ADD_DOUBLENumbers.class");
        assertThat(to.resolve("ADD_DOUBLENumbers.class")).hasBinaryContent(bytes);
    }
}
