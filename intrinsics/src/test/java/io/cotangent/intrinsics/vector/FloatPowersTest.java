package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.BinaryFunction;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Powers of {@code float}s beside those of the Java library, in {@code double}s. */
class FloatPowersTest {
    private static final int COUNT = 100_000;
    private static final double BOUND = 2;

    private final Random random = new Random(1);

    @Test
    void powersAreWithinTheirBound() {
        float[] a = new float[COUNT];
        float[] b = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            double size = Math.abs(random.nextGaussian());
            switch (i % 5) {
                case 0 -> {
                    a[i] = random.nextFloat(0.01f, 10);
                    b[i] = random.nextFloat(-20, 20);
                }
                case 1 -> {
                    a[i] = Math.abs(Float.intBitsToFloat(random.nextInt()));
                    b[i] = (float) (random.nextDouble(-104, 89) / Math.log(a[i]));
                }
                case 2 -> {
                    a[i] = (float) (1 + Math.scalb(size, -random.nextInt(24)));
                    b[i] = (float) (random.nextDouble(-104, 89) / Math.log(a[i]));
                }
                case 3 -> {
                    a[i] = random.nextInt(-30, 31);
                    b[i] = random.nextInt(-10, 11);
                }
                default -> {
                    a[i] = -(float) size;
                    b[i] = random.nextInt(-40, 41);
                }
            }
        }
        check(a, b);
    }

    @Test
    void powersOfWildNumbersAreWithinTheirBound() {
        check(Data.floats(Data.wild(COUNT, 2)), Data.floats(Data.wild(COUNT, 3)));
    }

    @Test
    void powersThatAreExactComeOutExactly() {
        int n = 20;
        float[] a = new float[n * n];
        float[] b = new float[n * n];
        for (int i = 0; i < a.length; i++) {
            a[i] = i / n - 7;
            b[i] = i % n;
        }
        float[] y = powers(a, b);
        for (int i = 0; i < a.length; i++) {
            double exact = StrictMath.pow(a[i], b[i]);
            if (exact == (float) exact) {
                assertThat(y[i]).as("%s to the power %s", a[i], b[i]).isEqualTo((float) exact);
            }
        }
    }

    private static void check(float[] a, float[] b) {
        float[] y = powers(a, b);
        for (int i = 0; i < a.length; i++) {
            boolean one = a[i] == 1 || a[i] == -1 && Float.isInfinite(b[i]);
            double exact = one ? 1 : StrictMath.pow(a[i], b[i]);
            float rounded = (float) exact;
            if (Float.compare(y[i], rounded) != 0) {
                double found = Float.isInfinite(y[i]) ? Math.copySign(0x1p128, y[i]) : y[i];
                double unit = Math.ulp(Float.isInfinite(rounded) ? Float.MAX_VALUE : rounded);
                // As a comparison that no NaN passes.
                assertThat(Math.abs(found - exact) / unit)
                        .as("%s to the power %s = %s, not %s", a[i], b[i], y[i], exact)
                        .isLessThan(BOUND);
                assertThat(Math.copySign(1, y[i])).isEqualTo(Math.copySign(1, rounded));
            }
        }
    }

    /** One by one and on vectors, which must give the same bits. */
    private static float[] powers(float[] a, float[] b) {
        Definition definition = Functions.of(BinaryFunction.POW, Elements.FLOAT).orElseThrow();
        NumberLoop numbers = NumberLoopWriter.loop(definition);
        float[] y = new float[a.length];
        numbers.run(a.length, a, 0, 1, b, 0, 1, null, 0, 0, y, 0, 1);
        float[] vectors = new float[a.length];
        VectorLoopWriter.loop(definition, numbers)
                .run(3, a.length, a, 0, b, 0, null, 0, vectors, 0);
        assertThat(vectors).isEqualTo(y);
        return y;
    }
}
