package io.cotangent.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.array.DenseArray;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Given;
import io.cotangent.op.Ops;
import io.cotangent.simplify.Simplification;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.transform.Forward;
import io.cotangent.transform.Reverse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops of users', which are recorded as long programs, are loops again when they are compiled. */
class ScalarLoopsTest {
    private static final Tracer O = Tracer.at(Site.UNKNOWN);

    interface Function {
        NDArray of(Ops o, NDArray... x);
    }

    /**
     * A function with a loop.
     *
     * @param lines the most lines that the listing of the gradient has
     */
    record Loop(String name, int lines, Function function, NDArray... point) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Loop> loops() {
        List<Loop> loops = new ArrayList<>();
        NDArray p = NDArray.of(1.3);
        NDArray v = NDArray.of(new double[] {.3, -.2, .7});
        loops.add(
                new Loop(
                        "scalar steps",
                        80,
                        (o, x) -> {
                            NDArray s = NDArray.of(.5);
                            for (int i = 0; i < 1000; i++) {
                                s = o.add(s, o.mul(o.sin(o.mul(s, x[0])), 1e-2));
                            }
                            return s;
                        },
                        p));
        loops.add(
                new Loop(
                        "single precision",
                        80,
                        (o, x) -> {
                            NDArray s = x[0];
                            for (int i = 0; i < 500; i++) {
                                s = o.add(s, o.mul(o.tanh(o.mul(s, x[0])), 1e-2));
                            }
                            return s;
                        },
                        p.astype(DType.FLOAT32)));
        loops.add(
                new Loop(
                        "vectors, a product of matrices and a sum",
                        900,
                        (o, x) -> {
                            NDArray s = x[0];
                            for (int i = 0; i < 300; i++) {
                                s = o.add(o.mul(o.tanh(o.matmul(x[1], s)), .5), o.mean(s));
                            }
                            return o.sum(s);
                        },
                        v,
                        Rng.seed(5).normal(3, 3)));
        loops.add(
                new Loop(
                        "a constant for each step",
                        160,
                        (o, x) -> {
                            NDArray s = x[0];
                            for (int i = 0; i < 700; i++) {
                                s = o.add(o.mul(s, 1 - 1e-3 * i), o.sin(o.mul(x[0], i % 7 + .5)));
                            }
                            return s;
                        },
                        p));
        loops.add(
                new Loop(
                        "an element for each step",
                        400,
                        (o, x) -> {
                            NDArray s = x[0];
                            for (int i = 0; i < 600; i++) {
                                s = o.add(o.mul(s, .9), o.mul(o.get(x[1], Index.at(i)), s));
                            }
                            return s;
                        },
                        p,
                        Rng.seed(6).uniform(600)));
        loops.add(
                new Loop(
                        "data for each step, often 0 or 1",
                        200,
                        (o, x) -> {
                            double[] bits =
                                    IntStream.range(0, 600).mapToDouble(i -> i * i % 3).toArray();
                            NDArray data = o.apply(new Given((DenseArray) NDArray.of(bits)), x[0]);
                            NDArray s = x[0];
                            for (int i = 0; i < bits.length; i++) {
                                NDArray bit = o.get(data, Index.at(i));
                                s = o.add(o.mul(s, .9), o.mul(bit, o.sin(o.mul(s, .3))));
                            }
                            return s;
                        },
                        p));
        loops.add(
                new Loop(
                        "two steps back",
                        120,
                        (o, x) -> {
                            NDArray a = x[0];
                            NDArray b = o.square(x[0]);
                            for (int i = 0; i < 500; i++) {
                                NDArray c = o.sub(o.mul(b, 1.01), o.mul(o.sin(a), .02));
                                a = b;
                                b = c;
                            }
                            return o.add(a, b);
                        },
                        p));
        loops.add(
                new Loop(
                        "choices",
                        160,
                        (o, x) -> {
                            NDArray s = x[0];
                            for (int i = 0; i < 500; i++) {
                                NDArray next = o.mul(o.sub(s, .01), x[0]);
                                s = o.where(o.gt(next, 1.5), o.div(next, 1.7), next);
                            }
                            return s;
                        },
                        p));
        loops.add(
                new Loop(
                        "a loop in a loop",
                        500,
                        (o, x) -> {
                            NDArray s = x[0];
                            for (int i = 0; i < 60; i++) {
                                for (int k = 0; k < 9; k++) {
                                    s = o.add(o.mul(s, .9), o.mul(o.sin(s), .1));
                                }
                                s = o.div(s, o.exp(o.mul(x[0], .1)));
                            }
                            return s;
                        },
                        p));
        loops.add(
                new Loop(
                        "loops one after the other, all steps summed",
                        300,
                        (o, x) -> {
                            NDArray s = x[0];
                            NDArray sum = o.square(x[0]);
                            for (int i = 0; i < 300; i++) {
                                s = o.cos(o.mul(s, x[0]));
                                sum = o.add(sum, s);
                            }
                            for (int i = 0; i < 300; i++) {
                                s = o.mul(o.exp(o.neg(s)), x[0]);
                                sum = o.add(sum, o.square(s));
                            }
                            return sum;
                        },
                        p));
        return loops;
    }

