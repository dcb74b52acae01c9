package io.cotangent.intrinsics.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the class files of generated loops into the directory that the system property {@code
 * cotangent.dump} names, if it does; of classes of one name the last one's stays.
 */
final class Dump {
    /** The name of the system property. */
    static final String PROPERTY = "cotangent.dump";

    private static final String DIRECTORY = System.getProperty(PROPERTY);

    private Dump() {}

    /** Writes a class, if that is wanted. */
    static void write(String name, byte[] bytes) {
        if (DIRECTORY != null) {
            write(DIRECTORY, name, bytes);
        }
    }

    /** Writes a class into a directory, which is made if there is none. */
    static void write(String directory, String name, byte[] bytes) {
        try {
            Path path = Files.createDirectories(Path.of(directory));
            Files.write(path.resolve(name + ".class"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("-D" + PROPERTY + "=" + directory, e);
        }
    }
}
