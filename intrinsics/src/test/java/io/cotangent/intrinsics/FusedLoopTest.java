package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.vector.Piece;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
        {3500},
        {5000},
        {20, 10},
        {3, 1, 700},
        {6, 1024},
        {2, 3, 1500},
        {2, 3500},
        {300, 5},
        {4, 256},
        {2, 40, 30},
        {300, 5, 10},
        {40, 3, 5, 10},
        {3, 400, 10},
        {2, 700, 3}
    };

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

    @Test
    void resultsHaveTheBitsOfTheKernels() {
        for (int seed = 0; seed < 126; seed++) {
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

    /** {@code sum(tanh(x) exp(-x x) + log1p(x x) / k)}, and the derivative by x of its terms. */
    private static Formula example() {
        return new Formula(
                List.of(Kind.F64, Kind.F64),
                List.of(
                        new Step.Unary(UnaryFunction.SQUARE, 0),
                        new Step.Unary(UnaryFunction.NEG, 2),
                        new Step.Unary(UnaryFunction.TANH, 0),
                        new Step.Unary(UnaryFunction.EXP, 3),
                        new Step.Unary(UnaryFunction.LOG1P, 2),
                        new Step.Binary(BinaryFunction.MUL, 4, 5),
                        new Step.Binary(BinaryFunction.DIV, 6, 1),
                        new Step.Binary(BinaryFunction.ADD, 7, 8),
                        new Step.Constant(Kind.F64, 1),
                        new Step.Unary(UnaryFunction.SQUARE, 4),
                        new Step.Binary(BinaryFunction.SUB, 10, 11),
                        new Step.Binary(BinaryFunction.MUL, 12, 5)),
                List.of(new Result.Reduced(9, Reduction.SUM, 1), new Result.Each(13)));
    }

    @Test
    void aLoopIsPlainToSee() {
        assertThat(new FusedLoop(example(), KERNELS))
                .hasToString(
                        """
                        piece
                            v0 = x0: F64
                            v1 = SQUARE v0
                            v2 = NEG v1
                            t1 = v1: F64
                            t2 = v2: F64
                        t3 = TANH x0
                        t2 = EXP t2
                        t1 = LOG1P t1
                        piece
                            v0 = t3: F64
                            v1 = t2: F64
                            v2 = t1: F64
                            v3 = x1: F64
                            v4 = 1.0
                            v5 = MUL v0, v1
                            v6 = DIV v2, v3
                            v7 = ADD v5, v6
                            v8 = SQUARE v0
                            v9 = SUB v4, v8
                            v10 = MUL v9, v1
                            t1 = v7: F64
                            y1 = v10: F64
                        y0 = SUM of 1 axes: t1
                        """);
    }

    @Test
    void equalFormulasHaveOneLoop() {
        assertThat(FusedLoop.of(example())).isSameAs(FusedLoop.of(example()));
    }

    @Test
    void aResultMayTakeThePlaceOfAnInput() {
        Formula formula = example();
        int n = 3000;
        Object[] inputs = {Formulas.elements(Kind.F64, n, 1), Formulas.elements(Kind.F64, n, 2)};
        int[] shape = {n};
        Object[] expected = Formulas.results(KERNELS, formula, shape, inputs);
        Object[] results = {new double[1], inputs[0]};
        new FusedLoop(formula, KERNELS)
                .run(shape, inputs, new int[2], new int[][] {{1}, {1}}, results, new int[2]);
        assertThat(results).isEqualTo(expected);
    }

    @Test
    void manyInputsAreNoDifficulty() {
        int inputs = 150;
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < inputs; i++) {
            int sum = i == 1 ? 0 : inputs + i - 2;
            steps.add(new Step.Binary(BinaryFunction.ADD, sum, i));
        }
        Formula formula =
                new Formula(
                        Collections.nCopies(inputs, Kind.F64),
                        steps,
                        List.of(new Result.Each(2 * inputs - 2)));
        for (int seed = 0; seed < 5; seed++) {
            check(new FusedLoop(formula, KERNELS), KERNELS, new int[] {10, 300}, new Random(seed));
        }
    }

    /** A loop that was written out: x = sqrt(max(x exp(-x a) + input, b)), and its states' sum. */
    private static Formula writtenOut(int repetitions) {
        int inputs = repetitions + 3;
        List<Step> steps = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        int state = repetitions;
        int sum = repetitions;
        for (int i = 0; i < repetitions; i++) {
            int first = inputs + steps.size();
            steps.add(new Step.Binary(BinaryFunction.MUL, state, repetitions + 1));
            steps.add(new Step.Unary(UnaryFunction.NEG, first));
            steps.add(new Step.Unary(UnaryFunction.EXP, first + 1));
            steps.add(new Step.Binary(BinaryFunction.MUL, state, first + 2));
            steps.add(new Step.Binary(BinaryFunction.ADD, first + 3, i));
            steps.add(new Step.Binary(BinaryFunction.MAX, first + 4, repetitions + 2));
            steps.add(new Step.Unary(UnaryFunction.SQRT, first + 5));
            steps.add(new Step.Binary(BinaryFunction.ADD, sum, first + 6));
            state = first + 6;
            sum = first + 7;
        }
        results.add(new Result.Reduced(sum, Reduction.SUM, 1));
        results.add(new Result.Reduced(state, Reduction.MAX, 1));
        results.add(new Result.Reduced(0, Reduction.SUM, 1));
        results.add(new Result.Each(state));
        results.add(new Result.Reduced(repetitions + 1, Reduction.SUM, 1));
        return new Formula(Collections.nCopies(inputs, Kind.F64), steps, results);
    }

    @Test
    void longFormulasAreComputedSomeElementsAtATime() {
        int repetitions = 60;
        Formula formula = writtenOut(repetitions);
        FusedLoop loop = new FusedLoop(formula, KERNELS, 1 << 14);
        for (int[] shape : new int[][] {{70}, {1024}, {3333}, {3, 500}, {20, 10}}) {
            for (int seed = 0; seed < 3; seed++) {
                check(loop, KERNELS, shape, new Random(seed));
            }
            loop.pieces().forEach(Piece::useVectors);
        }
        Set<Piece> pieces = new HashSet<>(loop.pieces());
        assertThat(pieces.size()).isLessThan(loop.pieces().size() / 2);
    }

    @Test
    void randomLongFormulasHaveTheBitsOfTheKernels() {
        for (int seed = 0; seed < 16; seed++) {
            Random random = new Random(seed);
            int[] shape = SHAPES[seed % SHAPES.length];
            Formula formula = Formulas.random(seed, 220 + random.nextInt(200), shape.length);
            FusedLoop loop = new FusedLoop(formula, KERNELS, 1 << 14);
            check(loop, KERNELS, shape, random);
        }
    }

    /** So many that they are done step by step until the JVM has compiled them. */
    @Test
    void manyDifferentPiecesHaveTheBitsOfTheKernels() {
        int most = 0;
        for (int seed = 0; seed < 4; seed++) {
            Formula steps = Formulas.random(seed, 4000, 1);
            List<Result> results = new ArrayList<>();
            for (int v = steps.size() - 1; v > 0; v -= 100) {
                results.add(new Result.Each(v));
            }
            Formula formula = new Formula(steps.inputs(), steps.steps(), results);
            FusedLoop loop = new FusedLoop(formula, KERNELS, 1 << 16);
            Random random = new Random(seed);
            for (int length : new int[] {700, 2100, 64, 1500}) {
                check(loop, KERNELS, new int[] {length}, random);
                most = Math.max(most, new HashSet<>(loop.pieces()).size());
                loop.pieces().stream().limit(50).forEach(Piece::useVectors);
            }
        }
        assertThat(most).isGreaterThan(100);
    }

    @Test
    void threadsGiveTheSameBits() {
        int n = 2_000_000;
        Formula formula = example();
        Object[] inputs = {Formulas.elements(Kind.F64, n, 1), Formulas.elements(Kind.F64, n, 2)};
        int[] shape = {n};
        int[][] strides = {{1}, {1}};
        double[] sum = new double[1];
        double[] each = new double[n];
        FusedLoop loop = new FusedLoop(formula, KERNELS);
        loop.run(shape, inputs, new int[2], strides, new Object[] {sum, each}, new int[2]);
        Object[] expected = Formulas.results(KERNELS, formula, shape, inputs);
        assertThat(sum).isEqualTo(expected[0]);
        assertThat(each).isEqualTo(expected[1]);
    }

    /** Rows of all lengths, of numbers with zeros of both signs and NaN, in few blocks. */
    @Test
    void rowsOfAllLengthsAreReducedLikeRuns() {
        for (Kind kind : List.of(Kind.F64, Kind.F32)) {
            for (Reduction reduction : Reduction.values()) {
                Formula formula =
                        new Formula(
                                List.of(kind),
                                List.of(new Step.Unary(UnaryFunction.NEG, 0)),
                                List.of(new Result.Reduced(1, reduction, 1)));
                FusedLoop loop = new FusedLoop(formula, KERNELS);
                for (int n = 1; n < 70; n++) {
                    int[] shape = {1500 / n, n};
                    Object x = Formulas.elements(kind, 1500, n);
                    for (int i = 0; i < n; i++) {
                        Array.set(x, i, kind == Kind.F64 ? (Object) 0.0 : (Object) 0f);
                    }
                    Object y = kind.allocate(shape[0]);
                    loop.run(
                            shape,
                            new Object[] {x},
                            new int[1],
                            new int[][] {{n, 1}},
                            new Object[] {y},
                            new int[1]);
                    assertThat(y)
                            .as("%s %s of %d", kind, reduction, n)
                            .isEqualTo(
                                    Formulas.results(KERNELS, formula, shape, new Object[] {x})[0]);
                }
            }
        }
    }

    @Test
    void longSumsAreTheSameTree() {
        Formula formula =
                new Formula(
                        List.of(Kind.F64),
                        List.of(new Step.Unary(UnaryFunction.SQUARE, 0)),
                        List.of(new Result.Reduced(1, Reduction.SUM, 1)));
        FusedLoop loop = new FusedLoop(formula, KERNELS);
        for (int n = 1000; n < 40_000; n += 777) {
            Object[] x = {new Random(n).doubles(n).toArray()};
            int[] shape = {n};
            double[] y = new double[1];
            loop.run(shape, x, new int[1], new int[][] {{1}}, new Object[] {y}, new int[1]);
            assertThat(y).isEqualTo(Formulas.results(KERNELS, formula, shape, x)[0]);
        }
    }

    @Test
    void severalThreadsMayUseALoop() throws InterruptedException, ExecutionException {
        FusedLoop loop = new FusedLoop(example(), KERNELS);
        IntFunction<Callable<Integer>> checking =
                seed ->
                        () -> {
                            check(loop, KERNELS, new int[] {40, 300}, new Random(seed));
                            return seed;
                        };
        List<Callable<Integer>> checks = IntStream.range(0, 64).mapToObj(checking).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> done : threads.invokeAll(checks)) {
                assertThat(done.get()).isNotNull();
            }
        }
    }
}
