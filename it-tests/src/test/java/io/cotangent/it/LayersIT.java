package io.cotangent.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of a value has one direction: each stage knows those before it only. */
class LayersIT {
    private static final String ROOT = "io.cotangent.";

    /** In this order; {@code tree} and {@code function} stand beside. */
    private static final List<String> STAGES =
            List.of(
                    "error",
                    "intrinsics",
                    "array",
                    "op",
                    "trace",
                    "execute",
                    "number",
                    "path",
                    "transform",
                    "loop",
                    "custom",
                    "agent");

    /** What transformations of functions give, and are made with, beside {@code Cotangent}. */
    private static final List<String> DERIVATIVES =
            List.of(
                    "CompiledFunctions",
                    "Derivatives",
                    "JacobianBlocks",
                    "NumberFunction",
                    "Traced");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.cotangent");

    static List<String> stages() {
        return STAGES;
    }

    private static String[] later(String stage) {
        return STAGES.stream()
                .skip(STAGES.indexOf(stage) + 1L)
                .map(later -> ROOT + later + "..")
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aStageKnowsNoLaterOne(String stage) {
        Assertions.assertThat(CLASSES.stream().map(JavaClass::getPackageName))
                .contains(ROOT + stage);
        if (later(stage).length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + stage)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later(stage))
                    .check(CLASSES);
        }
    }

    @Test
    void kernelsAndTreesKnowNoArithmeticOfArrays() {
        String[] stages =
                STAGES.stream().skip(2).map(stage -> ROOT + stage + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "intrinsics", ROOT + "tree", ROOT + "function")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(stages)
                .check(CLASSES);
    }

    @Test
    void arraysKnowNothingOfDerivatives() {
        String[] users = {"Cotangent", "Derivatives", "Vjp", "Jvp"};
        noClasses()
                .that()
                .resideInAPackage("io.cotangent")
                .and()
                .areNotAssignableTo(ROOT + "FirstDerivatives")
                .and()
                .haveNameNotMatching(".*\\.(" + String.join("|", DERIVATIVES) + ")(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "execute",
                        ROOT + "transform",
                        ROOT + "loop",
                        ROOT + "path",
                        ROOT + "tree")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "array", ROOT + "op", ROOT + "trace", ROOT + "execute")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "io\\.cotangent\\.(" + String.join("|", Arrays.asList(users)) + ")")
                .check(CLASSES);
    }
}
