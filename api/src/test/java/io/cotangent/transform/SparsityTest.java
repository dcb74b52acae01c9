package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.SparseMatrix;
import io.cotangent.array.Creation;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.sparsity.Dependence;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sparse Jacobians and second derivatives of all operations, against products with each unit
 * vector: an element that a pattern lacks, or that products hide, would differ.
 */
class SparsityTest {
    /** Linear primitives whose results depend on all of their operands, as far as is told. */
    private static final Map<String, String> SILENT =
            Map.of(
                    "io.cotangent.custom.TransposedRule",
                    "runs a user's rule backward",
                    "io.cotangent.loop.Loop",
                    "steps pass on whole states",
                    "io.cotangent.loop.ReverseLoop",
                    "steps pass on whole states",
                    "io.cotangent.ode.Flow",
                    "states flow into each other",
                    "io.cotangent.solve.LinearSolve",
                    "an inverse matrix has few zeros");

    static List<Functions> functions() {
        return Functions.all();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void jacobiansAreThoseOfUnitVectors(Functions function) {
        Differentiated derivation = new Differentiated(function.body(), function.draws(0));
        assertMatrix(derivation.program(), 1, false, derivation.point());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void secondDerivativesAreThoseOfUnitVectors(Functions function) {
        Differentiated derivation = new Differentiated(function.body(), function.draws(0));
        Program program = derivation.program();
        NDArray weights =
                Rng.seed(9)
                        .uniformBetween(
                                -1, 1, program.type(program.outputs()[0]).shape().lengths());
        Program gradient =
                Reverse.vjp(program, all(derivation.point()), 1)
                        .capture(List.of(weights))
                        .choosing(IntStream.rangeClosed(1, derivation.point().length).toArray());
        assertMatrix(gradient, derivation.point().length, true, derivation.point());
    }

    private static List<Integer> all(NDArray... inputs) {
        return IntStream.range(0, inputs.length).boxed().toList();
    }

    private static void assertMatrix(
            Program program, int results, boolean symmetric, NDArray... point) {
        Linearization map = Linearization.of(program, all(point), results);
        NDArray[] run = Interpreter.run(map.forward(), point);
        List<NDArray> residuals = Arrays.asList(run).subList(program.outputs().length, run.length);
        SparsePlan plan = SparsePlan.of(map.linear(), map.active(), residuals, symmetric);
        NDArray values = new SparseProducts(new LinearRun(map), residuals).values(plan);
        SparseMatrix matrix =
                new SparseMatrix(
                        plan.structure().rows(),
                        plan.structure().columns(),
                        plan.structure().starts(),
                        plan.structure().indices(),
                        values);
        NDArray dense = dense(map, residuals);
        assertThat(matrix.rows()).isEqualTo(dense.shape()[0]);
        assertThat(matrix.columns()).isEqualTo(dense.shape()[1]);
        assertThat(matrix.toDense().allClose(dense, 1e-11, 1e-11))
                .as("%s is close to %s", matrix.toDense(), dense)
                .isTrue();
        assertThat(plan.fits(map.linear(), map.active(), residuals)).isTrue();
    }

    /** A column for each unit vector. */
    private static NDArray dense(Linearization map, List<NDArray> residuals) {
        Program linear = map.linear();
        List<NDArray> columns = new ArrayList<>();
        int rows = Arrays.stream(linear.outputs()).map(v -> linear.type(v).shape().size()).sum();
        for (int input = 0; input < map.active(); input++) {
            int size = linear.type(input).shape().size();
            for (int i = 0; i < size; i++) {
                NDArray[] inputs = new NDArray[linear.inputs()];
                for (int k = 0; k < map.active(); k++) {
                    inputs[k] = Creation.full(linear.type(k), 0);
                }
                double[] unit = new double[size];
                unit[i] = 1;
                inputs[input] = NDArray.of(unit, linear.type(input).shape().lengths());
                for (int k = map.active(); k < inputs.length; k++) {
                    inputs[k] = residuals.get(k - map.active());
                }
                NDArray[] outputs = Interpreter.run(linear, inputs);
                Arrays.setAll(outputs, k -> outputs[k].flatten());
                columns.add(NDArray.concat(0, outputs));
            }
        }
        return columns.isEmpty()
                ? NDArray.zeros(rows, 0)
                : NDArray.stack(1, columns.toArray(NDArray[]::new));
    }

    @Test
    void everyLinearPrimitiveSaysWhatItDependsOn() {
        Set<String> silent =
                Primitives.types().stream()
                        .filter(type ->
                                overrides(
                                        type,
                                        "transpose",
                                        Ops.class,
                                        NDArray[].class,
                                        Op.Operands.class))
                        .filter(type -> !overrides(type, "pattern", Dependence.class))
                        .map(Class::getName)
                        .collect(Collectors.toSet());
        assertThat(silent)
                .as(
                        "linear primitives without a rule for their pattern: write one, or give the reason here")
                .isEqualTo(SILENT.keySet());
    }

    private static boolean overrides(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters).getDeclaringClass() != Op.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
