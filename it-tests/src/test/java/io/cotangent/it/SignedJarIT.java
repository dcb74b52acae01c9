package io.cotangent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain numbers through a library whose jar is signed. */
class SignedJarIT {
    private static final String LIBRARY =
            """
            package lib;
            import java.util.function.DoubleUnaryOperator;
            public class Curve {
                private double scale;
                public record Point(double x, double y) {}
                public Curve(double scale) { this.scale = scale; }
                public Point at(double t) {
                    DoubleUnaryOperator stretch = v -> v * scale;
                    return new Point(stretch.applyAsDouble(Math.sin(t)), t * t);
                }
            }
            """;

    private static final String PROGRAM =
            """
            package app;
            import io.cotangent.Cotangent;
            import lib.Curve;
            public class App {
                static double f(double scale, double t) {
                    Curve.Point point = new Curve(scale).at(t);
                    return point.x() + scale * point.y();
                }
                public static void main(String[] args) {
                    if (Curve.class.getSigners() == null) {
                        throw new AssertionError("nobody signed it");
                    }
                    double[] slopes = Cotangent.grad(App::f).apply(2, 0);
                    System.out.println(slopes[0] + " " + slopes[1]);
                }
            }
            """;

    @TempDir private Path directory;

    private Path compiled(String type, String source, Path... places) throws IOException {
        Path file = Files.writeString(directory.resolve(type + ".java"), source);
        Path out = directory.resolve(type);
        List<String> path = new ArrayList<>();
        for (Path place : places) {
            path.add(place.toString());
        }
        String[] arguments = {
            "-proc:none",
            "-cp",
            String.join(File.pathSeparator, path),
            "-d",
            out.toString(),
            file.toString()
        };
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        return out;
    }

    /** Runs a program of the JDK. */
    private static void tool(String name, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(new String(output, StandardCharsets.UTF_8)).isZero();
    }

    private Path signed(Path classes) throws IOException, InterruptedException {
        String jar = directory.resolve("lib.jar").toString();
        String keys = directory.resolve("keys").toString();
        tool("jar", "--create", "--file", jar, "-C", classes.toString(), ".");
        tool(
                "keytool",
                "-genkeypair",
                "-alias",
                "tester",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Tester",
                "-keystore",
                keys,
                "-storepass",
                "password");
        tool("jarsigner", "-keystore", keys, "-storepass", "password", jar, "tester");
        return Path.of(jar);
    }

    @Test
    void isDifferentiatedAsAnyOther() throws IOException, InterruptedException {
        Path lib = signed(compiled("Curve", LIBRARY));
        Path app = compiled("App", PROGRAM, lib, Jvm.AGENT);
        Jvm.Result result =
                Jvm.withAgent()
                        .options("include=lib.*;app.*")
                        .places(lib, app)
                        .flags("-Xverify:all")
                        .run("app.App");
        assertThat(result.out()).as(result.toString()).isEqualToIgnoringNewLines("0.0 2.0");
    }
}
