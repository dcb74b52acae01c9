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

    @Test
    void onTheAgentsJar() throws IOException {
        Jvm.Result result = run("io.cotangent", Jvm.AGENT.toString());
        assertThat(result.out()).as(result.toString()).isEqualToIgnoringNewLines("[ 3. 12.]");
    }

    @Test
    void onTheModulesThemselves() throws IOException {
        String api = BASE.resolve("../api/target/classes").toString();
        String intrinsics = BASE.resolve("../intrinsics/target/classes").toString();
        Jvm.Result result = run("io.cotangent.api", api + File.pathSeparator + intrinsics);
        assertThat(result.out()).as(result.toString()).isEqualToIgnoringNewLines("[ 3. 12.]");
    }
}
