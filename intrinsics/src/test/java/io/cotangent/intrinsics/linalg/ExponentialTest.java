package io.cotangent.intrinsics.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExponentialTest {
    /** Norms for which each degree, and squaring, is used. */
    private static final double[] SIZES = {0, 1e-300, 1e-3, 0.1, 0.5, 1.2, 3, 20, 300};

    @Test
    void triangularMatricesOfTwo() {
        for (double size : SIZES) {
            for (double gap : new double[] {0, 1e-9, 0.3, 1}) {
                double a = -size;
                double b = -size * (1 - gap);
                double c = 0.7 * size;
                Matrix exp = Exponential.of(Matrix.of(2, 2, new double[] {a, c, 0, b}));
                double difference = b - a;
                double slope = difference == 0 ? 1 : Math.expm1(difference) / difference;
                assertClose(exp.get(0, 0), Math.exp(a));
                assertClose(exp.get(1, 1), Math.exp(b));
                assertClose(exp.get(0, 1), c * Math.exp(a) * slope);
                assertThat(exp.get(1, 0)).isZero();
            }
        }
    }

    private static void assertClose(double actual, double expected) {
        double allowed = 1e-12 * Math.abs(expected) + 1e-15;
        if (!(Math.abs(actual - expected) <= allowed)) {
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void theDerivativeIsABlockOfAnExponential() {
        for (int n : new int[] {1, 2, 5, 17}) {
            for (double size : SIZES) {
                double scale = Math.min(size, 20) / n;
                Matrix a = Samples.map(Samples.random(n, n, 1), x -> x * scale);
                Matrix e = Samples.random(n, n, 2);
                Matrix blocks = Matrix.zeros(2 * n, 2 * n);
                blocks.block(0, n, 0, n).assign(a);
                blocks.block(n, 2 * n, n, 2 * n).assign(a);
                blocks.block(0, n, n, 2 * n).assign(e);
                Matrix expected = Exponential.of(blocks).block(0, n, n, 2 * n).copy();
                Matrix actual = Exponential.derivative(a, e);
                assertThat(Samples.distance(actual, expected))
                        .isLessThanOrEqualTo(1e-12 * (Samples.norm(expected) + 1e-300));
            }
        }
    }

    @Test
    void inverseOfTheOpposite() {
        for (int n : new int[] {3, 30}) {
            Matrix a = Samples.random(n, n, 7);
            Matrix product =
                    Products.multiply(Exponential.of(a), Exponential.of(Samples.map(a, x -> -x)));
            assertThat(Samples.distance(product, Samples.identity(n))).isLessThan(1e-8);
        }
    }

    @Test
    void emptyNotANumberAndNotSquare() {
        assertThat(Exponential.of(Matrix.zeros(0, 0)).rows()).isZero();
        Matrix none = Matrix.of(1, 1, new double[] {Double.NaN});
        assertThat(Exponential.of(none).get(0, 0)).isNaN();
        assertThat(Exponential.derivative(none, none).get(0, 0)).isNaN();
        Matrix infinite = Matrix.of(1, 1, new double[] {Double.POSITIVE_INFINITY});
        assertThat(Exponential.of(infinite).get(0, 0)).isNaN();
        assertThat(Exponential.of(Matrix.of(1, 1, new double[] {800})).get(0, 0)).isInfinite();
        assertThatThrownBy(() -> Exponential.of(Matrix.zeros(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
