package io.cotangent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JVM to start: with the agent or without, on the programs that were compiled for it.
 *
 * @param agent the agent's options, null for no agent
 * @param flags further flags
 * @param classPath further places of classes
 */
record Jvm(@Nullable String agent, List<String> flags, List<Path> classPath) {
    static final Path AGENT = path("cotangent.agent.jar");
    static final Path PROGRAMS = path("cotangent.programs");
    static final Path VENDOR = path("cotangent.vendor.jar");
    private static final Path LIBRARIES = path("cotangent.lib");
    private static final int PATIENCE_SECONDS = 300;

    private static Path path(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
    }

    /** With the agent, without options. */
    static Jvm withAgent() {
        return new Jvm("", List.of(), List.of(PROGRAMS, VENDOR));
    }

    /** Without the agent. */
    static Jvm plain() {
        return new Jvm(null, List.of(), List.of(PROGRAMS, VENDOR));
    }

    /** With options of the agent. */
    Jvm options(String options) {
        return new Jvm(options, flags, classPath);
    }

    /** The jar of a library. */
    static Path library(String name) {
        return LIBRARIES.resolve(name + ".jar");
    }

    /** With libraries, by the names of their jars. */
    Jvm libraries(String... names) {
        Stream<Path> jars = Stream.of(names).map(Jvm::library);
        return new Jvm(agent, flags, Stream.concat(classPath.stream(), jars).toList());
    }

    /** With flags of the JVM. */
    Jvm flags(String... more) {
        return new Jvm(agent, Stream.concat(flags.stream(), Stream.of(more)).toList(), classPath);
    }

    /** With these places of classes, and the agent's jar, instead of the programs. */
    Jvm places(Path... places) {
        return new Jvm(agent, flags, List.of(places));
    }

    /** What a JVM left. */
    record Result(int status, String out, String err) {
        /** The output of a program whose checks all passed. */
        void assertChecked() {
            assertThat(this.toString()).doesNotContain("FAILED");
            assertThat(status).as(this.toString()).isZero();
            assertThat(out.strip()).as(this.toString()).matches("(?s).*[1-9]\\d* passed, 0 failed");
        }
    }

    /** Runs a main class, or a source file, or any other way to start a program. */
    Result run(String... main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (agent != null) {
            command.add("-javaagent:" + AGENT + (agent.isEmpty() ? "" : "=" + agent));
        }
        command.add("--add-modules=jdk.incubator.vector");
        command.addAll(flags);
        command.add("-cp");
        command.add(
                Stream.concat(Stream.of(AGENT), classPath.stream())
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.addAll(List.of(main));
        return start(command);
    }

    private static Result start(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            CompletableFuture<String> err =
                    CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            CompletableFuture<String> out =
                    CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end; it printed " + out.join());
            }
            return new Result(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(java.io.InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
