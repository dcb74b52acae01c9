package io.cotangent.intrinsics.scalar;

import java.util.Arrays;

/** Leaves that are copied to memory, side by side, from a place on. */
record Table(int base, int... leaves) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Table table
                && base == table.base
                && Arrays.equals(leaves, table.leaves);
    }

    @Override
    public int hashCode() {
        return 31 * base + Arrays.hashCode(leaves);
    }
}
