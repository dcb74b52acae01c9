package io.cotangent.number;

import static io.cotangent.Cotangent.args;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.Compiled;
import io.cotangent.Cotangent;
import io.cotangent.error.UnmarkedCodeException;
import io.cotangent.error.Weaving;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.ToDoubleFn1;
import io.cotangent.function.ToDoubleFn2;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Derivatives of functions of plain numbers; the functions record as woven ones do. */
class NumbersTest {
    private static final Offset<Double> EXACT = within(1e-14);

    record Point(Double x, Double y) {}

    /** {@code x sin(y)}. */
    private static Double f(Double x, Double y) {
        return mul(x, sin(y));
    }

    private static Double mul(Double x, Double y) {
        Tape tape = Tapes.ofThread();
        Double z = Double.valueOf(x * y);
        if (tape == null) {
            return z;
        }
        int a = tape.shadowOf(x);
        int b = tape.shadowOf(y);
        if ((a | b) != 0) {
            tape.remember(z, tape.binary(Rule.MUL, a, b, x, y, z));
        }
        return z;
    }

    private static Double sin(Double x) {
        Tape tape = Tapes.ofThread();
        Double z = Double.valueOf(Math.sin(x));
        int shadow = tape == null ? 0 : tape.shadowOf(x);
        if (shadow != 0) {
            tape.remember(z, tape.unary(Rule.SIN, shadow, z));
        }
        return z;
    }

    /** The sum of the cubes. */
    private static Double cubes(double[] x) {
        Tape tape = Tapes.ofThread();
        int[] shadows = tape.shadows(x);
        double sum = 0;
        int step = 0;
        for (int i = 0; i < x.length; i++) {
            double y = x[i] * x[i];
            int square = tape.binary(Rule.MUL, shadows[i], shadows[i], x[i], x[i], y);
            int cube = tape.binary(Rule.MUL, square, shadows[i], y, x[i], y * x[i]);
            step = tape.binary(Rule.ADD, step, cube, sum, y * x[i], sum + y * x[i]);
            sum += y * x[i];
        }
        Double result = Double.valueOf(sum);
        tape.remember(result, step);
        return result;
    }

    private static final ToDoubleFn1<double[]> CUBES =
            new ToDoubleFn1<>() {
                @Override
                public double applyAsDouble(double[] x) {
                    return cubes(x);
                }

                @Override
                public Double boxed(double[] x) {
                    return cubes(x);
                }
            };

    private static final Fn2<Double, Double, Double> F = NumbersTest::f;

    @BeforeAll
    static void pretendAnAgent() {
        System.setProperty(Weaving.AGENT, "test");
    }

    @AfterAll
    static void noAgent() {
        System.clearProperty(Weaving.AGENT);
    }

    @Test
    void forwardAndReverseModeFollowNumbers() {
        var jvp = Cotangent.jvp(F, args(2.0, .5), args(1.0, 10.0));
        assertThat(jvp.primal()).isEqualTo(2 * Math.sin(.5));
        assertThat(jvp.tangent()).isEqualTo(Math.sin(.5) + 20 * Math.cos(.5), EXACT);
        var vjp = Cotangent.vjp(F, 2.0, .5);
        assertThat(vjp.pullback(3.0).arg0()).isEqualTo(3 * Math.sin(.5), EXACT);
        assertThat(vjp.pullback(3.0).arg1()).isEqualTo(6 * Math.cos(.5), EXACT);
    }

    @Test
    void arraysOfNumbersHaveGradientsAndHessians() {
        double[] x = {1, 2, -3};
        assertThat(Cotangent.grad(CUBES).apply(x)).containsExactly(3, 12, 27);
        assertThat(Cotangent.valueAndGrad(CUBES).apply(x).value()).isEqualTo(1 + 8 - 27);
        assertThat(Cotangent.hessian(CUBES).apply(x))
                .isDeepEqualTo(new double[][] {{6, 0, 0}, {0, 12, 0}, {0, 0, -18}});
    }

    @Test
    void secondDerivativesInDirections() {
        var there = Cotangent.gradAndHvp(F, args(2.0, .5), args(1.0, 0.0));
        assertThat(there.grad().arg1()).isEqualTo(2 * Math.cos(.5), EXACT);
        assertThat(there.hvp().arg0()).isEqualTo(0, EXACT);
        assertThat(there.hvp().arg1()).isEqualTo(Math.cos(.5), EXACT);
    }

