package io.cotangent.agent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/**
 * Gives the kernels what the JVM keeps to itself: arrays that are not filled with zeros first. They
 * do without it where that fails.
 */
final class InnerPackages {
    private static final String USER = "io.cotangent.intrinsics.Allocation";
    private static final String PACKAGE = "jdk.internal.misc";

    private InnerPackages() {}

    /** Exports the package to the module of the class that uses it, which is not initialized. */
    static void open(Instrumentation instrumentation) {
        try {
            ClassLoader loader = InnerPackages.class.getClassLoader();
            Module user = Class.forName(USER, false, loader).getModule();
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of(PACKAGE, Set.of(user)),
                    Map.of(),
                    Set.of(),
                    Map.of());
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            Logger logger = System.getLogger("io.cotangent.agent");
            logger.log(Level.DEBUG, "the kernels do without {0}: {1}", PACKAGE, e.toString());
        }
    }
}
