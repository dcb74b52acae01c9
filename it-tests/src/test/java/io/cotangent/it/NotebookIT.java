package io.cotangent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The notebook, marked in each way that there is. */
class NotebookIT {
    private static final Path SOURCE =
            Path.of(System.getProperty("project.basedir")).resolve("../docs/Notebook.java");

    @Test
    void annotated() {
        Jvm.withAgent().run("notebook.Main", "annotated").assertChecked();
    }

    @Test
    void included() {
        Jvm.withAgent()
                .options("include=notebook.Plain")
                .run("notebook.Main", "included")
                .assertChecked();
    }

    @Test
    void inAJarOfOldClassFiles() {
        Jvm.withAgent().options("include=vendor.**").run("notebook.Main", "vendor").assertChecked();
    }

    @Test
    void notMarkedAtAll() {
        Jvm.Result result = Jvm.withAgent().run("notebook.Main", "vendor");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("UnmarkedCodeException", "vendor.Layers.func", "include=vendor.Layers")
                .contains("Layers.java:");
    }

    @Test
    void bySourceLauncherWithTheAgentsJarAlone() {
        Jvm.Result result = Jvm.withAgent().places().run(SOURCE.toString());
        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(result.out())
                .contains("[  3.08060461   4.15627655 -12.32241845]")
                .contains("[ 2.10806046 -0.77655852 -8.16120922]")
                .contains("grad of loss, A");
    }

    @Test
    void withoutTheAgent() {
        Jvm.Result result = Jvm.plain().run("notebook.Main", "annotated");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("AgentMissingException", "-javaagent:cotangent-agent.jar")
                .contains("--add-modules jdk.incubator.vector")
                .contains("Main.java:");
    }
}
