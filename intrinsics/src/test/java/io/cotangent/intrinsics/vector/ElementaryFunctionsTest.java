package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors of the elementary functions, against many digits, and their values at special points. */
class ElementaryFunctionsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double TINY = Double.MIN_VALUE;

    /** The least double that is nearest to a multiple of pi/2, as to its size. */
    private static final double CRITICAL = 0x1.6ac5b262ca1ffp849;

    private static final int SAMPLES = 4000;

    /** A function, the bound of its error, and arguments and values that are exact. */
    enum Unary {
        EXP(Exponentials.DOUBLES::exp, ElementaryReference::exp, 1, -750, 715) {
            @Override
            double[][] special() {
                return new double[][] {{0, 1}, {-0.0, 1}, {-INF, 0}, {-800, 0}, {800, INF}};
            }
        },
        EXP2(Exponentials.DOUBLES::exp2, ElementaryReference::exp2, 2, -1080, 1030) {
            @Override
            double[][] special() {
                return new double[][] {
                    {0, 1},
                    {-1074, TINY},
                    {1023, 0x1p1023},
                    {1024, INF},
                    {7, 128},
                    {-INF, 0},
                    {-1e300, 0}
                };
            }
        },
        EXPM1(Exponentials.DOUBLES::expm1, ElementaryReference::expm1, 1, -45, 715) {
            @Override
            double[][] special() {
                return new double[][] {{0, 0}, {-0.0, -0.0}, {TINY, TINY}, {-INF, -1}, {800, INF}};
            }
        },
        TANH(HyperbolicTangent::doubles, ElementaryReference::tanh, 1, -1.2, 1.2) {
            @Override
            double[][] special() {
                return new double[][] {
                    {0, 0}, {-0.0, -0.0}, {TINY, TINY}, {-INF, -1}, {INF, 1}, {1e300, 1}
                };
            }
        },
        SIGMOID(Exponentials.DOUBLES::sigmoid, ElementaryReference::sigmoid, 1, -750, 40) {
            @Override
            double[][] special() {
                return new double[][] {{0, 0.5}, {-0.0, 0.5}, {-INF, 0}, {INF, 1}, {-1e9, 0}};
            }
        },
        LOG(Logarithms.DOUBLES::log, ElementaryReference::log, 1, 0.5, 2) {
            @Override
            double[][] special() {
                return new double[][] {{1, 0}, {0, -INF}, {-0.0, -INF}, {-1, NAN}, {-TINY, NAN}};
            }
        },
        LOG1P(Logarithms.DOUBLES::log1p, ElementaryReference::log1p, 1, -1, 2) {
            @Override
            double[][] special() {
                return new double[][] {{0, 0}, {-0.0, -0.0}, {TINY, TINY}, {-1, -INF}, {-2, NAN}};
            }
        },
        LOG2(Logarithms.DOUBLES::log2, ElementaryReference::log2, 2, 0.5, 2) {
            @Override
            double[][] special() {
                return new double[][] {
                    {1, 0}, {TINY, -1074}, {0x1p1023, 1023}, {8, 3}, {0, -INF}, {-1, NAN}
                };
            }
        },
        LOG10(Logarithms.DOUBLES::log10, ElementaryReference::log10, 2, 0.5, 2) {
            @Override
            double[][] special() {
                double[][] powers = new double[25][];
                for (int i = 0; i < 23; i++) {
                    powers[i] = new double[] {Double.parseDouble("1e" + i), i};
                }
                powers[23] = new double[] {0, -INF};
                powers[24] = new double[] {-1, NAN};
                return powers;
            }
        },
        SINH(Hyperbolics.DOUBLES::sinh, ElementaryReference::sinh, 2, -712, 712) {
            @Override
            double[][] special() {
                return new double[][] {{0, 0}, {-0.0, -0.0}, {TINY, TINY}, {-INF, -INF}};
            }
        },
        COSH(Hyperbolics.DOUBLES::cosh, ElementaryReference::cosh, 2, -712, 712) {
            @Override
            double[][] special() {
                return new double[][] {{0, 1}, {-0.0, 1}, {-INF, INF}, {1e300, INF}};
            }
        },
        SOFTPLUS(Logarithms.DOUBLES::softplus, ElementaryReference::softplus, 2, -750, 40) {
            @Override
            double[][] special() {
                return new double[][] {{-INF, 0}, {-1e9, 0}, {1e300, 1e300}};
            }
        },
        SIN(Trigonometry.DOUBLES::sin, ElementaryReference::sin, 1, -20, 20) {
            @Override
            double[][] special() {
                return new double[][] {{0, 0}, {-0.0, -0.0}, {TINY, TINY}, {INF, NAN}};
            }
        },
        COS(Trigonometry.DOUBLES::cos, ElementaryReference::cos, 1, -20, 20) {
            @Override
            double[][] special() {
                return new double[][] {{0, 1}, {-0.0, 1}, {TINY, 1}, {INF, NAN}, {-INF, NAN}};
            }
        },
        TAN(Trigonometry.DOUBLES::tan, ElementaryReference::tan, 1, -20, 20) {
            @Override
            double[][] special() {
                return new double[][] {{0, 0}, {-0.0, -0.0}, {TINY, TINY}, {INF, NAN}};
            }
        };

        final UnaryOperator<Lane> function;
        final UnaryOperator<BigDecimal> reference;
        final double bound;
        final double low;
        final double high;

        Unary(
                UnaryOperator<Lane> function,
                UnaryOperator<BigDecimal> reference,
                double bound,
                double low,
                double high) {
            this.function = function;
            this.reference = reference;
            this.bound = bound;
            this.low = low;
            this.high = high;
        }

        abstract double[][] special();

        boolean positive() {
            return this == LOG || this == LOG2 || this == LOG10;
        }

        /** Whether the reference can do with the largest numbers. */
        boolean wide() {
            return positive() || trigonometric() || this == LOG1P;
        }

        boolean trigonometric() {
            return this == SIN || this == COS || this == TAN;
        }
    }

    private static double[] arguments(Unary f) {
        Random random = new Random(f.name().length());
        double[] x = new double[SAMPLES];
        for (int i = 0; i < x.length; i++) {
            double number = argument(f, random);
            // Negative ones may have no logarithm.
            x[i] = f.positive() || f == Unary.LOG1P && number < -1 ? Math.abs(number) : number;
        }
        double[] extreme = {
            TINY, Double.MIN_NORMAL, 0x1p-1040, 0x1.8p-1023, f.wide() ? Double.MAX_VALUE : 1
        };
        System.arraycopy(extreme, 0, x, 0, extreme.length);
        x[extreme.length] = f.trigonometric() ? CRITICAL : 1;
        return x;
    }

    private static double argument(Unary f, Random random) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> random.nextDouble(f.low, f.high);
            case 2 -> random.nextGaussian();
            case 3 -> Math.scalb(random.nextGaussian(), -random.nextInt(50));
            case 4 -> 1 + Math.scalb(random.nextGaussian(), -random.nextInt(50));
            case 5 -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(any) && (f.wide() || Math.abs(any) < 2000) ? any : 0.75;
            }
            default -> {
                // Next to multiples of pi/2, also beyond the bound of the common way.
                double k = random.nextInt(1 << random.nextInt(31)) + 1;
                double near = k * (Math.PI / 2);
                yield f.trigonometric() ? near + random.nextInt(3) * Math.ulp(near) : 1 / k;
            }
        };
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void errorsAreWithinTheirBounds(Unary f) {
        double[] x = arguments(f);
        double[] y = ElementaryLoops.apply(f.name(), f.function, x);
        for (int i = 0; i < x.length; i++) {
            BigDecimal exact = f.reference.apply(new BigDecimal(x[i]));
            assertThat(ElementaryReference.error(y[i], exact))
                    .as("%s(%s) = %s", f, x[i], y[i])
                    .isLessThan(f.bound);
        }
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void specialValuesAreExact(Unary f) {
        double[][] cases = f.special();
        double[] x = new double[cases.length + 2];
        double[] expected = new double[cases.length + 2];
        for (int i = 0; i < cases.length; i++) {
            x[i] = cases[i][0];
            expected[i] = cases[i][1];
        }
        x[cases.length] = NAN;
        expected[cases.length] = NAN;
        // A NaN that is not the usual one.
        x[cases.length + 1] = Double.longBitsToDouble(0xfff0_1234_5678_9abcL);
        expected[cases.length + 1] = NAN;
        assertThat(ElementaryLoops.apply(f.name(), f.function, x))
                .as("%s of %s", f, Arrays.toString(x))
                .isEqualTo(expected);
    }
}
