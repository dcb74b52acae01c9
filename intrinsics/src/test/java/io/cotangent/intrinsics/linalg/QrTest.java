package io.cotangent.intrinsics.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QrTest {
    private static final int[][] SHAPES = {
        {3, 8}, {8, 3}, {9, 40}, {40, 9}, {64, 65}, {65, 64}, {17, 100}, {100, 17}, {50, 1}, {1, 50}
    };

    @Test
    void factors() {
        for (int n : Samples.SIZES) {
            checkAll(n, n);
        }
        for (int[] shape : SHAPES) {
            checkAll(shape[0], shape[1]);
        }
        for (int n : Samples.LARGE_SIZES) {
            check("random", Samples.random(n, n, n));
            check("tall", Samples.random(n + 70, n, n));
            check("wide", Samples.random(n, n + 70, n));
        }
    }

    private static void checkAll(int m, int n) {
        if (m > 0) {
            Samples.troublesome(m, n).forEach(QrTest::check);
        }
    }

    private static void check(String name, Matrix a) {
        int m = a.rows();
        int n = a.columns();
        int k = Math.min(m, n);
        String what = name + ", " + m + " by " + n;
        Matrix embedded = Samples.embed(a);
        Qr reduced = Qr.of(embedded, false);
        Samples.assertPoisonUntouched(embedded);
        assertThat(reduced.q().columns()).isEqualTo(k);
        assertThat(reduced.r().rows()).isEqualTo(k);
        checkFactors(what, a, reduced);
        Qr complete = Qr.of(a, true);
        assertThat(complete.q().columns()).isEqualTo(m);
        assertThat(complete.r().rows()).isEqualTo(m);
        checkFactors(what + ", complete", a, complete);
        assertThat(complete.r().rows(0, k).copy().data()).isEqualTo(reduced.r().data());
        assertThat(Qr.triangle(a).data()).isEqualTo(reduced.r().data());
    }

    private static void checkFactors(String what, Matrix a, Qr qr) {
        Samples.assertOrthonormalColumns(what, qr.q());
        Matrix product = Products.multiply(qr.q(), qr.r());
        Samples.assertClose(what, product, a, 4);
        for (int j = 0; j < a.columns(); j++) {
            // The error is small in each column, not only in all of them.
            Matrix column = a.columns(j, j + 1);
            Samples.assertClose(what + ", column " + j, product.columns(j, j + 1), column, 8);
            Matrix below = qr.r().rows(Math.min(j + 1, qr.r().rows()), qr.r().rows());
            assertThat(below.columns(j, j + 1).largest()).isZero();
        }
    }

    @Test
    void signsAreThoseOfLapack() {
        Qr qr = Qr.of(Matrix.of(2, 2, new double[] {3, 1, 4, 2}), false);
        assertThat(qr.r().get(0, 0)).isEqualTo(-5);
        // Nothing to annihilate, nothing reflected.
        assertThat(qr.r().get(1, 1)).isPositive();
        assertThat(Qr.of(Samples.identity(3), true).r())
                .extracting(Matrix::data)
                .isEqualTo(Samples.identity(3).data());
        assertThat(Qr.of(Matrix.of(1, 1, new double[] {-2}), true).r().get(0, 0)).isEqualTo(-2);
    }

    @Test
    void emptyMatrices() {
        Qr tall = Qr.of(Matrix.zeros(3, 0), true);
        assertThat(tall.q().data()).isEqualTo(Samples.identity(3).data());
        assertThat(tall.r().rows()).isEqualTo(3);
        Qr wide = Qr.of(Matrix.zeros(0, 3), false);
        assertThat(wide.q().rows()).isZero();
        assertThat(wide.r().columns()).isEqualTo(3);
    }

    @Test
    void notANumberEnds() {
        for (double poison : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            for (int n : new int[] {1, 2, 40, 70}) {
                for (int at : Samples.places(n)) {
                    Matrix a = Samples.random(n + 1, n, 1);
                    a.set(at, n / 2, poison);
                    Qr qr = Qr.of(a, false);
                    assertThat(qr.q().largest() + qr.r().largest()).isNaN();
                }
            }
        }
    }
}
