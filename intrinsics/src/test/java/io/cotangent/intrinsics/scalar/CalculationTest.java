package io.cotangent.intrinsics.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.UnaryFunction;
import io.cotangent.intrinsics.vector.Dump;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calculations: what is left out of them, how they read, and the classes that are made of them. */
class CalculationTest {
    private final Calculation c = new Calculation();
    private final int x = c.input(Kind.F64, 0, 0);
    private final int y = c.input(Kind.F64, 0, 1);

    private int number(double value) {
        return c.constant(Kind.F64, value);
    }

    private static double run(Routine routine, double... input) {
        return ((double[]) routine.run(new Object[] {input}, new int[1])[0])[0];
    }

    private Optional<Routine> compile() {
        return c.compile(Double.POSITIVE_INFINITY);
    }

    @Test
    void whatChangesNothingIsLeftOut() {
        assertThat(c.binary(BinaryFunction.ADD, x, number(-0.0))).isEqualTo(x);
        assertThat(c.binary(BinaryFunction.SUB, x, number(0))).isEqualTo(x);
        assertThat(c.binary(BinaryFunction.MUL, number(1), x)).isEqualTo(x);
        assertThat(c.binary(BinaryFunction.DIV, x, number(1))).isEqualTo(x);
        int square = c.unary(UnaryFunction.SQUARE, x);
        assertThat(c.binary(BinaryFunction.ADD, number(0), square)).isEqualTo(square);
        int negative = c.unary(UnaryFunction.NEG, x);
        assertThat(c.unary(UnaryFunction.NEG, negative)).isEqualTo(x);
        assertThat(c.binary(BinaryFunction.ADD, y, negative))
                .isEqualTo(c.binary(BinaryFunction.SUB, y, x));
        assertThat(c.binary(BinaryFunction.SUB, y, negative))
                .isEqualTo(c.binary(BinaryFunction.ADD, y, x));
        int condition = c.compare(Comparison.LT, x, y);
        assertThat(c.select(condition, x, x)).isEqualTo(x);
        assertThat(c.select(c.constant(Kind.BOOL, 0), x, y)).isEqualTo(y);
        assertThat(c.unary(UnaryFunction.SIN, x)).isEqualTo(c.unary(UnaryFunction.SIN, x));
    }

    @Test
    void whatChangesZerosStays() {
        c.output(Kind.F64, c.binary(BinaryFunction.ADD, x, number(0)));
        c.output(Kind.F64, c.binary(BinaryFunction.SUB, number(0), x));
        c.output(Kind.F64, c.binary(BinaryFunction.MUL, number(0), x));
        c.output(Kind.F64, c.binary(BinaryFunction.SUB, x, number(-0.0)));
        Object[] found =
                compile().orElseThrow().run(new Object[] {new double[] {-0.0, 0}}, new int[1]);
        double[] all = new double[found.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = ((double[]) found[i])[0];
        }
        assertThat(all).containsExactly(0.0, 0.0, -0.0, 0.0);
    }

    @Test
    void outputsOfMostlyZeros() {
        int[] values = new int[10_000];
        Arrays.fill(values, number(0));
        values[3] = x;
        values[4] = number(-0.0);
        values[9_999] = y;
        c.output(Kind.F64, values);
        c.output(Kind.BOOL, c.constant(Kind.BOOL, 0), c.compare(Comparison.LT, x, y));
        c.output(Kind.F32, c.constant(Kind.F32, 0), c.constant(Kind.F32, 1.5));
        Object[] found =
                compile().orElseThrow().run(new Object[] {new double[] {1, 2}}, new int[1]);
        double[] expected = new double[10_000];
        expected[3] = 1;
        expected[4] = -0.0;
        expected[9_999] = 2;
        assertThat((double[]) found[0]).containsExactly(expected);
        assertThat((boolean[]) found[1]).containsExactly(false, true);
        assertThat((float[]) found[2]).containsExactly(0, 1.5f);
    }

    @Test
    void constantsAreComputedAtOnce() {
        int power = c.binary(BinaryFunction.POW, number(2), number(10));
        assertThat(power).isEqualTo(number(1024));
        assertThat(c.unary(UnaryFunction.NEG, c.constant(Kind.F32, 0.1)))
                .isEqualTo(c.constant(Kind.F32, -0.1));
        assertThat(c.compare(Comparison.LT, number(1), number(Double.NaN)))
                .isEqualTo(c.constant(Kind.BOOL, 0));
        assertThat(c.convert(Kind.F64, c.constant(Kind.BOOL, 1))).isEqualTo(number(1));
        assertThat(c.fma(number(2), number(3), number(4))).isEqualTo(number(10));
        assertThat(c.size()).isZero();
    }

    @Test
    void listing() {
        int sine = c.unary(UnaryFunction.SIN, c.binary(BinaryFunction.MUL, x, y));
        int unused = c.unary(UnaryFunction.COS, sine);
        int rounded = c.convert(Kind.F32, sine);
        int less = c.compare(Comparison.LT, rounded, c.constant(Kind.F32, 0.25));
        c.output(Kind.F64, c.select(less, sine, number(-1)), x);
        c.output(Kind.F32, rounded);
        assertThat(unused).isEqualTo(sine + 1);
        assertThat(compile().orElseThrow())
                .hasToString(
                        """
                        v0 = mul in0[0] in0[1]
                        v1 = sin v0
                        v2 = convert v1 f
                        v3 = lt v2 0.25f
                        v4 = select v3 v1 -1.0
                        out0 = v4 in0[0]
                        out1 = v2
                        """);
    }

