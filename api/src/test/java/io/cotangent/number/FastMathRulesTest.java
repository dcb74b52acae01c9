package io.cotangent.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.error.UnmarkedCodeException;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** The rules of what the libraries' own classes of functions have beyond Math's. */
class FastMathRulesTest {
    private static final String OWNER = "org/hipparchus/util/FastMath";

    /** What those classes give that have sine and cosine in one go. */
    @SuppressWarnings("unused") // set by name
    private static final class Both {
        private final double sin = Math.sin(.5);
        private final double cos = Math.cos(.5);
        private final double sinh = Math.sinh(.5);
        private final double cosh = Math.cosh(.5);
        private long sin$shadow;
        private long cos$shadow;
        private long sinh$shadow;
        private long cosh$shadow;
    }

    private static int input(double x, Tape tape) {
        return tape.add(Rule.INPUT, 0, 0, x);
    }

    /** Checks what a call records, on a tape that is swept over and on one of operations. */
    private static void check(ToIntFunction<Tape> call, double... slopes) {
        Tape swept = FreeTape.of(7);
        swept.sweep();
        int shadow = call.applyAsInt(swept);
        double[] found = Arrays.copyOfRange(swept.pullback(shadow, 1), 1, slopes.length + 1);
        assertThat(found).containsExactly(slopes, within(1e-14));
        Tape tape = FreeTape.of(7);
        int step = call.applyAsInt(tape);
        Replay replay = new Replay(tape, slopes.length, step);
        assertThat(replay.gradient()).containsExactly(slopes, within(1e-14));
        assertThat(replay.value()).isCloseTo(tape.value(step), within(1e-14));
    }

    @Test
    void inverseOfCosh() {
        double x = 1.75;
        double z = Math.log(x + Math.sqrt(x * x - 1));
        check(t -> FastMathRules.acosh(x, z, input(x, t), t), 1 / Math.sqrt(x * x - 1));
    }

    @Test
    void inverseOfSinh() {
        double x = -.75;
        double z = Math.log(x + Math.sqrt(x * x + 1));
        check(t -> FastMathRules.asinh(x, z, input(x, t), t), .8);
    }

    @Test
    void inverseOfTanh() {
        double x = .5;
        double z = .5 * Math.log((1 + x) / (1 - x));
        check(t -> FastMathRules.atanh(x, z, input(x, t), t), 4 / 3.0);
    }

    @Test
    void logarithmsToABase() {
        double z = Math.log(8) / Math.log(2);
        double db = -3 / (2 * Math.log(2));
        check(
                t -> FastMathRules.log(2, 8, z, input(2, t), input(8, t), t),
                db,
                1 / (8 * Math.log(2)));
    }

    @Test
    void wholePowers() {
        check(t -> FastMathRules.pow(-2, 3, -8, input(-2, t), t), 12);
        assertThat(FastMathRules.pow(-2, 3L, -8, 0, FreeTape.of(7))).isZero();
    }

    @Test
    void powersToALong() {
        check(t -> FastMathRules.pow(-2, -2L, .25, input(-2, t), t), .25);
    }

    @Test
    void sineAndCosine() {
        check(t -> (int) sinCos(t).sin$shadow, Math.cos(.5));
        check(t -> (int) sinCos(t).cos$shadow, -Math.sin(.5));
        assertThat(sinCos(FreeTape.of(7)).sin$shadow >> 32).isEqualTo(7);
    }

    private static Both sinCos(Tape tape) {
        Both both = new Both();
        FastMathRules.sinCos(.5, both, input(.5, tape), tape);
        return both;
    }

    @Test
    void hyperbolicSineAndCosine() {
        check(t -> (int) sinhCosh(t).sinh$shadow, Math.cosh(.5));
        check(t -> (int) sinhCosh(t).cosh$shadow, Math.sinh(.5));
    }

    private static Both sinhCosh(Tape tape) {
        Both both = new Both();
        FastMathRules.sinhCosh(.5, both, input(.5, tape), tape);
        return both;
    }

    @Test
    void objectsThatHaveNoShadowsAreRefused() {
        Tape tape = FreeTape.of(7);
        int shadow = input(.5, tape);
        assertThatThrownBy(() -> FastMathRules.sinCos(.5, "text", shadow, tape))
                .isInstanceOf(UnmarkedCodeException.class)
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("include=");
    }

    @Test
    void rulesAreFoundByTheCallsTheyAreOf() {
        assertThat(KnownMethods.rule(OWNER, "sinCos", "(D)Lorg/hipparchus/util/SinCos;"))
                .hasToString(
                        "public static void io.cotangent.number.FastMathRules.sinCos("
                                + "double,java.lang.Object,int,io.cotangent.number.Tape)");
        assertThat(KnownMethods.rule(OWNER, "hypot", "(DD)D").getDeclaringClass())
                .isEqualTo(MathRules.class);
        assertThat(KnownMethods.rule(OWNER, "abs", "(F)F").getDeclaringClass())
                .isEqualTo(FloatMathRules.class);
        assertThat(KnownMethods.rule(OWNER, "hypot", "(Lt/T;Lt/T;)Lt/T;")).isNull();
        assertThat(KnownMethods.rule("java/lang/Math", "acosh", "(D)D")).isNull();
    }
}
