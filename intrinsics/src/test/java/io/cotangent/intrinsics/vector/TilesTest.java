package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Tiles of each size that this machine has vectors for. Tiles of longer vectors would run on boxed
 * ones, and teach the JVM to compile the other loops of the process for those, too.
 */
class TilesTest {
    private static final int X_STRIDE = 29;
    private static final int Y_STRIDE = 13;

    private interface Tiles {
        void run(int tiles, double[] x, int xOffset, int xStride, double[] y, int to, int yStride);
    }

    @Test
    void tilesOfDoubles() {
        int lanes = Format.F64.lanes();
        if (lanes >= Tiles4.TILE) {
            require(Tiles4.TILE, Tiles4::run);
        }
        if (lanes >= Tiles8.TILE) {
            require(Tiles8.TILE, Tiles8::run);
        }
    }

    @Test
    void tilesOfFloats() {
        if (Format.F32.lanes() < FloatTiles8.TILE) {
            return;
        }
        require(
                FloatTiles8.TILE,
                (tiles, x, xOffset, xStride, y, to, yStride) -> {
                    float[] from = new float[x.length];
                    float[] result = new float[y.length];
                    for (int i = 0; i < x.length; i++) {
                        from[i] = (float) x[i];
                    }
                    FloatTiles8.run(tiles, from, xOffset, xStride, result, to, yStride);
                    for (int i = 0; i < y.length; i++) {
                        y[i] = result[i];
                    }
                });
    }

    @Test
    void blocksOfTilesAndTheRest() {
        Transpose.warmUp();
        for (int n : new int[] {4, 5, 8, 9, 15, 16, 31, 32, 33, 40, 67, 130}) {
            for (int m : new int[] {4, 7, 8, 12, 17, 32, 63, 64, 65, 71, 72, 129}) {
                double[] x = new double[3 + m * (n + 1)];
                float[] floats = new float[x.length];
                for (int i = 0; i < x.length; i++) {
                    x[i] = i;
                    floats[i] = i;
                }
                double[] expected = new double[5 + n * (m + 2)];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < m; j++) {
                        expected[5 + i * (m + 2) + j] = x[3 + j * (n + 1) + i];
                    }
                }
                double[] actual = new double[expected.length];
                float[] result = new float[expected.length];
                boolean doubles = Transpose.run(n, m, x, 3, n + 1, actual, 5, m + 2);
                boolean singles = Transpose.run(n, m, floats, 3, n + 1, result, 5, m + 2);
                for (int i = 0; i < expected.length; i++) {
                    assertThat(actual[i]).isEqualTo(doubles ? expected[i] : 0);
                    assertThat(result[i]).isEqualTo(singles ? (float) expected[i] : 0);
                }
            }
        }
    }

    private static void require(int side, Tiles tiles) {
        for (int count = 0; count <= 3; count++) {
            double[] x = new double[3 + side * X_STRIDE];
            Arrays.setAll(x, i -> i + 1);
            double[] actual = new double[5 + 3 * side * Y_STRIDE];
            double[] expected = actual.clone();
            for (int i = 0; i < count * side; i++) {
                for (int j = 0; j < side; j++) {
                    expected[5 + i * Y_STRIDE + j] = x[3 + j * X_STRIDE + i];
                }
            }
            tiles.run(count, x, 3, X_STRIDE, actual, 5, Y_STRIDE);
            assertThat(actual).isEqualTo(expected);
        }
    }
}
