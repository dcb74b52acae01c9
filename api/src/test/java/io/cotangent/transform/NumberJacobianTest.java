package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.array.Shape;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jacobians of programs on single numbers, against products with unit vectors. */
class NumberJacobianTest {
    private static final NDArray X = Rng.seed(5).uniformBetween(.5, 2, 12);

    private static Program program(BiFunction<Ops, NDArray[], NDArray[]> f, NDArray... point) {
        return Recording.of("test", x -> f.apply(Tracer.at(Site.UNKNOWN), x), point);
    }

    /** A number of an array. */
    private static NDArray number(Ops o, NDArray x, int i) {
        return o.reshape(o.slice(x, 0, i, i + 1), Shape.of());
    }

    private static NDArray together(Ops o, List<NDArray> numbers) {
        return o.concat(0, numbers.stream().map(x -> o.reshape(x, Shape.of(1))).toList());
    }

    private static NumberJacobian jacobian(Program program) {
        return new NumberJacobian(
                IntStream.range(0, program.inputs()).boxed().toList(), program.outputs().length);
    }

    /** Also the outputs, which must be those of the program. */
    private static NDArray matrix(Program program, NDArray... point) {
        NDArray[] run = Interpreter.run(jacobian(program).of(program), point);
        NDArray[] values = Interpreter.run(program, point);
        assertThat(Arrays.copyOf(run, values.length)).containsExactly(values);
        return run[values.length];
    }

    /** Column by column. */
    private static NDArray columns(Program program, NDArray... point) {
        NumberJacobian all = jacobian(program);
        Program jvp = Forward.tangents(program, all.active(), all.results());
        List<NDArray> columns = new ArrayList<>();
        for (int i = 0; i < point.length; i++) {
            for (int k = 0; k < point[i].size(); k++) {
                NDArray[] inputs = Arrays.copyOf(point, 2 * point.length);
                for (int j = 0; j < point.length; j++) {
                    double[] unit = new double[point[j].size()];
                    Arrays.setAll(unit, isAt(j == i ? k : -1));
                    inputs[point.length + j] = NDArray.of(unit).reshape(point[j].shape());
                }
                List<NDArray> rows =
                        Arrays.stream(Interpreter.run(jvp, inputs))
                                .map(tangent -> tangent.reshape(tangent.size()))
                                .toList();
                columns.add(NDArray.concat(0, rows.toArray(NDArray[]::new)));
            }
        }
        return NDArray.stack(1, columns.toArray(NDArray[]::new));
    }

    private static IntToDoubleFunction isAt(int place) {
        return i -> i == place ? 1 : 0;
    }

    private static void assertSame(NDArray found, NDArray expected) {
        assertThat(found.shape()).isEqualTo(expected.shape());
        double[] numbers = found.toArray();
        double[] others = expected.toArray();
        for (int i = 0; i < numbers.length; i++) {
            assertThat(numbers[i])
                    .as("element %d", i)
                    .isCloseTo(others[i], Offset.offset(1e-13 * Math.abs(others[i])));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theyAreThoseOfUnitVectors(int seed) {
        NDArray y = NDArray.of(.75);
        Program program = program((o, x) -> steps(seed, o, x[0], x[1]), X, y);
        assertSame(matrix(program, X, y), columns(program, X, y));
    }

    /** An array of numbers and a number, made in random steps. */
    private static NDArray[] steps(int seed, Ops o, NDArray x, NDArray y) {
        Random random = new Random(seed);
        List<NDArray> numbers = new ArrayList<>(List.of(y));
        for (int i = 0; i < x.size(); i++) {
            numbers.add(number(o, x, i));
        }
        for (int i = 0; i < 60; i++) {
            NDArray a = numbers.get(random.nextInt(numbers.size()));
            NDArray b = numbers.get(random.nextInt(numbers.size()));
            numbers.add(
                    switch (random.nextInt(10)) {
                        case 0 -> o.add(a, b);
                        case 1 -> o.mul(a, b);
                        case 2 -> o.sub(o.sin(a), b);
                        case 3 -> o.div(a, o.add(o.square(b), 1.0));
                        case 4 -> o.where(o.gt(a, b), o.cos(a), b);
                        case 5 -> o.maximum(a, o.tanh(b));
                        case 6 -> o.atan2(a, o.exp(o.neg(o.abs(b))));
                        case 7 -> o.lgamma(o.add(o.square(a), 1.0));
                        case 8 -> o.stopGradient(a);
                        default -> o.pow(o.add(o.square(a), 1.0), 1.5);
                    });
        }
        int last = numbers.size();
        return new NDArray[] {
            o.reshape(together(o, numbers.subList(last - 20, last)), Shape.of(4, 5)),
            numbers.get(last - 21)
        };
    }

    @Test
    void whatDoesNotDependIsZeroEvenBesideInfinity() {
        Program program =
                program(
                        (o, x) -> {
                            List<NDArray> roots = new ArrayList<>();
                            for (int i = 0; i < 5; i++) {
                                roots.add(o.sqrt(number(o, x[0], i)));
                            }
                            roots.add(NDArray.of(3.0));
                            return new NDArray[] {together(o, roots)};
                        },
                        NDArray.zeros(5));
        double[] elements = matrix(program, NDArray.zeros(5)).toArray();
        for (int i = 0; i < 30; i++) {
            boolean isOwn = i / 5 == i % 5;
            assertThat(elements[i]).isEqualTo(isOwn ? Double.POSITIVE_INFINITY : 0);
        }
    }

    @Test
    void secondDerivativesHaveRowsOfTheirOwn() {
        Program sum =
                program(
                        (o, x) -> {
                            NDArray all = number(o, x[0], 0);
                            for (int i = 1; i < 12; i++) {
                                NDArray link =
                                        o.mul(number(o, x[0], i), o.sin(number(o, x[0], i - 1)));
                                all = o.add(all, o.exp(link));
                            }
                            return new NDArray[] {all};
                        },
                        X);
        Program gradient =
                Reverse.vjp(sum, List.of(0), 1).capture(List.of(NDArray.of(1.0))).choosing(1);
        assertSame(matrix(gradient, X), columns(gradient, X));
        assertThat(jacobian(gradient).isWorthwhile(gradient)).isTrue();
    }

    @Test
    void onlySparseProgramsOfNumbersAreWorthIt() {
        Program few =
                program(
                        (o, x) -> {
                            List<NDArray> sums = new ArrayList<>();
                            for (int i = 0; i < 12; i++) {
                                NDArray a = number(o, x[0], i);
                                sums.add(o.mul(a, number(o, x[0], (i * i + 3) % 12)));
                            }
                            return new NDArray[] {together(o, sums)};
                        },
                        X);
        assertThat(jacobian(few).isWorthwhile(few)).isTrue();
        Program all =
                program(
                        (o, x) -> {
                            NDArray sum = number(o, x[0], 0);
                            for (int i = 1; i < 12; i++) {
                                sum = o.add(sum, number(o, x[0], i));
                            }
                            List<NDArray> powers = new ArrayList<>(List.of(sum));
                            for (int i = 1; i < 40; i++) {
                                powers.add(o.mul(powers.getLast(), sum));
                            }
                            return new NDArray[] {together(o, powers)};
                        },
                        X);
        assertThat(jacobian(all).isWorthwhile(all)).isFalse();
        Program array = program((o, x) -> new NDArray[] {o.sin(x[0])}, X);
        assertThat(jacobian(array).isWorthwhile(array)).isFalse();
    }
}
