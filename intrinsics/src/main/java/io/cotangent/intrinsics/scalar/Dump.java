package io.cotangent.intrinsics.scalar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes generated classes to the directory that a system property names, for who wants to look.
 */
final class Dump {
    /** The name of the system property. */
    static final String PROPERTY = "cotangent.dump";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Dump() {}

    static void write(byte[] classFile, String listing) {
        String directory = System.getProperty(PROPERTY);
        if (directory == null) {
            return;
        }
        String name = "Numbers" + NUMBER.incrementAndGet();
        try {
            Path path = Files.createDirectories(Path.of(directory));
            Files.write(path.resolve(name + ".class"), classFile);
            Files.writeString(path.resolve(name + ".txt"), listing);
        } catch (IOException e) {
            throw new UncheckedIOException("-D" + PROPERTY + "=" + directory, e);
        }
    }
}