    @ParameterizedTest
    @MethodSource("loops")
    void loopsAreFound(Loop loop) {
        Program program =
                Recording.of("test", in -> new NDArray[] {loop.function().of(O, in)}, loop.point());
        List<Integer> active = IntStream.range(0, loop.point().length).boxed().toList();
        compare(program, loop.lines(), loop.point());
        NDArray[] tangents =
                Arrays.stream(loop.point()).map(x -> x.mul(.5).add(.25)).toArray(NDArray[]::new);
        compare(Forward.jvp(program, active, 1), 2 * loop.lines(), joined(loop.point(), tangents));
        NDArray cotangent = NDArray.of(.75).astype(loop.point()[0].dtype());
        Program vjp = Reverse.vjp(program, active, 1);
        compare(vjp, loop.lines(), joined(loop.point(), cotangent));
        compare(
                Forward.jvp(vjp, active, 1 + loop.point().length),
                4 * loop.lines(),
                joined(joined(loop.point(), cotangent), tangents));
        Program lifted = program.lifted();
        if (lifted.inputs() > program.inputs()) {
            NDArray[] all = joined(loop.point(), program.captured().toArray(NDArray[]::new));
            compare(lifted, loop.lines(), all);
        }
    }

    /**
     * Steps on arrays, each with a row of data: rows are of zeros and ones, and some are equal.
     * Gradients add up what every step reads of the weights.
     */
    @Test
    void loopsOverArraysAndDataAreFound() {
        int width = 12;
        int steps = 400;
        NDArray rows = Rng.seed(7).uniform(steps, 4).lt(.5).astype(DType.FLOAT64).tile(1, 3);
        NDArray weights = Rng.seed(8).normal(2, 4 * width);
        Program program =
                Recording.of(
                        "test", in -> new NDArray[] {cells(O, in[0], rows, steps, width)}, weights);
        Program vjp = Reverse.vjp(program, List.of(0), 1);
        assertThat(vjp.isLong()).isTrue();
        NDArray[] point = {weights, NDArray.of(.75)};
        compare(Simplification.of(program), 900, weights);
        compare(Simplification.of(vjp), 3000, point);
        compare(vjp, 3000, point);
    }

    private static NDArray cells(Ops o, NDArray weights, NDArray rows, int steps, int width) {
        NDArray h = NDArray.zeros(width);
        NDArray c = NDArray.ones(width);
        NDArray total = NDArray.of(0.0);
        for (int i = 0; i < steps; i++) {
            NDArray x = rows.get(i);
            NDArray row = o.get(weights, Index.at(0));
            NDArray gates = o.mul(o.concat(0, x, h, o.mul(x, h), h), row);
            NDArray sums = o.add(gates, o.get(weights, Index.at(1)));
            NDArray[] parts = new NDArray[4];
            for (int k = 0; k < 4; k++) {
                parts[k] = o.slice(sums, 0, k * width, (k + 1) * width);
            }
            c = o.add(o.mul(c, o.sigmoid(parts[0])), o.mul(parts[1], o.tanh(parts[2])));
            h = o.mul(o.sigmoid(parts[3]), o.tanh(c));
            total = o.add(total, o.sum(o.mul(rows.get((i + 1) % steps), h)));
        }
        return total;
    }

    private static void compare(Program program, int lines, NDArray... point) {
        ScalarProgram compiled = ScalarProgram.of(program).orElseThrow();
        assertThat(compiled.toString().lines().filter(line -> !line.startsWith("out")).count())
                .as("lines of\n%s", compiled)
                .isLessThan(lines);
        NDArray[] expected = Interpreter.run(program, point);
        for (int run = 0; run < 3; run++) {
            DenseArray[] found =
                    compiled.run(Arrays.copyOf(point, point.length, DenseArray[].class));
            for (int i = 0; i < expected.length; i++) {
                double[] bits = found[i].toArray();
                assertThat(bits).containsExactly(expected[i].toArray());
            }
        }
    }

    private static NDArray[] joined(NDArray[] some, NDArray... more) {
        NDArray[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