    private void loop(int steps) {
        int value = x;
        for (int i = 0; i < steps; i++) {
            int sine = c.unary(UnaryFunction.SIN, c.binary(BinaryFunction.MUL, value, y));
            value = c.binary(BinaryFunction.ADD, value, sine);
        }
        c.output(Kind.F64, value);
    }

    @Test
    void listingOfALoop() {
        loop(1000);
        assertThat(compile().orElseThrow())
                .hasToString(
                        """
                        once
                          v0 = mul in0[0] in0[1]
                          v1 = sin v0
                          v2 = add in0[0] v1
                        repeat 999 times
                          v3 = mul v2 in0[1]
                          v4 = sin v3
                          v5 = add v2 v4
                        out0 = v2999
                        """);
    }

    /** Steps of hundreds of operations each, which need the last two steps, and the beginning. */
    private double[] longSteps(int steps, int length, double a, double b) {
        int[] state = {x, y, c.binary(BinaryFunction.ADD, x, y)};
        double[] values = {a, b, a + b};
        for (int step = 0; step < steps; step++) {
            int next = state[2];
            double value = values[2];
            for (int i = 0; i < length; i++) {
                // No two places of a step have the same neighbours.
                int factor = i % 3 == 0 ? state[0] : i % 7 == 0 ? x : number(1 + i % 11 * 0.01);
                double known = i % 3 == 0 ? values[0] : i % 7 == 0 ? a : 1 + i % 11 * 0.01;
                boolean isSum = (i * i + i / 5) % 4 < 2;
                next = c.binary(isSum ? BinaryFunction.ADD : BinaryFunction.MUL, next, factor);
                value = isSum ? value + known : value * known;
                if (i % 5 == 0) {
                    next = c.unary(UnaryFunction.SQRT, c.unary(UnaryFunction.ABS, next));
                    value = Math.sqrt(Math.abs(value));
                }
            }
            state = new int[] {state[1], state[2], next};
            values = new double[] {values[1], values[2], value};
        }
        c.output(Kind.F64, state);
        return values;
    }

    @Test
    void longStepsAreLoopsOfSeveralMethods() {
        double[] expected = longSteps(40, 700, 1.25, 0.75);
        Routine routine = compile().orElseThrow();
        assertThat(routine.toString()).contains("repeat 38 times");
        Object[] found = routine.run(new Object[] {new double[] {1.25, 0.75}}, new int[1]);
        assertThat((double[]) found[0]).containsExactly(expected);
    }

    @Test
    void classesAreWrittenOnRequest(@TempDir Path directory) throws IOException {
        System.setProperty(Dump.PROPERTY, directory.resolve("classes").toString());
        try {
            random(3000);
            loop(500);
            Routine routine = compile().orElseThrow();
            Path listing = only(directory, ".txt");
            assertThat(listing).content().isEqualTo(routine.toString());
            byte[] bytes = Files.readAllBytes(only(directory, ".class"));
            ClassFile.of()
                    .parse(bytes)
                    .methods()
                    .forEach(method -> {
                        CodeAttribute code = (CodeAttribute) method.code().orElseThrow();
                        // HotSpot compiles no larger ones.
                        assertThat(code.codeLength()).isLessThan(8000);
                    });
        } finally {
            System.clearProperty(Dump.PROPERTY);
        }
    }

    private static Path only(Path directory, String suffix) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
        }
    }

    /** Steps without any order: straight code, in many methods. */
    private int random(int steps) {
        UnaryFunction[] unary = {
            UnaryFunction.SIN, UnaryFunction.TANH, UnaryFunction.NEG, UnaryFunction.GAMMA
        };
        BinaryFunction[] binary = {
            BinaryFunction.ADD, BinaryFunction.MUL, BinaryFunction.SUB, BinaryFunction.ATAN2
        };
        Random random = new Random(4);
        int[] values = new int[steps + 2];
        values[0] = x;
        values[1] = y;
        for (int i = 2; i < values.length; i++) {
            int a = values[Math.max(0, i - 1 - random.nextInt(9))];
            int b = values[random.nextInt(i)];
            values[i] =
                    random.nextInt(3) == 0
                            ? c.unary(unary[random.nextInt(unary.length)], a)
                            : c.binary(binary[random.nextInt(binary.length)], a, b);
        }
        c.output(Kind.F64, values[values.length - 1]);
        return values[values.length - 1];
    }

    @Test
    void whatIsTooLongAndDoesNotRepeatIsLeftToOthers() {
        random(200_000);
        assertThat(compile()).isEmpty();
    }

    @Test
    void tooManyOutputsAreLeftToOthers() {
        for (int i = 0; i < 5000; i++) {
            c.output(Kind.F64, c.binary(BinaryFunction.ADD, x, number(i)));
        }
        assertThat(compile()).isEmpty();
    }

    @Test
    void offsetsAreWhereInputsBegin() {
        c.output(Kind.F64, c.binary(BinaryFunction.SUB, x, y));
        double[] input = {1, 2, 5, 7};
        Object[] found = compile().orElseThrow().run(new Object[] {input}, new int[] {2});
        assertThat((double[]) found[0]).containsExactly(-2);
    }

    @Test
    void classesAreLetGo() throws InterruptedException {
        loop(300);
        WeakReference<Class<?>> type = used();
        for (int i = 0; i < 100 && type.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(type.get()).isNull();
    }

    private WeakReference<Class<?>> used() {
        Routine routine = compile().orElseThrow();
        assertThat(run(routine, .5, 1e-3)).isGreaterThan(.5);
        return new WeakReference<>(routine.getClass());
    }
}
