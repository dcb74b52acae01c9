package io.cotangent.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.op.Shapes;
import io.cotangent.simplify.Simplification;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of arrays at places of a larger one, computed where they end up. */
class PlacesTest {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    /** Numbers of both signs, among them zeros of both, infinities and NaN. */
    private static NDArray numbers(Random random, DType dtype, int... lengths) {
        double[] few = {0.0, -0.0, 1, -1, 1e300, Double.NaN, Double.POSITIVE_INFINITY};
        double[] values = new double[Shape.of(lengths).size()];
        for (int i = 0; i < values.length; i++) {
            int which = random.nextInt(20);
            values[i] = which < few.length ? few[which] : random.nextGaussian();
        }
        return NDArray.of(values).reshape(lengths).astype(dtype);
    }

    private static Program program(UnaryOperator<NDArray[]> function, NDArray... inputs) {
        return Recording.of("places", function::apply, inputs);
    }

    /** The plan, whose results have the interpreter's bits. */
    private static Plan assertSame(Program program, NDArray... inputs) {
        Program placed = Simplification.inPlaces(Simplification.of(program));
        Plan plan = Plan.of(placed);
        NDArray[] expected = Interpreter.run(program, inputs);
        DenseArray[] arguments = new DenseArray[inputs.length];
        System.arraycopy(inputs, 0, arguments, 0, inputs.length);
        for (int run = 0; run < 3; run++) {
            assertThat((Object[]) plan.run(arguments))
                    .as("%s%nplaced%n%s", program, placed)
                    .containsExactly((Object[]) expected);
        }
        return plan;
    }

    /** Parts of each kind: as they are, after arithmetic, after what is not cheap, and views. */
    private static NDArray part(int kind, NDArray x, Region region) {
        NDArray slice = OPS.apply(new Shapes.Slice(region), x);
        return switch (kind) {
            case 0 -> slice;
            case 1 -> OPS.mul(OPS.square(slice), OPS.sub(slice, 0.25));
            case 2 -> OPS.mul(OPS.sin(slice), slice);
            case 3 -> OPS.neg(OPS.where(OPS.lt(slice, 0.0), slice, OPS.abs(slice)));
            case 4 -> OPS.broadcast(OPS.sum(slice), Ops.typeOf(slice).shape());
            default -> OPS.neg(OPS.broadcast(OPS.get(slice, 0), Ops.typeOf(slice).shape()));
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyElementIsWhatAddingUpGives(int seed) {
        Random random = new Random(seed);
        int[] lengths = random.nextBoolean() ? new int[] {6001} : new int[] {90, 70};
        int axis = random.nextInt(lengths.length);
        Shape shape = Shape.of(lengths);
        int count = 1 + random.nextInt(5);
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int start = random.nextInt(4) == 0 ? 0 : random.nextInt(lengths[axis] / 3);
            int most = lengths[axis] - start;
            int length = random.nextBoolean() ? most : most - random.nextInt(most / 2);
            regions.add(Region.whole(shape).along(axis, start, length, 1));
        }
        int kinds = random.nextInt();
        boolean again = random.nextInt(4) == 0;
        NDArray x = numbers(random, seed % 4 == 0 ? DType.FLOAT32 : DType.FLOAT64, lengths);
        Program program =
                program(
                        inputs -> {
                            NDArray[] parts = new NDArray[count];
                            for (int i = 0; i < count; i++) {
                                int kind = Math.floorMod(kinds >> 3 * i, 6);
                                parts[i] = part(kind, inputs[0], regions.get(i));
                            }
                            NDArray sum = OPS.apply(new Shapes.Embed(shape, regions), parts);
                            return again
                                    ? new NDArray[] {sum, OPS.sum(OPS.mul(sum, parts[0].size()))}
                                    : new NDArray[] {OPS.add(sum, 1.0), OPS.sum(parts[0])};
                        },
                        x);
        assertSame(program, x);
    }

    @Test
    void differencesOfNeighboursNeedNoMemoryOfTheirOwn() {
        NDArray x = numbers(new Random(1), DType.FLOAT64, 10000);
        Region after = new Region(new int[] {1}, new int[] {9999}, new int[] {1});
        Region before = new Region(new int[] {0}, new int[] {9999}, new int[] {1});
        Program program =
                program(
                        inputs -> {
                            NDArray a = OPS.apply(new Shapes.Slice(after), inputs[0]);
                            NDArray b = OPS.apply(new Shapes.Slice(before), inputs[0]);
                            NDArray d = OPS.mul(OPS.sub(a, OPS.square(b)), 2.0);
                            Shapes.Embed sum =
                                    new Shapes.Embed(Shape.of(10000), List.of(after, before));
                            return new NDArray[] {OPS.apply(sum, d, OPS.mul(OPS.neg(d), b))};
                        },
                        x);
        Plan plan = assertSame(program, x);
        assertThat(plan.profile((DenseArray) x).peakBytes()).isEqualTo(8 * 10000);
    }

    @Test
    void whatLoopsMakeIsJoinedWithWhatIsThere() {
        NDArray x = numbers(new Random(2), DType.FLOAT64, 3000);
        NDArray y = numbers(new Random(3), DType.FLOAT64, 3000);
        Program program =
                program(
                        inputs -> {
                            NDArray a = OPS.exp(inputs[0]);
                            NDArray b = OPS.mul(inputs[1], 2.0);
                            NDArray twice = OPS.neg(inputs[0]);
                            return new NDArray[] {
                                OPS.concat(0, inputs[1], a, OPS.cumsum(inputs[0], 0), b),
                                OPS.concat(0, twice, twice, OPS.sub(inputs[0], inputs[1])),
                                OPS.add(twice, 1.0)
                            };
                        },
                        x,
                        y);
        assertSame(program, x, y);
    }
}
