package io.cotangent.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.error.UnmarkedCodeException;
import java.util.Arrays;
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

    private final Tape tape = FreeTape.of(7);

    private int input(double x) {
        return tape.add(Rule.INPUT, 0, 0, x);
    }

    private void check(int shadow, double... slopes) {
        double[] found = Arrays.copyOfRange(tape.pullback(shadow, 1), 1, slopes.length + 1);
        assertThat(found).containsExactly(slopes, within(1e-14));
        assertThat(new Replay(tape, slopes.length, shadow).gradient())
                .containsExactly(slopes, within(1e-14));
        assertThat(new Replay(tape, slopes.length, shadow).value())
                .isCloseTo(tape.value(shadow), within(1e-14));
    }

    @Test
    void inverseOfCosh() {
        double x = 1.75;
        double z = Math.log(x + Math.sqrt(x * x - 1));
        check(FastMathRules.acosh(x, z, input(x), tape), 1 / Math.sqrt(x * x - 1));
    }

    @Test
    void inverseOfSinh() {
        double x = -.75;
        double z = Math.log(x + Math.sqrt(x * x + 1));
        check(FastMathRules.asinh(x, z, input(x), tape), .8);
    }

    @Test
    void inverseOfTanh() {
        double x = .5;
        double z = .5 * Math.log((1 + x) / (1 - x));
        check(FastMathRules.atanh(x, z, input(x), tape), 4 / 3.0);
    }

    @Test
    void logarithmsToABase() {
        double z = Math.log(8) / Math.log(2);
        double db = -3 / (2 * Math.log(2));
        int base = input(2);
        check(FastMathRules.log(2, 8, z, base, input(8), tape), db, 1 / (8 * Math.log(2)));
    }

    @Test
    void wholePowers() {
        check(FastMathRules.pow(-2, 3, -8, input(-2), tape), 12);
        assertThat(FastMathRules.pow(-2, 3L, -8, 0, tape)).isZero();
    }

    @Test
    void powersToALong() {
        check(FastMathRules.pow(-2, -2L, .25, input(-2), tape), .25);
    }

    @Test
    void sineAndCosine() {
        Both both = new Both();
        FastMathRules.sinCos(.5, both, input(.5), tape);
        assertThat(both.sin$shadow >> 32).isEqualTo(7);
        check((int) both.sin$shadow, Math.cos(.5));
        check((int) both.cos$shadow, -Math.sin(.5));
    }

    @Test
    void hyperbolicSineAndCosine() {
        Both both = new Both();
        FastMathRules.sinhCosh(.5, both, input(.5), tape);
        check((int) both.sinh$shadow, Math.cosh(.5));
        check((int) both.cosh$shadow, Math.sinh(.5));
    }

    @Test
    void objectsThatHaveNoShadowsAreRefused() {
        int shadow = input(.5);
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
