package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.vector.Piece;
import java.lang.reflect.Array;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fused loops give the bits of the kernels, one step after the other on whole arrays. */
class FusedLoopTest {
    private static final Kernels KERNELS = KernelProvider.kernels();
    private static final int[][] SHAPES = {
        {},
        {1},
        {3},
        {1023},
        {1024},
        {1025},
        {5000},
        {20, 10},
        {3, 1, 700},
        {6, 1024},
        {2, 3, 1500},
        {300, 5},
        {4, 256},
        {2, 40, 30}
    };

    private static Object random(Kind kind, int length, long seed) {
        Random random = new Random(seed);
        Object array = kind.allocate(length);
        for (int i = 0; i < length; i++) {
            double value =
                    switch (random.nextInt(12)) {
                        case 0 -> 0.0;
                        case 1 -> -0.0;
                        case 2 -> random.nextInt(-5, 6);
                        case 3 -> random.nextInt(4) == 0 ? Double.NaN : 1e10;
                        default -> random.nextGaussian();
                    };
            switch (array) {
                case double[] x -> x[i] = value;
                case float[] x -> x[i] = (float) value;
                default -> ((boolean[]) array)[i] = value > 0;
            }
        }
        return array;
    }

    private static int size(int[] shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        return size;
    }

    /** Checks a loop on operands in random layouts. */
    private static void check(FusedLoop loop, Kernels kernels, int[] shape, Random random) {
        Formula formula = loop.formula();
        int inputs = formula.inputs().size();
        Object[] arrays = new Object[inputs];
        Object[] contiguous = new Object[inputs];
        int[] offsets = new int[inputs];
        int[][] strides = new int[inputs][];
        for (int i = 0; i < inputs; i++) {
            Operand operand = Operand.random(formula.inputs().get(i), shape, random);
            arrays[i] = operand.array();
            offsets[i] = operand.offset();
            strides[i] = operand.strides();
            contiguous[i] = operand.contiguous(formula.inputs().get(i), shape);
        }
        Object[] expected = Formulas.results(kernels, formula, shape, contiguous);
        Object[] actual = new Object[expected.length];
        int[] places = new int[actual.length];
        for (int k = 0; k < actual.length; k++) {
            int length = Array.getLength(expected[k]);
            places[k] = random.nextInt(3);
            actual[k] = formula.kind(formula.results().get(k).value()).allocate(length + 4);
        }
        loop.run(shape, arrays, offsets, strides, actual, places);
        for (int k = 0; k < actual.length; k++) {
            int length = Array.getLength(expected[k]);
            Object part = formula.kind(formula.results().get(k).value()).allocate(length);
            System.arraycopy(actual[k], places[k], part, 0, length);
            assertThat(part).as("result %s of %s", k, formula).isEqualTo(expected[k]);
        }
    }

    private record Operand(Object array, int offset, int[] strides) {
        static Operand random(Kind kind, int[] shape, Random random) {
            int[] strides = new int[shape.length];
            int way = random.nextInt(6);
            int length = 1;
            for (int k = shape.length - 1; k >= 0; k--) {
                int axis = way == 4 ? shape.length - 1 - k : k;
                boolean repeated =
                        way == 1 || way == 2 && k == 0 || way == 3 && k == shape.length - 1;
                if (!repeated) {
                    strides[axis] = length;
                    length *= shape[axis];
                }
                if (way == 5 && k == shape.length - 1) {
                    strides[k] = 2;
                    length = 2 * shape[k] + 1;
                }
            }
            int offset = random.nextInt(3);
            if (way == 5) {
                for (int axis = 0; axis < shape.length; axis++) {
                    offset += (shape[axis] - 1) * strides[axis];
                    strides[axis] = -strides[axis];
                }
            }
            return new Operand(
                    FusedLoopTest.random(kind, length + 3, random.nextLong()), offset, strides);
        }

        Object contiguous(Kind kind, int[] shape) {
            Object y = kind.allocate(size(shape));
            for (int i = 0; i < size(shape); i++) {
                int place = offset;
                int rest = i;
                for (int axis = shape.length - 1; axis >= 0; axis--) {
                    place += rest % shape[axis] * strides[axis];
                    rest /= shape[axis];
                }
                Array.set(y, i, Array.get(array, place));
            }
            return y;
        }
    }

    @Test
    void resultsHaveTheBitsOfTheKernels() {
        for (int seed = 0; seed < 84; seed++) {
            Random random = new Random(seed);
            int[] shape = SHAPES[seed % SHAPES.length];
            int steps = seed % 50 == 49 ? 250 : 1 + random.nextInt(25);
            FusedLoop loop = new FusedLoop(Formulas.random(seed, steps, shape.length), KERNELS);
            for (int i = 0; i < 2; i++) {
                long same = random.nextLong();
                check(loop, KERNELS, shape, new Random(same));
                loop.pieces().forEach(Piece::useVectors);
                check(loop, KERNELS, shape, new Random(same));
            }
        }
    }

    @Test
    void resultsHaveTheBitsOfTheKernelsInPlainJava() {
        Kernels kernels = new ScalarKernels();
        for (int seed = 0; seed < 56; seed++) {
            Random random = new Random(seed);
            int[] shape = SHAPES[seed % SHAPES.length];
            Formula formula = Formulas.random(seed, 1 + random.nextInt(25), shape.length);
            check(new FusedLoop(formula, kernels), kernels, shape, random);
        }
    }
}
