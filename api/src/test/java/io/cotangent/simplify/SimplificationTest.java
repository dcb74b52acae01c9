package io.cotangent.simplify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.error.DomainException;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Boundary;
import io.cotangent.op.Ops;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole programs, simplified. */
class SimplificationTest {
    private static final NDArray A = Bits.special(true, DType.FLOAT64);
    private static final NDArray B = Bits.special(false, DType.FLOAT64);

    private static List<Object> ops(Program program) {
        return program.equations().stream().map(Equation::op).map(op -> (Object) op).toList();
    }

    private static Program simplified(Program program, NDArray... inputs) {
        return Bits.assertSame(program, new TreeSet<>(), inputs);
    }

    @Test
    void equalComputationsAreDoneOnce() {
        Program program =
                Bits.program(
                        (o, x) -> o.mul(o.exp(o.add(x[0], x[1])), o.cos(o.exp(o.add(x[1], x[0])))),
                        A,
                        B);
        assertThat(simplified(program, A, B).equations()).hasSize(4);
    }

    @Test
    void constantsThatDifferInTheSignOfZeroAreTwo() {
        Program program =
                Bits.program(
                        (o, x) ->
                                o.add(
                                        o.rdiv(o.maximum(x[0], 0.0), 2.0),
                                        o.rdiv(o.maximum(x[0], -0.0), 2.0)),
                        A);
        Program simple = simplified(program, A);
        assertThat(simple.captured()).hasSize(3);
        assertThat(simple.equations()).hasSize(5);
    }

    @Test
    void equalConstantsAreOne() {
        NDArray[] same = {NDArray.of(1, 2, 3), NDArray.of(1, 2, 3), NDArray.of(1, 2, 4)};
        Program program =
                Bits.program(
                        (o, x) -> o.add(o.add(o.mul(x[0], same[0]), o.mul(x[0], same[1])), same[2]),
                        NDArray.of(5, 6, 7));
        Program simple = simplified(program, NDArray.of(5, 6, 7));
        assertThat(simple.captured()).hasSize(2);
        assertThat(simple.equations()).hasSize(3);
    }

    @Test
    void inputsStay() {
        Program program = Bits.program((o, x) -> o.mul(x[1], 1.0), A, B);
        Program simple = simplified(program, A, B);
        assertThat(simple.inputs()).isEqualTo(2);
        assertThat(simple.equations()).isEmpty();
        assertThat(simple.outputs()).containsExactly(1);
    }

    @Test
    void outputsMayBeConstants() {
        Program program =
                Bits.program((o, x) -> o.where(o.eq(x[0], x[0]), x[1], x[1]), A, B)
                        .capture(List.of(B));
        Program simple = simplified(program, A);
        assertThat(simple.equations()).isEmpty();
        assertThat(simple.captured()).hasSize(1);
    }

    @Test
    void unneededIsDropped() {
        Program program = Bits.program((o, x) -> o.where(o.lt(o.exp(x[0]), 2.0), x[1], x[1]), A, B);
        assertThat(simplified(program, A, B).equations()).isEmpty();
    }

