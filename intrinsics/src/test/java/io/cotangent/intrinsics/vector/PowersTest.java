package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Powers and logarithms of sums of exponentials, against many digits and at special numbers. */
class PowersTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double TINY = Double.MIN_VALUE;

    private final Random random = new Random(1);

    @Test
    void powersAreWithinTheirBound() {
        int n = 6000;
        double[] a = new double[n];
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            switch (i % 4) {
                case 0 -> {
                    a[i] = random.nextDouble(0.01, 10);
                    b[i] = random.nextDouble(-20, 20);
                }
                case 1 -> {
                    a[i] = Math.abs(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
                    b[i] = random.nextDouble(-745, 709) / Math.log(a[i]);
                }
                case 2 -> {
                    a[i] = 1 + Math.scalb(random.nextGaussian(), -4 - random.nextInt(45));
                    b[i] = random.nextDouble(-740, 709) / Math.log(a[i]);
                }
                default -> {
                    a[i] = random.nextInt(-30, 31);
                    b[i] = random.nextInt(-10, 11);
                }
            }
            if (a[i] == 0 || !Double.isFinite(a[i]) || !Double.isFinite(b[i])) {
                a[i] = 3;
                b[i] = 3;
            }
        }
        double[] y = ElementaryLoops.apply("pow", Powers.DOUBLES::pow, a, b);
        for (int i = 0; i < n; i++) {
            BigDecimal size =
                    ElementaryReference.pow(new BigDecimal(Math.abs(a[i])), new BigDecimal(b[i]));
            BigDecimal exact = a[i] < 0 && b[i] % 2 != 0 ? size.negate() : size;
            double error = ElementaryReference.error(y[i], exact);
            assertThat(error).as("%s to the power %s = %s", a[i], b[i], y[i]).isLessThan(1);
            double nearest = exact.doubleValue();
            if (i % 4 == 3 && b[i] >= 0 && Math.abs(nearest) < 0x1p53) {
                assertThat(y[i]).isEqualTo(nearest);
            }
        }
    }

    @Test
    void powersOfSpecialNumbersAreThoseOfIeee() {
        double[] special = {
            0,
            -0.0,
            1,
            -1,
            2,
            -2,
            0.5,
            -0.5,
            3,
            -3,
            2.5,
            -2.5,
            TINY,
            -TINY,
            0x1p52 + 1,
            0x1p53,
            -0x1p52 - 1,
            1e300,
            -1e300,
            INF,
            -INF,
            NAN,
            Double.MIN_NORMAL,
            0x1p52 - 1,
            0x1p51 + 0.5
        };
        int n = special.length;
        double[] a = new double[n * n];
        double[] b = new double[n * n];
        double[] expected = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            a[i] = special[i / n];
            b[i] = special[i % n];
            boolean one = a[i] == 1 || a[i] == -1 && Double.isInfinite(b[i]);
            expected[i] = one ? 1 : StrictMath.pow(a[i], b[i]);
        }
        double[] y = ElementaryLoops.apply("pow", Powers.DOUBLES::pow, a, b);
        for (int i = 0; i < n * n; i++) {
            if (Math.abs(y[i] - expected[i]) <= Math.ulp(expected[i])) {
                assertThat(Math.signum(y[i])).isEqualTo(Math.signum(expected[i]));
            } else {
                // As objects, of which NaN is equal to itself.
                assertThat((Double) y[i])
                        .as("%s to the power %s", a[i], b[i])
                        .isEqualTo((Double) expected[i]);
            }
            if (expected[i] == 0) {
                assertThat(1 / y[i]).as("%s, %s", a[i], b[i]).isEqualTo(1 / expected[i]);
            }
        }
    }

    @Test
    void sumsOfExponentialsAreWithinTheirBound() {
        int n = 3000;
        double[] a = normal(n);
        double[] b = normal(n);
        for (int i = 0; i < n; i += 3) {
            b[i] = a[i] + Math.scalb(random.nextGaussian(), 8 - random.nextInt(60));
        }
        double[] y = ElementaryLoops.apply("logAddExp", Logarithms.DOUBLES::logAddExp, a, b);
        for (int i = 0; i < n; i++) {
            BigDecimal exact =
                    ElementaryReference.logAddExp(new BigDecimal(a[i]), new BigDecimal(b[i]));
            // If the terms cancel, the error is one of the larger term.
            double larger = Math.max(a[i], b[i]);
            double term = Math.max(Math.abs(larger), Math.abs(y[i] - larger));
            double unit = Math.ulp(Math.max(term, Math.abs(y[i])));
            double error = new BigDecimal(y[i]).subtract(exact).abs().doubleValue() / unit;
            assertThat(error).as("%s and %s", a[i], b[i]).isLessThan(2);
        }
    }

    @Test
    void sumsOfExponentialsOfSpecialNumbers() {
        double[] a = {-INF, INF, INF, -INF, NAN, 1, 1e300, 0, -INF};
        double[] b = {-INF, INF, -INF, 2, 1, NAN, -1e300, 0, NAN};
        double[] expected = {-INF, INF, INF, 2, NAN, NAN, 1e300, 0x1.62e42fefa39efp-1, NAN};
        assertThat(ElementaryLoops.apply("logAddExp", Logarithms.DOUBLES::logAddExp, a, b))
                .isEqualTo(expected);
    }

    private double[] normal(int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 5 * random.nextGaussian();
        }
        return x;
    }
}
