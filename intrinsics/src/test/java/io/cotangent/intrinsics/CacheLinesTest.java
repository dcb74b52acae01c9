package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hints where cache lines begin, in a JVM that gives them away: see the options of the tests. */
class CacheLinesTest {
    private static final int ARRAYS = 64;

    /** Bytes of an array of no numbers. */
    private static final int HEADER = 16;

    /** So often it is tried, as the collector may move arrays at any time. */
    private static final int ATTEMPTS = 20;

    @Test
    void theJvmOfTheTestsGivesAddressesAway() {
        Module module = CacheLines.class.getModule();
        assertThat(Object.class.getModule().isExported(Allocation.PACKAGE, module))
                .as("--add-exports java.base/%s", Allocation.PACKAGE)
                .isTrue();
    }

    /** Of arrays one after the other, nearly all are as far apart as they are long. */
    @Test
    void linesBeginWhereArraysInARowSay() {
        boolean right = false;
        for (int i = 0; i < ATTEMPTS && !right; i++) {
            right = arraysInARowAgree();
        }
        assertThat(right).isTrue();
    }

    private static boolean arraysInARowAgree() {
        Object[][] holders = new Object[ARRAYS][1];
        for (int i = 0; i < ARRAYS; i++) {
            holders[i][0] = new double[i];
        }
        int[] before = new int[ARRAYS];
        int known = 0;
        for (int i = 0; i < ARRAYS; i++) {
            before[i] = CacheLines.before(holders[i]);
            assertThat(before[i]).isBetween(0, CacheLines.BYTES - 1);
            known += before[i] == 0 ? 0 : 1;
        }
        int right = 0;
        for (int i = 0; i + 1 < ARRAYS; i++) {
            int bytes = HEADER + i * Double.BYTES;
            right += (before[i] - before[i + 1] - bytes) % CacheLines.BYTES == 0 ? 1 : 0;
        }
        return known > ARRAYS / 2 && right > ARRAYS / 2;
    }
}
