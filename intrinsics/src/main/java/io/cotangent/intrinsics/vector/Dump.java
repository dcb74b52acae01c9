package io.cotangent.intrinsics.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes the class files of generated classes into the directory that the system property {@code
 * cotangent.dump} names, if it does; of classes of one name the last one's stays.
 */
public final class Dump {
    /** The name of the system property. */
    public static final String PROPERTY = "cotangent.dump";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Dump() {}

    /** Writes a class, if that is wanted. */
    static void write(String name, byte[] bytes) {
        String directory = System.getProperty(PROPERTY);
        if (directory != null) {
            write(directory, name, bytes);
        }
    }

    /** Writes a class, and beside it what it computes, as text; the name gets a number. */
    public static void write(String name, byte[] bytes, String listing) {
        String directory = System.getProperty(PROPERTY);
        if (directory != null) {
            String numbered = name + NUMBER.incrementAndGet();
            write(directory, numbered, bytes);
            writeFile(directory, numbered + ".txt", listing.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes a class into a directory, which is made if there is none. */
    static void write(String directory, String name, byte[] bytes) {
        writeFile(directory, name + ".class", bytes);
    }

    private static void writeFile(String directory, String name, byte[] bytes) {
        try {
            Path path = Files.createDirectories(Path.of(directory));
            Files.write(path.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("-D" + PROPERTY + "=" + directory, e);
        }
    }
}
