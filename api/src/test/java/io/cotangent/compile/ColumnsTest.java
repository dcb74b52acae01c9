package io.cotangent.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Views;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Axes;
import io.cotangent.op.Ops;
import io.cotangent.op.Shapes;
import io.cotangent.simplify.Simplification;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many short vectors, computed coordinate by coordinate. */
class ColumnsTest {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);
    private static final int ROWS = 2100;

    /** Numbers of both signs, among them zeros of both, infinities and NaN. */
    private static NDArray numbers(Random random, DType dtype, int... lengths) {
        double[] few = {0.0, -0.0, 1, -1, 1e300, Double.NaN, Double.NEGATIVE_INFINITY};
        double[] values = new double[Shape.of(lengths).size()];
        for (int i = 0; i < values.length; i++) {
            int which = random.nextInt(60);
            values[i] = which < few.length ? few[which] : random.nextGaussian();
        }
        return NDArray.of(values).reshape(lengths).astype(dtype);
    }

    private static Program program(UnaryOperator<NDArray[]> function, NDArray... inputs) {
        return Recording.of("columns", function::apply, inputs);
    }

    /** The program in columns; a plan of it has the interpreter's bits. */
    private static Program assertSame(Program program, NDArray... inputs) {
        Program simple = Simplification.of(program);
        Program columns = Simplification.inColumns(simple);
        Plan plan = Plan.of(columns);
        NDArray[] expected = Interpreter.run(program, inputs);
        DenseArray[] arguments = new DenseArray[inputs.length];
        System.arraycopy(inputs, 0, arguments, 0, inputs.length);
        DenseArray[] turned = new DenseArray[inputs.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = arguments[i].rank() > 1 ? Views.columnMajor(arguments[i]) : arguments[i];
        }
        for (DenseArray[] given : List.of(arguments, turned)) {
            assertThat((Object[]) plan.run(given))
                    .as("%s%nin columns%n%s", simple, columns)
                    .containsExactly((Object[]) expected);
        }
        return columns;
    }

    private static NDArray column(NDArray x, int from, int to) {
        return OPS.get(x, "...," + from + ":" + to);
    }

    private static NDArray overRows(boolean sum, NDArray x) {
        int last = Ops.typeOf(x).shape().rank() - 1;
        NDArray reduced = sum ? OPS.sum(x, last) : OPS.max(x, last);
        return OPS.expandDims(reduced, -1);
    }

    /** One more array of the shape of those that there are. */
    private static NDArray next(int kind, int k, NDArray x, NDArray y) {
        return switch (kind) {
            case 0 -> OPS.mul(x, y);
            case 1 -> OPS.sub(x, overRows(true, OPS.mul(x, y)));
            case 2 -> OPS.div(x, overRows(false, y));
            case 3 -> OPS.concat(-1, column(x, 1, k), column(y, 0, 1));
            case 4 -> OPS.where(OPS.lt(column(x, k - 1, k), column(y, 0, 1)), x, y);
            case 5 -> OPS.add(OPS.sin(x), column(y, 0, 1));
            default -> OPS.add(OPS.neg(overRows(true, OPS.square(x))), y);
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void columnsAreWhatRowsGive(int seed) {
        Random random = new Random(seed);
        int k = 2 + random.nextInt(6);
        DType dtype = seed % 4 == 0 ? DType.FLOAT32 : DType.FLOAT64;
        int[] lengths = seed % 3 == 0 ? new int[] {2, ROWS, k} : new int[] {ROWS, k};
        int[] places = random.ints(ROWS, 0, 90).toArray();
        int[] kinds = random.ints(6, 0, 7).toArray();
        int[] operands = random.ints(12, 0, 100).toArray();
        NDArray x = numbers(random, dtype, lengths);
        NDArray table = numbers(random, dtype, 90, k);
        NDArray scale = numbers(random, dtype, ROWS, 1);
        NDArray row = numbers(random, dtype, k);
        Program program =
                program(
                        in -> {
                            List<NDArray> all = new ArrayList<>();
                            all.add(in[0]);
                            all.add(OPS.mul(in[0], OPS.take(in[1], places, 0)));
                            all.add(OPS.add(OPS.mul(in[0], in[2]), in[3]));
                            for (int i = 0; i < kinds.length; i++) {
                                NDArray a = all.get(operands[2 * i] % all.size());
                                NDArray b = all.get(operands[2 * i + 1] % all.size());
                                all.add(next(kinds[i], k, a, b));
                            }
                            return new NDArray[] {
                                all.getLast(), OPS.sum(all.get(all.size() - 2), -1), all.get(4)
                            };
                        },
                        x,
                        table,
                        scale,
                        row);
        assertSame(program, x, table, scale, row);
    }

    /** The cross product of unit vectors, and its size. */
    private static NDArray[] turned(NDArray... in) {
        NDArray a = OPS.div(in[0], OPS.sqrt(overRows(true, OPS.square(in[0]))));
        NDArray b = OPS.div(in[1], OPS.sqrt(overRows(true, OPS.square(in[1]))));
        NDArray aLeft = OPS.concat(-1, column(a, 1, 3), column(a, 0, 1));
        NDArray bLeft = OPS.concat(-1, column(b, 1, 3), column(b, 0, 1));
        NDArray aRight = OPS.concat(-1, column(a, 2, 3), column(a, 0, 2));
        NDArray bRight = OPS.concat(-1, column(b, 2, 3), column(b, 0, 2));
        NDArray cross = OPS.sub(OPS.mul(aLeft, bRight), OPS.mul(aRight, bLeft));
        return new NDArray[] {OPS.sum(OPS.square(cross), -1)};
    }

    @Test
    void crossProductsAreOneLoop() {
        Random random = new Random(5);
        NDArray x = numbers(random, DType.FLOAT64, ROWS, 3);
        NDArray y = numbers(random, DType.FLOAT64, ROWS, 3);
        Program program = program(ColumnsTest::turned, x, y);
        Program columns = assertSame(program, x, y);
        assertThat(columns.equations()).noneMatch(e -> e.op() instanceof Shapes.Concat);
        assertThat(Plan.of(columns).profile((DenseArray) x, (DenseArray) y).steps())
                .filteredOn(step -> !step.operations().equals(List.of("reshape")))
                .hasSize(1);
        assertThat(Simplification.readInColumns(program)).containsExactly(true, true);
    }

    @Test
    void whatHasLittleToDoWithRowsStays() {
        Random random = new Random(6);
        NDArray x = numbers(random, DType.FLOAT64, ROWS, 3);
        NDArray scale = numbers(random, DType.FLOAT64, ROWS, 1);
        Program program = program(in -> new NDArray[] {OPS.mul(in[0], in[1])}, x, scale);
        Program simple = Simplification.of(program);
        assertThat(Simplification.inColumns(simple)).isSameAs(simple);
        assertThat(Simplification.readInColumns(program)).containsExactly(false, false);
    }

    @Test
    void whatProductsReadStaysAsItLies() {
        Random random = new Random(7);
        NDArray x = numbers(random, DType.FLOAT64, ROWS, 3);
        NDArray y = numbers(random, DType.FLOAT64, ROWS, 3);
        Program program =
                program(
                        in -> {
                            NDArray size = turned(in)[0];
                            NDArray moved = OPS.apply(new Shapes.Permute(new Axes(1, 0)), in[1]);
                            return new NDArray[] {size, OPS.matmul(moved, in[0])};
                        },
                        x,
                        y);
        boolean[] read = Simplification.readInColumns(program);
        assertThat(Arrays.asList(read[0], read[1])).containsExactly(false, false);
        assertThat(Simplification.inColumns(Simplification.of(program)).equations())
                .noneMatch(e -> e.op() instanceof Shapes.Concat);
    }
}
