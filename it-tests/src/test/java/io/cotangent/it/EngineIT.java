package io.cotangent.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Programs that are run again and again: compiled at once, after some runs, or never. */
class EngineIT {
    @Test
    void resultsDoNotDependOnWhenProgramsAreCompiled() {
        String expected = digest("1000000");
        assertThat(digest("0")).isEqualTo(expected);
        assertThat(digest("1", "-Dcotangent.threads=1")).isEqualTo(expected);
        assertThat(digest("1", "-Dcotangent.threads=3")).isEqualTo(expected);
    }

    @Test
    void whatIsCompiledAtOncePassesAsWell() {
        Jvm jvm = Jvm.withAgent().flags("-Dcotangent.compile.after=0");
        jvm.run("identities.Main").assertChecked();
        jvm.run("jacobians.Main").assertChecked();
        jvm.run("compiled.Main").assertChecked();
        jvm.run("nans.Main").assertChecked();
    }

    private static String digest(String runs, String... flags) {
        Jvm.Result result =
                Jvm.withAgent()
                        .options("include=engine.*")
                        .flags("-Dcotangent.compile.after=" + runs)
                        .flags(flags)
                        .run("engine.Main");
        result.assertChecked();
        String line =
                result.out()
                        .lines()
                        .filter(each -> each.startsWith("digest "))
                        .findFirst()
                        .orElseThrow();
        assertThat(line).matches("digest -?[1-9]\\d*");
        return line;
    }
}
