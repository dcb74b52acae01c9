package io.cotangent.agent;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes rewritten classes to a directory, for {@code javap} and for bug reports.
 *
 * @param directory where to, or null for nowhere
 */
record Dump(@Nullable Path directory) {

    /** Writes one class; where that fails, the log says so and the program goes on. */
    void write(String name, byte[] classFile) {
        if (directory == null) {
            return;
        }
        try {
            Path file = directory.resolve(name + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, classFile);
        } catch (IOException | InvalidPathException | SecurityException failure) {
            Failures.log().log(
                    Level.WARNING,
                    "The dump of " + name + " cannot be written to " + directory,
                    failure);
        }
    }
}
