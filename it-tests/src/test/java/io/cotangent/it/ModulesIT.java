package io.cotangent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs in named modules. */
class ModulesIT {
    private static final Path BASE = Path.of(System.getProperty("project.basedir"));
    private static final String PROGRAM =
            """
            package app;
            import io.cotangent.*;
            import java.util.function.UnaryOperator;
            @Differentiable
            public class App {
                record Point(NDArray x) {}
                static NDArray f(Point p) {
                    UnaryOperator<NDArray> square = NDArray::square;
                    return square.apply(p.x()).mul(p.x()).sum();
                }
                public static void main(String[] args) {
                    System.out.println(Cotangent.grad(App::f).apply(new Point(NDArray.of(1, 2))).x());
                }
            }
            """;

    private static final String LIBRARY =
            """
            package lib;
            import java.util.function.DoubleUnaryOperator;
            public class Curve {
                private final double scale;
                public record Point(double x, double y) {}
                public Curve(double scale) { this.scale = scale; }
                public Point at(double t) {
                    DoubleUnaryOperator stretch = v -> v * scale;
                    return new Point(stretch.applyAsDouble(Math.sin(t)), t * t);
                }
            }
            """;

    private static final String ITS_USER =
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
                    double[] slopes = Cotangent.grad(App::f).apply(2, 0);
                    System.out.println(slopes[0] + " " + slopes[1]);
                }
            }
            """;

    @TempDir private Path directory;

    /** Compiles and runs the program against a library that is a module of some name. */
    private Jvm.Result run(String module, String library) throws IOException {
        Path app = Files.createDirectories(directory.resolve("app"));
        Path source = Files.writeString(app.resolve("App.java"), PROGRAM);
        String descriptor = "module app { requires %1$s; opens app to %1$s; }".formatted(module);
        Path info = Files.writeString(directory.resolve("module-info.java"), descriptor);
        String out = directory.resolve("classes").toString();
        String[] arguments = {
            "-proc:none",
            "-Xlint:all,-requires-automatic",
            "-Werror",
            "-p",
            library,
            "-d",
            out,
            info.toString(),
            source.toString()
        };
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        return Jvm.withAgent()
                .places()
                .flags("-p", library + File.pathSeparator + out)
                .run("-m", "app/app.App");
    }

    /** Compiles a module with one class, for the module path. */
    private String compiled(String name, String descriptor, String source, String modules)
            throws IOException {
        Path home = Files.createDirectories(directory.resolve("source-" + name));
        Path info = Files.writeString(home.resolve("module-info.java"), descriptor);
        String type = source.substring(source.indexOf("class ") + 6, source.indexOf(" {"));
        Path file = Files.writeString(home.resolve(type + ".java"), source);
        String out = directory.resolve(name).toString();
        String[] arguments = {
            "-proc:none", "-p", modules, "-d", out, info.toString(), file.toString()
        };
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        return out;
    }

    /** A module of numbers that has never heard of the library, and one that has. */
    private void differentiateModule(String module, String library) throws IOException {
        String lib = compiled("lib", "module lib { exports lib; }", LIBRARY, library);
        String modules = library + File.pathSeparator + lib;
        String descriptor = "module app { requires %s; requires lib; }".formatted(module);
        String app = compiled("app", descriptor, ITS_USER, modules);
        Jvm.Result result =
                Jvm.withAgent()
                        .options("include=lib.*;app.*")
                        .places()
                        .flags("-p", modules + File.pathSeparator + app)
                        .run("-m", "app/app.App");
        assertThat(result.out()).as(result.toString()).isEqualToIgnoringNewLines("0.0 2.0");
    }

    @Test
    void plainNumbersOfModulesThatKnowNothingOfTheLibrary() throws IOException {
        differentiateModule("io.cotangent", Jvm.AGENT.toString());
    }

    @Test
    void plainNumbersBesideTheModulesThemselves() throws IOException {
        differentiateModule("io.cotangent.api", modulesThemselves());
    }

    private static String modulesThemselves() {
        String api = BASE.resolve("../api/target/classes").toString();
        String intrinsics = BASE.resolve("../intrinsics/target/classes").toString();
        return api + File.pathSeparator + intrinsics;
    }

    @Test
    void onTheAgentsJar() throws IOException {
        Jvm.Result result = run("io.cotangent", Jvm.AGENT.toString());
        assertThat(result.out()).as(result.toString()).isEqualToIgnoringNewLines("[ 3. 12.]");
    }

    @Test
    void onTheModulesThemselves() throws IOException {
        Jvm.Result result = run("io.cotangent.api", modulesThemselves());
        assertThat(result.out()).as(result.toString()).isEqualToIgnoringNewLines("[ 3. 12.]");
    }
}
