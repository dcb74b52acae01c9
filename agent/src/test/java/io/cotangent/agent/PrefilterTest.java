package io.cotangent.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefilterTest {
    private final ClassLoader loader = getClass().getClassLoader();
    private final Module unnamed = loader.getUnnamedModule();

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "Notebook",
                "com/acme/Model",
                "io/cotangent/it/Fixture",
                "io/cotangent/agent/deep/Model",
                "io/cotangents/Model",
                "io/cotangent/agent/Probe",
                "javax/acme/Model"
            })
    void letsUsersThrough(String name) {
        assertThat(Prefilter.isUsers(unnamed, loader, name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/String",
                "jdk/internal/misc/VM",
                "sun/misc/Unsafe",
                "io/cotangent/NDArray",
                "io/cotangent/agent/SelfTest",
                "io/cotangent/array/DenseArray",
                "io/cotangent/custom/CustomSites",
                "io/cotangent/error/ShapeException",
                "io/cotangent/execute/Interpreter",
                "io/cotangent/intrinsics/Kernels",
                "io/cotangent/op/Op",
                "io/cotangent/trace/CallSites",
                "io/cotangent/transform/Forward",
                "io/cotangent/tree/Tree"
            })
    void leavesTheJdkAndTheLibraryAlone(String name) {
        assertThat(Prefilter.isUsers(unnamed, loader, name)).isFalse();
    }

    @Test
    void takesWhatNumbersPassThroughOnTheirWayToTheUser() {
        assertThat(Prefilter.isOnTheWay("io/cotangent/function/DoubleFn1")).isTrue();
        assertThat(Prefilter.isOnTheWay("io/cotangent/NumberFunction")).isTrue();
        assertThat(Prefilter.isUsers(unnamed, loader, "io/cotangent/function/DoubleFn1")).isTrue();
        assertThat(Prefilter.isOnTheWay("io/cotangent/Cotangent")).isFalse();
    }

    @Test
    void leavesTheModulesOfTheJdkAlone() {
        assertThat(
                        Prefilter.isUsers(
                                java.util.logging.Logger.class.getModule(), loader, "com/acme/A"))
                .isFalse();
        assertThat(Prefilter.isUsers(unnamed, null, "com/acme/A")).isFalse();
    }

    @Test
    void leavesClassesWithoutArraysAlone() {
        byte[] classFile = Compiler.compile(25, "A", "class A {}").get("A");
        Prefilter prefilter = new Prefilter(Options.parse("include=**"));
        assertThat(prefilter.transform(unnamed, loader, "A", null, null, classFile)).isNull();
    }

    @Test
    void letsClassesThroughThatOptionsGiveRulesFor() {
        byte[] classFile =
                Compiler.compile(25, "A", "class A { static Object f(Object x) { return x; } }")
                        .get("A");
        Prefilter prefilter = new Prefilter(Options.parse("vjp=A.f:B.g"));
        assertThat(prefilter.transform(unnamed, loader, "A", null, null, classFile)).isNotNull();
        assertThat(prefilter.transform(unnamed, loader, "C", null, null, classFile)).isNull();
    }
}
