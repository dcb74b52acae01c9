package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.op.Binary;
import io.cotangent.op.Boundary;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.trace.CallSites;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * That nothing is forgotten: each operation is among the {@link Functions} that {@link RulesTest}
 * tries, and is redirected. Who adds an operation adds a line there.
 */
class CompletenessTest {
    /** Primitives that are batched one element of the batch after the other, and why. */
    private static final Map<Class<?>, String> LOOPS = Map.of();

    /** Primitives that no function of arrays needs, and why. */
    private static final Map<String, String> NOT_TRIED =
            Map.ofEntries(
                    Map.entry(
                            Binary.class.getName() + "." + Binary.LOG_GAMMA_CURVATURE,
                            "occurs in second derivatives of gamma draws only, where RulesTest tries it"),
                    Map.entry(
                            Boundary.class.getName() + "." + Boundary.ENTER,
                            "occurs in checked functions only, which the integration tests try"),
                    Map.entry(
                            Boundary.class.getName() + "." + Boundary.LEAVE,
                            "occurs in checked functions only, which the integration tests try"),
                    Map.entry(
                            "io.cotangent.custom.CustomCall",
                            "calls a user's function: CustomRulesTest tries it"),
                    Map.entry(
                            "io.cotangent.custom.TransposedRule",
                            "calls a user's rule: CustomRulesTest tries it"),
                    Map.entry(
                            "io.cotangent.loop.Loop",
                            "runs a user's step: the program longloops tries it"),
                    Map.entry(
                            "io.cotangent.loop.ReverseLoop",
                            "runs a user's step in reverse: the program longloops tries it"),
                    Map.entry(
                            "io.cotangent.transform.Block",
                            "runs any program: the tests of checkpoints try it"),
                    Map.entry(
                            "io.cotangent.solve.LinearSolve",
                            "runs a user's operator: the program implicit tries it"),
                    Map.entry(
                            "io.cotangent.solve.ImplicitValue",
                            "runs a user's equation: the program implicit tries it"),
                    Map.entry(
                            "io.cotangent.solve.Search",
                            "runs a user's solver: the program implicit tries it"),
                    Map.entry(
                            "io.cotangent.solve.Separately",
                            "runs another operation: the program implicit tries it"),
                    Map.entry(
                            "io.cotangent.ode.Flow",
                            "runs a user's slope: the program implicit tries it"),
                    Map.entry(
                            "io.cotangent.ode.Ordered",
                            "occurs before a flow only: the program implicit tries it"));

    /** Methods of the vocabulary that are no methods of arrays: what rules are written with. */
    private static final Set<String> FOR_RULES =
            Set.of(
                    "apply",
                    "applyAll",
                    "broadcast",
                    "cast",
                    "floating",
                    "extreme",
                    "fitted",
                    "function",
                    "last",
                    "observe",
                    "onesLike",
                    "requireNumbers",
                    "places",
                    "reshape",
                    "rootOrZero",
                    "spread",
                    "sumOf",
                    "zeros",
                    "zerosLike");

    /** Methods of the array that are not redirected, as they do not compute with one. */
    private static final Map<String, String> NOT_REDIRECTED =
            new TreeMap<>(
                    Map.of(
                            "dtype", "known of a traced array",
                            "shape", "known of a traced array",
                            "rank", "known of a traced array",
                            "size", "known of a traced array",
                            "equals", "a traced array's own observation",
                            "hashCode", "a traced array's own observation",
                            "toString", "a traced array's own observation"));

    /** Makers of arrays from Java numbers: there is nothing to differentiate. */
    private static final Set<String> MAKERS =
            Set.of("of", "zeros", "ones", "full", "arange", "linspace", "eye", "diag");

    @Test
    void everyOperationIsTried() {
        Set<String> called = new TreeSet<>();
        Ops probe = Probe.noting(called);
        for (Functions function : Functions.all()) {
            assertThat(function.body().apply(probe, function.draws(0))).isNotNull();
        }
        Set<String> operations =
                vocabulary()
                        .filter(CompletenessTest::isRedirected)
                        .map(Probe::key)
                        .collect(Collectors.toCollection(TreeSet::new));
        operations.removeAll(called);
        assertThat(operations)
                .as("operations that no entry of Functions tries: add a line for each")
                .isEmpty();
    }

    @Test
    void everyPrimitiveIsTried() {
        Set<String> seen = new TreeSet<>();
        for (Functions function : Functions.all()) {
            Differentiated derivation = new Differentiated(function.body(), function.draws(0));
            List<Integer> all = IntStream.range(0, function.shapes().length).boxed().toList();
            Primitives.collect(Forward.jvp(derivation.program(), all, 1), seen);
            Primitives.collect(Reverse.vjp(derivation.program(), all, 1), seen);
        }
        Set<String> missing = Primitives.all();
        missing.removeAll(seen);
        assertThat(missing)
                .as("primitives that no entry of Functions leads to: add a line for each")
                .isEqualTo(NOT_TRIED.keySet());
    }

    @Test
    void everyPrimitiveSaysHowItIsBatched() {
        Set<Class<?>> loops =
                Primitives.types().stream()
                        .filter(type -> batch(type).getDeclaringClass() == Op.class)
                        .collect(Collectors.toSet());
        assertThat(loops)
                .as("primitives without a batching rule: write one, or give the reason here")
                .isEqualTo(LOOPS.keySet());
    }

    private static Method batch(Class<?> type) {
        try {
            return type.getMethod("batch", Ops.class, NDArray[].class, boolean[].class);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyWordOfTheVocabularyIsAMethodOfArrays() {
        Set<String> others =
                vocabulary()
                        .filter(method -> !isRedirected(method))
                        .map(Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(others)
                .as("methods of Ops without a face: add one to NDArray, Linalg or Nn")
                .isSubsetOf(FOR_RULES);
    }

    @Test
    void everyMethodOfArraysIsRedirected() {
        Set<String> others =
                CallSites.owners().stream()
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .filter(method -> !isRedirected(method))
                        .filter(method ->
                                !(Modifier.isStatic(method.getModifiers())
                                        && MAKERS.contains(method.getName())))
                        .filter(method -> !isOfKeyAlone(method))
                        .map(Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(others)
                .as("methods of arrays that the agent does not redirect: add them to Ops")
                .isEqualTo(NOT_REDIRECTED.keySet());
    }

    /** Whether the method has a key and no array: there is nothing to differentiate. */
    private static boolean isOfKeyAlone(Method method) {
        return method.getDeclaringClass() == Rng.class
                && !List.of(method.getParameterTypes()).contains(NDArray.class);
    }

    private static Stream<Method> vocabulary() {
        return Arrays.stream(Ops.class.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    private static boolean isRedirected(Method method) {
        MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        boolean hasReceiver =
                NDArray.class.isAssignableFrom(method.getDeclaringClass())
                        || method.getDeclaringClass().isAssignableFrom(NDArray.class);
        if (hasReceiver && !Modifier.isStatic(method.getModifiers())) {
            type = type.insertParameterTypes(0, NDArray.class);
        } else if (method.getDeclaringClass() == Rng.class) {
            type = type.insertParameterTypes(0, Rng.class);
        }
        return CallSites.isOperation(method.getName(), type.toMethodDescriptorString());
    }
}
