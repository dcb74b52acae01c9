package io.cotangent.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.error.Weaving;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a class that cannot be rewritten, and of an agent that gets none to rewrite. */
class WeaverTest {
    private static final String SOURCE =
            "package p; class A { Object f(io.cotangent.NDArray x) { return x.sin(); } }";
    private static final int MAJOR = 7;

    private static byte[] weave(int version, String options) {
        Map<String, byte[]> classes = Compiler.compile(8, "p.A", SOURCE);
        byte[] classFile = classes.get("p.A").clone();
        if (version > 0) {
            classFile[MAJOR] = (byte) version;
        }
        return new Weaver(Options.parse(options))
                .weave(Compiler.loader(classes), "p/A", classFile, null);
    }

    @Test
    void aMarkedClassIsRewritten() {
        assertThat(weave(0, "include=p.A")).isNotNull();
        assertThat(weave(0, "include=p.B")).isNull();
    }

    @Test
    void aVersionThatIsTooNewOrTooOldIsLeftAloneAndReported() {
        assertThat(weave(Rewriter.NEWEST_VERSION + 1, "include=p.A")).isNull();
        assertThat(Weaving.failure("p.A")).contains("class-file version " + 73).contains("Java 29");
        assertThat(weave(50, "include=p.A")).isNull();
        assertThat(Weaving.failure("p.A")).contains("class-file version 50");
    }

    @Test
    void aClassThatCannotBeReadIsLeftAloneAndReported() {
        byte[] cut = Compiler.compile(8, "p.A", SOURCE).get("p.A").clone();
        cut[MAJOR + 2] = (byte) 0xff; // The constant pool ends beyond the file.
        Weaver weaver = new Weaver(Options.parse("include=p.Cut"));
        assertThat(weaver.weave(getClass().getClassLoader(), "p/Cut", cut, null)).isNull();
        assertThat(Weaving.failure("p.Cut")).isNotNull();
    }

    /** The JVM of this test has no agent, so that no class comes to be redirected. */
    @Test
    void anAgentThatGetsNoClassesSaysSo() {
        SelfTest.run();
        assertThat(Weaving.failure("io.cotangent.agent.Probe"))
                .contains("did not hand a new class to the agent");
    }
}