    @Test
    void recordsOfNumbersAreTrees() {
        ToDoubleFn2<Point, Double> fn =
                new ToDoubleFn2<>() {
                    @Override
                    public double applyAsDouble(Point point, Double z) {
                        return boxed(point, z);
                    }

                    @Override
                    public Double boxed(Point point, Double z) {
                        return mul(z, sin(point.y()));
                    }
                };
        Point gradient = Cotangent.grad(fn).apply(new Point(1.0, .5), 3.0);
        assertThat(gradient).isEqualTo(new Point(0.0, 3 * Math.cos(.5)));
    }

    private record Unmarked(double x) {}

    @Test
    void recordsThatAreNotMarkedCannotHoldActiveNumbers() {
        ToDoubleFn1<Unmarked> fn =
                new ToDoubleFn1<>() {
                    @Override
                    public double applyAsDouble(Unmarked point) {
                        return point.x();
                    }

                    @Override
                    public Double boxed(Unmarked point) {
                        return point.x();
                    }
                };
        assertThatThrownBy(() -> Cotangent.grad(fn).apply(new Unmarked(1)))
                .isInstanceOf(UnmarkedCodeException.class);
    }

    @Test
    void derivativesInsideOfFunctionsAreFollowed() {
        Fn1<Double, Double> slope = y -> Cotangent.jvp((Double v) -> f(y, v), y, 1.0).tangent();
        // d/dy (y cos y)
        var jvp = Cotangent.jvp(slope, .5, 1.0);
        assertThat(jvp.tangent()).isEqualTo(Math.cos(.5) - .5 * Math.sin(.5), EXACT);
        ToDoubleFn1<Double> inner =
                new ToDoubleFn1<>() {
                    @Override
                    public double applyAsDouble(Double y) {
                        return slope.apply(y);
                    }

                    @Override
                    public Double boxed(Double y) {
                        return slope.apply(y);
                    }
                };
        assertThat(Cotangent.grad(inner).apply(.5))
                .isEqualTo(Math.cos(.5) - .5 * Math.sin(.5), EXACT);
    }

    @Test
    void compiledFunctionsRunWithoutTheUsersCode() {
        Fn2<Double, Double, Double> compiled = Cotangent.compile(F);
        for (double x = 1; x < 5; x++) {
            assertThat(compiled.apply(x, .5)).isEqualTo(x * Math.sin(.5), EXACT);
        }
        assertThat(Compiled.of(compiled).traces()).isEqualTo(1);
        assertThat(Compiled.of(compiled).replays()).isEqualTo(3);
        var slopes =
                Cotangent.compile((Double x, Double y) -> Cotangent.vjp(F, x, y).pullback(1.0));
        assertThat(slopes.apply(2.0, .5).arg1()).isEqualTo(2 * Math.cos(.5), EXACT);
        assertThat(slopes.apply(3.0, .7).arg1()).isEqualTo(3 * Math.cos(.7), EXACT);
        assertThat(Compiled.of(slopes).traces()).isEqualTo(1);
    }

    @Test
    void compiledFunctionsFollowComparisons() {
        Fn1<Double, Double> compiled = Cotangent.compile(NumbersTest::kinked);
        assertThat(compiled.apply(2.0)).isEqualTo(4);
        assertThat(compiled.apply(3.0)).isEqualTo(9);
        assertThat(Compiled.of(compiled).traces()).isEqualTo(1);
        assertThat(compiled.apply(-3.0)).isEqualTo(-3);
        assertThat(compiled.apply(-4.0)).isEqualTo(-4);
        assertThat(Compiled.of(compiled).traces()).isEqualTo(2);
        assertThat(compiled.apply(0.0)).isEqualTo(0);
        assertThat(Compiled.of(compiled).traces()).isEqualTo(3);
    }

    /** The square of what is positive. */
    private static Double kinked(Double x) {
        Tape tape = Tapes.ofThread();
        tape.compared(tape.shadowOf(x), 0, x, 0);
        return x > 0 ? mul(x, x) : x;
    }

    @Test
    void noTapeStaysOpen() {
        Cotangent.grad(CUBES).apply(new double[] {1, 2});
        assertThat(Tapes.live).isFalse();
        assertThat(Tapes.ofThread()).isNull();
    }
}