    @Test
    void whatMayFailIsKept() {
        NDArray zero = NDArray.of(new long[] {0});
        Program program =
                Bits.program((o, x) -> o.where(o.lt(o.floorDiv(x[0], x[0]), 2L), x[0], x[0]), zero);
        Program simple = Simplification.of(program);
        assertThatThrownBy(() -> Interpreter.run(program, zero))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Interpreter.run(simple, zero)).isInstanceOf(DomainException.class);
    }

    @Test
    void boundariesStay() {
        Program program =
                Bits.program(
                        (o, x) -> {
                            NDArray inside = o.apply(Boundary.ENTER, x[0]);
                            NDArray result = o.apply(Boundary.LEAVE, o.neg(o.neg(inside)));
                            return o.where(o.lt(result, 1.0), x[0], x[0]);
                        },
                        A);
        assertThat(ops(Simplification.of(program))).containsExactly(Boundary.ENTER, Boundary.LEAVE);
    }

    @Test
    void tracedArraysThatWereCapturedStay() {
        List<Program> programs = new ArrayList<>();
        Recording.of(
                "outer",
                x -> {
                    programs.add(Bits.program((o, y) -> o.mul(o.neg(y[0]), x[0]), A));
                    return x;
                },
                B);
        Program simple = Simplification.of(programs.get(0));
        assertThat(simple.captured()).hasSize(1);
        assertThat(simple.equations()).hasSize(2);
    }

    @Test
    void gradientsOfBroadcastNumbersAreComputedOnce() {
        NDArray x = NDArray.of(2);
        Program program =
                Recording.of(
                        "test",
                        in -> {
                            Ops o = Tracer.at(Site.UNKNOWN);
                            NDArray all = o.broadcastTo(in[0], 50, 20);
                            return new NDArray[] {o.mul(o.exp(o.mul(all, 3.0)), o.sin(all))};
                        },
                        x);
        Program simple = simplified(program, x);
        for (Equation equation : simple.equations()) {
            boolean isLast = equation.result() == simple.outputs()[0];
            assertThat(simple.type(equation.result()).shape().size()).isEqualTo(isLast ? 1000 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomProgramsKeepAllBits(long stream) {
        NDArray[] inputs = {
            NDArray.of(new double[][] {{0.0, -0.0, 1, -2}, {1e300, 7, Double.NaN, -1e-310}}),
            NDArray.of(-0.0, Double.POSITIVE_INFINITY, 3, -1.5),
            NDArray.of(new float[][] {{-0f}, {Float.NEGATIVE_INFINITY}, {1e-40f}}),
            NDArray.of(2.0),
            NDArray.of(new long[] {5, -3, Long.MIN_VALUE, 0}),
            NDArray.of(new int[][] {{7, Integer.MIN_VALUE}})
        };
        Set<String> applied = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            long seed = 1000 * stream + i;
            Program program =
                    Recording.of(
                            "random",
                            x -> RandomProgram.run(seed, 60, Tracer.at(Site.UNKNOWN), x),
                            inputs);
            Program simple = Bits.assertSame(program, applied, inputs);
            assertThat(simple.equations().size()).isLessThan(program.equations().size() + 20);
        }
        assertThat(applied).hasSizeGreaterThan(20);
    }

    @Test
    void longProgramsAreSimplified() {
        int steps = 100_000;
        NDArray[] inputs = {NDArray.of(0.5), NDArray.of(1.3)};
        Program program =
                Bits.program(
                        (o, x) -> {
                            NDArray s = x[0];
                            for (int i = 0; i < steps; i++) {
                                s = o.add(s, o.mul(o.sin(o.mul(s, x[1])), 1e-4));
                            }
                            return s;
                        },
                        inputs);
        assertThat(program.equations()).hasSize(4 * steps);
        assertThat(simplified(program, inputs).equations()).hasSize(4 * steps);
    }

    @Test
    void longChainsOfMovementsAreSimplified() {
        int steps = 20_000;
        NDArray[] inputs = {NDArray.zeros(4, 4)};
        Program program =
                Bits.program(
                        (o, x) -> {
                            NDArray s = x[0];
                            NDArray sum = x[0];
                            for (int i = 0; i < steps; i++) {
                                s =
                                        o.transpose(
                                                o.neg(
                                                        o.with(
                                                                s,
                                                                new int[] {i % 4, i % 3},
                                                                (double) i)));
                                sum =
                                        o.concat(
                                                0,
                                                o.slice(sum, 0, 1, 4),
                                                o.slice(s, 0, i % 4, i % 4 + 1));
                            }
                            return sum;
                        },
                        inputs);
        assertThat(simplified(program, inputs).equations().size())
                .isLessThanOrEqualTo(program.equations().size());
    }

    @Test
    void uniformConstantsAreNotSpreadInMemory() {
        Program program =
                Bits.program(
                                (o, x) -> o.mul(x[0], o.neg(o.transpose(x[1]))),
                                A.reshape(19, 19),
                                B.reshape(19, 19))
                        .capture(List.of(Creation.full(Ops.typeOf(B.reshape(19, 19)), 3)));
        Program simple = simplified(program, A.reshape(19, 19));
        assertThat(simple.equations()).hasSize(1);
        assertThat(((DenseArray) simple.captured().get(0)).isUniform()).isTrue();
    }

    @Test
    void constantsOfOneNumberAreTakenForIt() {
        NDArray ones = NDArray.of(1, 1, 1);
        NDArray zeros = NDArray.of(0.0, 0.0, -0.0);
        NDArray x = NDArray.of(5, 6, 7);
        Program times = Bits.program((o, all) -> o.mul(all[0], ones), x);
        assertThat(simplified(times, x).equations()).isEmpty();
        Program plus = Bits.program((o, all) -> o.sub(all[0], zeros), x);
        assertThat(simplified(plus, x).equations()).hasSize(1);
        NDArray part = NDArray.of(2, 2, 2, 5, 2, 2).reshape(2, 3).slice(0, 0, 1).reshape(3);
        Program twice = Bits.program((o, all) -> o.mul(all[0], part), x);
        DenseArray two = (DenseArray) simplified(twice, x).captured().get(0);
        assertThat(two.isUniform()).isTrue();
    }
}
