package io.cotangent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The one jar that users take: all that is needed, and nothing under another's name. */
class JarIT {
    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(Jvm.AGENT.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    @Test
    void holdsItsOwnPackagesOnly() throws IOException {
        assertThat(entries())
                .allMatch(name -> name.startsWith("io/cotangent/") || name.startsWith("META-INF/"))
                .noneMatch(name -> name.endsWith("module-info.class"))
                .noneMatch(name -> name.startsWith("META-INF/versions/"))
                .noneMatch(name -> name.startsWith("io/cotangent/it"))
                .contains(
                        "io/cotangent/NDArray.class",
                        "io/cotangent/intrinsics/Kernels.class",
                        "io/cotangent/agent/CotangentAgent.class",
                        "io/cotangent/agent/shaded/asm/ClassReader.class",
                        "META-INF/LICENSE");
        assertThat(entries()).doesNotHaveDuplicates();
    }

    @Test
    void isAnAgent() throws IOException {
        try (JarFile jar = new JarFile(Jvm.AGENT.toFile())) {
            Attributes attributes = jar.getManifest().getMainAttributes();
            String agent = "io.cotangent.agent.CotangentAgent";
            assertThat(attributes.getValue("Premain-Class")).isEqualTo(agent);
            assertThat(attributes.getValue("Agent-Class")).isEqualTo(agent);
            assertThat(attributes.getValue("Main-Class")).isEqualTo(agent);
            assertThat(attributes.getValue("Can-Retransform-Classes")).isEqualTo("true");
            assertThat(attributes.getValue("Automatic-Module-Name")).isEqualTo("io.cotangent");
            assertThat(attributes.getValue("Implementation-Version")).isNotBlank();
        }
    }
}
