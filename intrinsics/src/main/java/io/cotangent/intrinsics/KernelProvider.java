package io.cotangent.intrinsics;

import io.cotangent.intrinsics.vector.VectorKernels;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;

/**
 * Chooses the implementation of {@link Kernels}.
 *
 * <p>It is the one on vectors where the JVM has the module {@code jdk.incubator.vector} (it takes
 * {@code --add-modules jdk.incubator.vector}) and its optimizing compiler, and the processor has
 * vectors with fused multiplication; it is the one in plain Java elsewhere. The system property
 * {@code cotangent.kernels}, {@code vector} or {@code scalar}, decides otherwise. The choice is
 * logged, once.
 */
public final class KernelProvider {
    /** The name of the system property that chooses. */
    public static final String PROPERTY = "cotangent.kernels";

    private static final String MODULE = "jdk.incubator.vector";
    private static final Kernels KERNELS = choose(System.getProperty(PROPERTY, ""));

    private KernelProvider() {}

    /** The best implementation for this JVM; always the same object. */
    public static Kernels kernels() {
        return KERNELS;
    }

    private static Kernels choose(String wish) {
        Logger logger = System.getLogger("io.cotangent.intrinsics");
        Optional<Module> vectors = ModuleLayer.boot().findModule(MODULE);
        switch (wish.toLowerCase(Locale.ROOT)) {
            case "scalar" -> {
                logger.log(Level.DEBUG, "kernels: scalar, as -D{0} says", PROPERTY);
                return new ScalarKernels();
            }
            case "vector", "" -> {}
            default ->
                    throw new IllegalArgumentException(
                            "-D" + PROPERTY + "=" + wish + ": say scalar or vector");
        }
        if (vectors.isEmpty()) {
            if (!wish.isEmpty()) {
                throw new IllegalStateException(
                        "-D" + PROPERTY + "=vector: start the JVM with --add-modules " + MODULE);
            }
            logger.log(
                    Level.INFO,
                    "kernels: scalar, several times slower; start the JVM with --add-modules {0}"
                            + " for vector instructions",
                    MODULE);
            return new ScalarKernels();
        }
        KernelProvider.class.getModule().addReads(vectors.get());
        Optional<String> drawback = wish.isEmpty() ? VectorKernels.drawback() : Optional.empty();
        if (drawback.isPresent()) {
            logger.log(
                    Level.INFO,
                    "kernels: scalar, as {0}; -D{1}=vector insists",
                    drawback.get(),
                    PROPERTY);
            return new ScalarKernels();
        }
        logger.log(Level.DEBUG, "kernels: vector");
        return new VectorKernels(new ScalarKernels());
    }
}
