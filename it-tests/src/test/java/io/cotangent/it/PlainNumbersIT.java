package io.cotangent.it;

import java.nio.file.Path;
import java.util.List;
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
    void derivativeRulesOfMethodsAndFunctions() {
        Jvm.withAgent()
                .options(
                        "include=ruled.*"
                                + ",vjp=ruled.foreign.Outside.table:ruled.Rules.tableRule"
                                + ",jvp=ruled.foreign.Outside.halve:ruled.Rules.halveRule")
                .run("ruled.Main")
                .assertChecked();
    }

    @Test
    void manyScenariosAtOnce() {
        Jvm.withAgent()
                .options("include=scenarios.*;models.*")
                .run("scenarios.Main")
                .assertChecked();
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
    void whatJavasOwnClassesSee() {
        Jvm.withAgent().options("include=seen.*").run("seen.Main").assertChecked();
    }

    @Test
    void boxesThroughJavasOwnClassesIntoFunctions() {
        Jvm.withAgent().options("include=combinators.*").run("combinators.Main").assertChecked();
    }

    @Test
    void classesThatComeInOtherWays() {
        Jvm.withAgent().options("include=loading.*").run("loading.Main").assertChecked();
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

    @Test
    void randomProgramsAgainstDifferencesAndArrays() {
        Jvm.withAgent()
                .options("include=generated.**")
                .flags(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC") // each program is run a few times
                .run("generated.Main", "1", "150", "15")
                .assertChecked();
    }

    @Test
    void objectivesOfABenchmarkAgainstReferenceValues() {
        Path folder =
                Path.of(System.getProperty("project.basedir"))
                        .resolve("src/test/resources/adbench");
        Jvm.withAgent()
                .libraries("gson")
                .options("include=adbench.*;models.*")
                .run("adbench.Main", folder.toString())
                .assertChecked();
    }

    @Test
    void testsOfALibraryAsWithoutTheAgentAndWhileADerivativeIsTaken() {
        Jvm suite =
                Jvm.withAgent()
                        .libraries("commons-math3", "commons-math3-tests", "junit", "hamcrest-core")
                        .options("include=org.apache.commons.math3.**")
                        .flags("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        for (String mode : List.of("plain", "traced")) {
            suite.run(tests(mode)).assertChecked();
        }
    }

    private static String[] tests(String mode) {
        Path jar = Jvm.library("commons-math3-tests");
        String library = "org.apache.commons.math3.";
        return new String[] {
            "suite.Main",
            mode,
            jar.toString(),
            library + "special",
            library + "linear.QRD",
            library + "linear.LUD",
            library + "linear.CholeskyD",
            library + "linear.Hessenberg",
            library + "linear.Tri",
            library + "linear.Schur",
            library + "linear.Array2D",
            library + "analysis.integration.Romberg",
            library + "analysis.integration.Simpson",
            library + "analysis.integration.Trapezoid",
            library + "analysis.interpolation.Spline",
            library + "analysis.interpolation.Neville",
            library + "analysis.solvers.Brent",
            library + "analysis.solvers.Newton",
            library + "analysis.solvers.Secant",
            library + "analysis.solvers.Laguerre",
            library + "ode.nonstiff.DormandPrince853I",
            library + "ode.nonstiff.DormandPrince54I",
            library + "ode.events"
        };
    }
}
