package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Reduction;

/**
 * Kernels whose {@link Kernels#reduce} of more than {@value Grid#BLOCK} elements reduces blocks of
 * so many, and the blocks' results as the leaves of a tree: of n elements, the first {@code (n /
 * 1024 + 1) / 2} blocks apart from the rest, and so on. Extremes may be found in any order.
 */
public interface BlockReductions {
    /** The reduction of a block, of {@code double}s or {@code float}s, before it is rounded. */
    double reduceBlock(Reduction reduction, int n, Object x, int xOffset);
}
