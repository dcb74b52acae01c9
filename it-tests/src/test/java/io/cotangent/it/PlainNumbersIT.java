package io.cotangent.it;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Derivatives of programs, and through libraries, that compute with plain numbers. */
class PlainNumbersIT {
    @Test
    void librariesAsTheyAreInTheirJars() {
        Jvm.withAgent()
                .libraries("commons-math3", "hipparchus-core")
                .options("include=plainlib.**;org.apache.commons.math3.**;org.hipparchus.**")
                .flags("-Xverify:all")
                .run("plainlib.Main")
                .assertChecked();
    }

    @Test
    void numbersAndArraysInOneFunction() {
        Jvm.withAgent().options("include=mixed.*").run("mixed.Main").assertChecked();
    }

    @Test
    void manyScenariosAtOnce() {
        Jvm.withAgent().options("include=scenarios.*").run("scenarios.Main").assertChecked();
    }

    @Test
    void whatNobodyMarked() {
        Jvm.withAgent().run("unwoven.Main").assertChecked();
    }

    @Test
    void whatJavasOwnClassesMove() {
        Jvm.withAgent().options("include=movers.*").run("movers.Main").assertChecked();
    }

    @Test
    void wholeFunctionsAgainstReferenceValues() {
        Path programs =
                Path.of(System.getProperty("project.basedir"))
                        .resolve("src/test/resources/fixtures/programs.jsonl");
        Jvm.withAgent()
                .libraries("gson")
                .options("include=scalars.*")
                .run("scalars.Main", programs.toString())
                .assertChecked();
    }
}
