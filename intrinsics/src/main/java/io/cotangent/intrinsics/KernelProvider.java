package io.cotangent.intrinsics;

/** Chooses the implementation of {@link Kernels}. */
public final class KernelProvider {
    private static final Kernels KERNELS = new ScalarKernels();

    private KernelProvider() {}

    /** The best implementation for this JVM; always the same object. */
    public static Kernels kernels() {
        return KERNELS;
    }
}
