package io.cotangent.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules against differences, and against the derivatives of the operations on arrays. */
class MathRulesTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Points that are inside of every domain that a function has, and off its kinks. */
    private static final double[] GENERAL = {-3.7, -1.3, -0.6, -0.21, 0.31, 0.85, 1.4, 2.9};

    private static final double[] SPECIAL = {0.0, -0.0, 1, -1, 2, .5, INF, -INF, NAN, 1e-310};

    /**
     * Of which only the ordering or the bits are looked at, or which jump where they are looked at.
     */
    private static final Set<String> STEPS = Set.of("ulp", "nextUp", "nextDown", "nextAfter");

    /** The methods of a class that give a number and take one. */
    private static List<Method> functions(Class<?> owner) {
        List<Method> functions = new ArrayList<>();
        for (Method method : owner.getDeclaredMethods()) {
            boolean isKnown = rule(method) != null && isNumber(method.getReturnType());
            if (isKnown && java.lang.reflect.Modifier.isPublic(method.getModifiers())) {
                functions.add(method);
            }
        }
        return functions;
    }

    private static boolean isNumber(Class<?> type) {
        return type == double.class || type == float.class;
    }

    private static Method rule(Method method) {
        return KnownMethods.rule(
                method.getDeclaringClass().getName().replace('.', '/'),
                method.getName(),
                KnownMethods.descriptor(method));
    }

    /** A call of a function with numbers; other parameters are 3. */
    private record Call(Method method, double[] at) {
        int numbers() {
            return (int)
                    Stream.of(method.getParameterTypes()).filter(MathRulesTest::isNumber).count();
        }

        private Object[] arguments(double[] numbers) {
            Class<?>[] types = method.getParameterTypes();
            Object[] arguments = new Object[types.length];
            int next = 0;
            for (int i = 0; i < types.length; i++) {
                if (isNumber(types[i])) {
                    double number = numbers[next++];
                    arguments[i] = types[i] == float.class ? (Object) (float) number : number;
                } else {
                    arguments[i] = types[i] == long.class ? (Object) 3L : 3;
                }
            }
            return arguments;
        }

        Object result(double[] numbers) {
            try {
                return method.invoke(null, arguments(numbers));
            } catch (InvocationTargetException e) {
                return e.getCause();
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(method.toString(), e);
            }
        }

        double value(double[] numbers) {
            return ((Number) result(numbers)).doubleValue();
        }

        /** Records the call on a tape, with inputs that are its first steps. */
        int record(Tape tape) {
            List<Object> all = new ArrayList<>(Arrays.asList(arguments(at)));
            all.add(result(at));
            for (double x : at) {
                all.add(tape.add(Rule.INPUT, 0, 0, x));
            }
            all.add(tape);
            try {
                return (int) rule(method).invoke(null, all.toArray());
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(method.toString(), e);
            }
        }

        double[] gradient() {
            Tape tape = FreeTape.of(1);
            tape.sweep();
            int shadow = record(tape);
            return shadow == 0
                    ? new double[at.length]
                    : Arrays.copyOfRange(tape.pullback(shadow, 1), 1, at.length + 1);
        }

        @Override
        public String toString() {
            return method + Arrays.toString(at);
        }
    }

    private static double difference(Call call, int i, double h) {
        double[] x = call.at.clone();
        double sum = 0;
        double[] weights = {1, -8, 8, -1};
        int[] places = {-2, -1, 1, 2};
        for (int k = 0; k < 4; k++) {
            x[i] = call.at[i] + places[k] * h;
            sum += weights[k] * call.value(x);
        }
        return sum / (12 * h);
    }

    /** All calls of a function with numbers of some. */
    private static List<Call> calls(Method method, double[] some) {
        List<Call> calls = new ArrayList<>();
        int count = new Call(method, some).numbers();
        for (long k = 0; k < Math.round(Math.pow(some.length, count)); k++) {
            long rest = k;
            double[] at = new double[count];
            for (int i = 0; i < count; i++) {
                at[i] = some[(int) (rest % some.length)];
                if (method.getParameterTypes()[i] == float.class) {
                    at[i] = (float) at[i];
                }
                rest /= some.length;
            }
            Call call = new Call(method, at);
            if (call.result(at) instanceof Number) {
                calls.add(call);
            }
        }
        return calls;
    }

    private static List<Method> all() {
        List<Method> all = new ArrayList<>();
        for (Class<?> owner : List.of(Math.class, StrictMath.class, Double.class, Float.class)) {
            all.addAll(functions(owner));
        }
        return all;
    }

    @Test
    void everyFunctionOfNumbersHasARule() {
        Set<String> without = new TreeSet<>();
        for (Class<?> owner : List.of(Math.class, StrictMath.class)) {
            for (Method method : owner.getMethods()) {
                boolean takes =
                        Stream.of(method.getParameterTypes()).anyMatch(MathRulesTest::isNumber);
                if (takes && rule(method) == null) {
                    without.add(method.toString());
                }
            }
        }
        assertThat(without).isEmpty();
        assertThat(all()).hasSizeGreaterThan(80);
    }

    @Test
    void derivativesAreDifferences() {
        int compared = 0;
        for (Method method : all()) {
            boolean isFloat = method.getReturnType() == float.class;
            for (Call call : calls(method, GENERAL)) {
                if (STEPS.contains(method.getName())
                        || tied(call)
                        || Double.isNaN(call.value(call.at))) {
                    continue;
                }
                double[] gradient = call.gradient();
                for (int i = 0; i < gradient.length; i++) {
                    double h = isFloat ? 1.0 / 64 : 1.0 / 1024;
                    double slope = difference(call, i, h);
                    boolean jumps =
                            !(error(difference(call, i, h / 2), slope) < (isFloat ? 1e-3 : 1e-7));
                    if (!jumps) {
                        assertThat(error(gradient[i], slope))
                                .as("%s in argument %d: %s and %s", call, i, gradient[i], slope)
                                .isLessThan(isFloat ? 1e-4 : 1e-8);
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(4000);
    }

    /** Whether two arguments are the same. */
    private static boolean tied(Call call) {
        return Arrays.stream(call.at).distinct().count() < call.at.length;
    }

    private static double error(double actual, double expected) {
        boolean same = Double.compare(actual, expected) == 0 || actual == expected;
        return same ? 0 : Math.abs(actual - expected) / (1 + Math.abs(expected));
    }

    @Test
    void derivativesAndValuesAreThoseOfTheOperations() {
        Set<String> different = new TreeSet<>();
        for (Method method : all()) {
            List<Call> calls = new ArrayList<>(calls(method, GENERAL));
            calls.addAll(calls(method, SPECIAL));
            for (Call call : calls) {
                compareWithOperations(call, different);
            }
        }
        assertThat(different).isEmpty();
    }

    /**
     * Whether the power of two numbers, or its slope in the base, is not the operation's: Java says
     * that 1 to an infinite power is NaN, NumPy that it is 1; the slope of a power of 0 is 0 here
     * for all bases.
     */
    private static boolean isSpecialPower(double[] at) {
        double exponent = at[1];
        return Math.abs(at[0]) == 1 && !Double.isFinite(exponent)
                || exponent == 0 && !(Math.abs(at[0]) > 1e-300);
    }

    @Test
    void quotientsBySmallNumbersHaveTheirDerivativesAfterASmallFactor() {
        Tape tape = FreeTape.of(1);
        tape.sweep();
        double y = 0x1p-1030;
        int top = tape.add(Rule.INPUT, 0, 0, y);
        int below = tape.add(Rule.INPUT, 0, 1, y);
        double[] found = tape.pullback(Statements.div(y, y, top, below, tape), 0x1p-60);
        assertThat(found[top]).isEqualTo(0x1p970);
        assertThat(found[below]).isEqualTo(-0x1p970);
    }

    @Test
    void largeQuotientsHaveTheirDerivativesAfterASmallFactor() {
        Tape tape = FreeTape.of(1);
        tape.sweep();
        double x = 1;
        double y = 0x1p-600;
        int top = tape.add(Rule.INPUT, 0, 0, x);
        int below = tape.add(Rule.INPUT, 0, 1, y);
        double[] found = tape.pullback(Statements.div(x, y, top, below, tape), 0x1p-400);
        assertThat(found[top]).isEqualTo(0x1p200);
        assertThat(found[below]).isEqualTo(-0x1p800);
    }

    private static void compareWithOperations(Call call, Set<String> different) {
        Tape tape = FreeTape.of(1);
        int shadow = call.record(tape);
        boolean differs = call.method.getName().equals("pow") && isSpecialPower(call.at);
        if (shadow == 0 || STEPS.contains(call.method.getName()) || differs) {
            return;
        }
        double bound = call.method.getReturnType() == float.class ? 1e-7 : 1e-14;
        Replay replay = new Replay(tape, call.at.length, shadow);
        double value = replay.value();
        if (!(error(value, tape.value(shadow)) < bound)) {
            different.add(call + ": " + tape.value(shadow) + ", operation " + value);
        }
        double[] gradient = call.gradient();
        double[] expected = replay.gradient();
        for (int i = 0; i < gradient.length; i++) {
            if (!(error(gradient[i], expected[i]) < 1e-12)) {
                String found = Arrays.toString(gradient);
                different.add(call + ": " + found + ", operation " + Arrays.toString(expected));
            }
        }
    }
}
