package io.cotangent.it;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Programs that check themselves, each in a JVM of its own with the agent. */
class ProgramsIT {
    @Test
    void everyWayToCallAnOperation() {
        Jvm.withAgent().options("include=language.*").run("language.Main").assertChecked();
    }

    @Test
    void derivativesWithinDerivativesAndValuesThatLeaveThem() {
        Jvm.withAgent().run("nesting.Main").assertChecked();
    }

    @Test
    void theGuide() {
        Jvm.withAgent().run("guide.Main").assertChecked();
    }

    @Test
    void jacobiansHessiansAndLinearMaps() {
        Jvm.withAgent().run("jacobians.Main").assertChecked();
    }

    @Test
    void functionsOfOneElementRunForABatch() {
        Jvm.withAgent().run("batches.Main").assertChecked();
    }

    @Test
    void functionsThatAreComputedAgainInReverse() {
        Jvm.withAgent().run("checkpoints.Main").assertChecked();
    }

    @Test
    void identitiesBetweenTransformationsOfRandomFunctions() {
        Jvm.withAgent().run("identities.Main").assertChecked();
    }

    @Test
    void longLoopsThatKeepFewStates() {
        Jvm.withAgent().run("longloops.Main").assertChecked();
    }

    @Test
    void aLoopWhoseStatesDoNotFitIntoMemory() {
        Jvm.withAgent().flags("-Xmx160m").run("longloops.Main", "true").assertChecked();
    }

    @Test
    void valuesThatAreDefinedByEquations() {
        Jvm.withAgent().run("implicit.Main").assertChecked();
    }

    @Test
    void parametersAndResultsOfAllKinds() {
        Jvm.withAgent().run("trees.Main").assertChecked();
    }

    @Test
    void errorsAtTheUsersLine() {
        Jvm.withAgent().run("errors.Main").assertChecked();
    }

    @Test
    void resultsInMemoryThatNobodyHasCleaned() {
        Jvm.withAgent().run("unwritten.Main").assertChecked();
    }

    @Test
    void optimisers() {
        Jvm.withAgent().run("optimisers.Main").assertChecked();
    }

    @Test
    void checksOfDerivatives() {
        Jvm.withAgent().run("gradients.Main").assertChecked();
    }

    @Test
    void samplesOfDensities() {
        Jvm.withAgent().run("hmc.Main").assertChecked();
    }

    @Test
    void nonlinearRegressionsThatAreCertified() {
        Path problems =
                Path.of(System.getProperty("project.basedir")).resolve("src/test/resources/nist");
        Jvm.withAgent()
                .options("include=nist.*")
                .run("nist.Main", problems.toString())
                .assertChecked();
    }

    @Test
    void functionsThatAreReplayed() {
        Jvm.withAgent().run("compiled.Main").assertChecked();
    }

    @Test
    void whereNaNsArise() {
        Jvm.withAgent().run("nans.Main").assertChecked();
        Jvm.withAgent()
                .flags("-Dcotangent.debug.nans=true")
                .run("nans.Main", "everywhere")
                .assertChecked();
    }

    @Test
    void pathsAsPrograms() {
        Jvm.withAgent().run("traced.Main").assertChecked();
    }

    @Test
    void threads() {
        Jvm.withAgent().run("threads.Main").assertChecked();
    }

    @Test
    void aMillionOperationsOnASmallStack() {
        Jvm.withAgent().flags("-Xss256k", "-Xmx3g").run("deep.Main").assertChecked();
    }

    @Test
    void jacobiansWithManyZeros() {
        Jvm.withAgent().run("sparse.Main").assertChecked();
    }

    @Test
    void attachedToAJvmThatRuns() {
        Jvm.plain()
                .flags("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading")
                .run("attach.Main", Jvm.AGENT.toString())
                .assertChecked();
    }

    @Test
    void aLoaderThatCanGo() {
        Jvm.withAgent()
                .options("include=vendor.*")
                .places(Jvm.PROGRAMS)
                .flags("-Xmx256m")
                .run("loaders.Main", Jvm.VENDOR.toString())
                .assertChecked();
    }

    @Test
    void derivativesThatTheUserGives() {
        Jvm.withAgent()
                .options(
                        "jvp=vendor.Iterations.squareRoot(NDArray,int):custom.Rules.squareRoot,"
                                + "vjp=vendor.Iterations.Scale.both:custom.Rules.both")
                .run("custom.Main")
                .assertChecked();
    }
}
