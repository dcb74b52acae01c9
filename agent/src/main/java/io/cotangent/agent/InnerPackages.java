package io.cotangent.agent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/**
 * Gives the library what the JVM keeps to itself: kernels get arrays that are not filled with zeros
 * first, and plain numbers are followed into functions that are made of others. They do without it
 * where that fails.
 */
final class InnerPackages {
    private static final String USER = "io.cotangent.intrinsics.Allocation";
    private static final String PACKAGE = "jdk.internal.misc";

    /** What looks into functions that Java has made of functions, as {@code andThen} does. */
    private static final String GUARDS = "io.cotangent.number.Guards";

    private static final String FUNCTIONS = "java.util.function";

    private InnerPackages() {}

    /**
     * Opens the packages to the modules of the classes that use them, which are not initialized.
     */
    static void open(Instrumentation instrumentation) {
        try {
            ClassLoader loader = InnerPackages.class.getClassLoader();
            Module user = Class.forName(USER, false, loader).getModule();
            Module numbers = Class.forName(GUARDS, false, loader).getModule();
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of(PACKAGE, Set.of(user)),
                    Map.of(FUNCTIONS, Set.of(numbers)),
                    Set.of(),
                    Map.of());
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            Logger logger = System.getLogger("io.cotangent.agent");
            logger.log(Level.DEBUG, "the library does without {0}: {1}", PACKAGE, e.toString());
        }
    }
}
