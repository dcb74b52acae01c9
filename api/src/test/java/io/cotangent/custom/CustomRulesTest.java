package io.cotangent.custom;

import static io.cotangent.custom.Derived.O;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.execute.Interpreter;
import io.cotangent.function.Fn1;
import io.cotangent.trace.Program;
import io.cotangent.transform.Forward;
import io.cotangent.transform.Reverse;
import io.cotangent.transform.Vectorize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions whose derivatives are given: that these are what is used, in every way to use them. */
class CustomRulesTest {
    private static final NDArray X = NDArray.of(0.3, -1.2, 2.5);

    /** The derivative of x³ said to be 3x² + 1, to tell it from the body's. */
    private static NDArray slope(NDArray x) {
        return O.add(O.mul(O.square(x), 3.0), 1.0);
    }

    private static double slope(double x) {
        return 3 * x * x + 1;
    }

    private static NDArray cube(NDArray x) {
        return O.mul(O.square(x), x);
    }

    /** A body that no trace can follow. */
    private static NDArray opaque(NDArray x) {
        double[] numbers = O.toArray(x);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numbers[i] * numbers[i] * numbers[i];
        }
        return O.reshape(NDArray.of(numbers), x.shape());
    }

    /** The body in a class without a mark. */
    private static NDArray eager(NDArray x) {
        return x.mul(x).mul(x);
    }

    /**
     * A function with a rule.
     *
     * @param usesResult whether the rule takes 3y/x for 3x²: that has other derivatives, as y is
     *     said to have the derivative 3x² + 1
     */
    private record Case(String name, Fn1<NDArray, NDArray> f, boolean usesResult) {
        double second(double x) {
            return 6 * x + (usesResult ? 3 / x : 0);
        }

        double third(double x) {
            return 6 + (usesResult ? 3 / (x * x) : 0);
        }
    }

    private static NDArray slope(NDArray x, NDArray y) {
        return O.add(O.div(O.mul(y, 3.0), x), 1.0);
    }

    private static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        Map<String, Fn1<NDArray, NDArray>> bodies =
                Map.of(
                        "recorded", CustomRulesTest::cube,
                        "opaque", CustomRulesTest::opaque,
                        "eager", CustomRulesTest::eager);
        bodies.forEach((name, body) -> {
            Fn1<NDArray, NDArray> jvp = Cotangent.customJvp(body, (x, dx) -> O.mul(dx, slope(x)));
            Fn1<NDArray, NDArray> jvpOfResult =
                    Cotangent.customJvp(body, (x, y, dx) -> O.mul(dx, slope(x, y)));
            Fn1<NDArray, NDArray> vjp =
                    Cotangent.customVjp(body, (x, y, ct) -> O.mul(ct, slope(x)));
            Fn1<NDArray, NDArray> vjpOfResult =
                    Cotangent.customVjp(body, (x, y, ct) -> O.mul(ct, slope(x, y)));
            cases.add(new Case("jvp, " + name, jvp, false));
            cases.add(new Case("jvp of result, " + name, jvpOfResult, true));
            cases.add(new Case("vjp, " + name, vjp, false));
            cases.add(new Case("vjp of result, " + name, vjpOfResult, true));
        });
        cases.add(new Case("jvp by itself", Recursive.SELF, true));
        return cases;
    }

    /** A rule that calls its own function: 3x² = 3 f(x) / x. */
    private static final class Recursive {
        static final Fn1<NDArray, NDArray> SELF =
                Cotangent.customJvp(CustomRulesTest::cube, Recursive::rule);

        static NDArray rule(NDArray x, NDArray dx) {
            return O.mul(dx, slope(x, SELF.apply(x)));
        }
    }

    private static Stream<DynamicTest> each(Consumer<Case> check) {
        return all().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> check.accept(one)));
    }

    private static void close(NDArray actual, Function<Double, Double> expected) {
        close(actual, expected, X);
    }

    private static void close(NDArray actual, Function<Double, Double> expected, NDArray at) {
        double[] x = at.toArray();
        double[] y = actual.toArray();
        assertThat(y).hasSameSizeAs(x);
        for (int i = 0; i < x.length; i++) {
            assertThat(y[i]).isEqualTo(expected.apply(x[i]), within(1e-12 * (1 + Math.abs(y[i]))));
        }
    }

    @TestFactory
    Stream<DynamicTest> theValueIsTheFunctions() {
        return each(one -> close(one.f().apply(X), x -> x * x * x));
    }

    @TestFactory
    Stream<DynamicTest> theValueIsTheFunctionsWhereItIsDerived() {
        return each(one ->
                close(
                        Interpreter.run(Derived.program(in -> one.f().apply(in[0]), X), X)[0],
                        x -> x * x * x));
    }

    @TestFactory
    Stream<DynamicTest> firstOrder() {
        return each(one -> {
            close(Derived.push(one.f()::apply, X), CustomRulesTest::slope);
            close(Derived.grad(one.f()::apply, X), CustomRulesTest::slope);
        });
    }

    @TestFactory
    Stream<DynamicTest> secondOrderInAllWays() {
        return each(one -> {
            Function<NDArray, NDArray> grad = x -> Derived.grad(one.f()::apply, x);
            Function<NDArray, NDArray> push = x -> Derived.push(one.f()::apply, x);
            close(Derived.push(grad, X), one::second);
            close(Derived.grad(grad, X), one::second);
            close(Derived.push(push, X), one::second);
            close(Derived.grad(push, X), one::second);
        });
    }

    @TestFactory
    Stream<DynamicTest> thirdOrder() {
        return each(one -> {
            Function<NDArray, NDArray> grad = x -> Derived.grad(one.f()::apply, x);
            close(Derived.push(x -> Derived.grad(grad, x), X), one::third);
            close(Derived.grad(x -> Derived.push(grad, x), X), one::third);
        });
    }

    @TestFactory
    Stream<DynamicTest> inABatchAfterItIsDerived() {
        NDArray rows = O.stack(0, X, O.mul(X, 2.0));
        return each(one -> {
            Program hvp =
                    Forward.jvp(
                            Reverse.vjp(
                                    Derived.program(in -> O.sum(one.f().apply(in[0])), X),
                                    List.of(0),
                                    1),
                            List.of(0),
                            2);
            NDArray[] outputs =
                    Vectorize.whole(
                            hvp,
                            new boolean[] {true, false, true},
                            2,
                            rows,
                            NDArray.of(1.0),
                            O.onesLike(rows));
            close(outputs[1], CustomRulesTest::slope, rows);
            close(outputs[3], one::second, rows);
        });
    }

    @TestFactory
    Stream<DynamicTest> inABatchBeforeItIsDerived() {
        NDArray rows = O.stack(0, X, O.mul(X, 2.0), O.neg(X));
        return each(one -> {
            Program program = Derived.program(in -> one.f().apply(in[0]), X);
            Function<NDArray, NDArray> many =
                    x -> Vectorize.whole(program, new boolean[] {true}, x.shape()[0], x)[0];
            close(many.apply(rows), x -> x * x * x, rows);
            close(Derived.push(many, rows), CustomRulesTest::slope, rows);
            close(Derived.grad(many, rows), CustomRulesTest::slope, rows);
            close(Derived.grad(x -> Derived.push(many, x), rows), one::second, rows);
            close(many.apply(NDArray.zeros(0, 3)), x -> x, NDArray.zeros(0, 3));
        });
    }
}
