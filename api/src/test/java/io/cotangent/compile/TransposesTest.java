package io.cotangent.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Profile;
import io.cotangent.Rng;
import io.cotangent.array.DenseArray;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transposed matrices that several products have on the right. */
class TransposesTest {
    private static final Ops OPS = Tracer.at(Site.UNKNOWN);
    private static final int N = 40;

    private static DenseArray random(DType type, int seed, int... shape) {
        return (DenseArray) Rng.seed(seed).normal(shape).mul(8).astype(type);
    }

    private static Program program(DenseArray... inputs) {
        return Recording.of(
                "products",
                x -> {
                    NDArray turned = OPS.swapAxes(x[1], 0, 1);
                    NDArray y = x[0];
                    for (int i = 0; i < 2; i++) {
                        y = OPS.add(OPS.matmul(y, turned), x[0]);
                    }
                    return new NDArray[] {y};
                },
                inputs);
    }

    private static long bytesOfTransposes(Program program, DenseArray... inputs) {
        return Plan.of(program).profile(inputs).steps().stream()
                .filter(step -> step.operations().contains("transpose"))
                .mapToLong(Profile.Step::bytes)
                .sum();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32", "INT64"})
    void areCopiedOnce(DType type) {
        DenseArray[] inputs = {random(type, 1, N, N), random(type, 2, N, N)};
        Program program = program(inputs);
        Plan plan = Plan.of(program);
        NDArray[] expected = Interpreter.run(program, inputs);
        for (int i = 0; i < 3; i++) {
            assertThat((Object[]) plan.run(inputs)).containsExactly((Object[]) expected);
        }
        assertThat(bytesOfTransposes(program, inputs)).isEqualTo((long) N * N * type.bytes());
    }

    /** Where the transpose lies row by row, its memory is somebody else's, too. */
    @Test
    void areCopiedWhateverTheirMemory() {
        DenseArray matrix = random(DType.FLOAT64, 2, N, N);
        DenseArray[] inputs = {random(DType.FLOAT64, 1, N, N), (DenseArray) matrix.transpose()};
        Program program = program(inputs);
        Plan plan = Plan.of(program);
        NDArray[] expected = Interpreter.run(program, inputs);
        NDArray before = matrix.mul(1);
        for (int i = 0; i < 3; i++) {
            assertThat((Object[]) plan.run(inputs)).containsExactly((Object[]) expected);
        }
        assertThat(matrix).isEqualTo(before);
    }

    @Test
    void areReadWhereTheyAreByOneProductAndByAnythingElse() {
        DenseArray[] row = {random(DType.FLOAT64, 1, 1, N), random(DType.FLOAT64, 2, N, N)};
        Program twice =
                Recording.of(
                        "row",
                        x -> {
                            NDArray turned = OPS.swapAxes(x[1], 0, 1);
                            return new NDArray[] {OPS.matmul(OPS.matmul(x[0], turned), turned)};
                        },
                        row);
        assertThat(bytesOfTransposes(twice, row)).isZero();
        DenseArray[] two = {random(DType.FLOAT64, 1, N, N), random(DType.FLOAT64, 2, N, N)};
        Program once =
                Recording.of(
                        "one",
                        x -> new NDArray[] {OPS.matmul(x[0], OPS.swapAxes(x[1], 0, 1))},
                        two);
        assertThat(bytesOfTransposes(once, two)).isZero();
        Program alsoOnTheLeft =
                Recording.of(
                        "left",
                        x -> {
                            NDArray turned = OPS.swapAxes(x[1], 0, 1);
                            NDArray y = OPS.matmul(OPS.matmul(x[0], turned), turned);
                            return new NDArray[] {OPS.matmul(turned, y)};
                        },
                        two);
        assertThat(bytesOfTransposes(alsoOnTheLeft, two)).isZero();
    }
}
