package io.cotangent.error;

import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the user's code on the stack: the innermost frame that is neither the library's nor the
 * JDK's.
 */
public final class UserCode {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String ROOT = "io.cotangent";
    private static final Set<String> PACKAGES =
            Set.of(
                    ROOT,
                    ROOT + ".array",
                    ROOT + ".check",
                    ROOT + ".custom",
                    ROOT + ".error",
                    ROOT + ".execute",
                    ROOT + ".function",
                    ROOT + ".implicit",
                    ROOT + ".intrinsics",
                    ROOT + ".loop",
                    ROOT + ".number",
                    ROOT + ".ode",
                    ROOT + ".op",
                    ROOT + ".optimize",
                    ROOT + ".path",
                    ROOT + ".solve",
                    ROOT + ".trace",
                    ROOT + ".transform",
                    ROOT + ".tree");

    private static final ClassValue<String> NAMES =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> type) {
                    String name = type.getName();
                    int lambda = name.indexOf("$$Lambda");
                    return lambda < 0 ? name : "a function of " + name.substring(0, lambda);
                }
            };

    private UserCode() {}

    /** The user's frame, if there is one. */
    public static Optional<StackFrame> frame() {
        return WALKER.walk(
                frames -> frames.filter(frame -> isUsers(frame.getClassName())).findFirst());
    }

    /** The user's line, as in {@code Notebook.java:14}. */
    public static String line() {
        return frame().filter(frame -> frame.getFileName() != null)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("an unknown line");
    }

    /** What messages call a function object: a lambda's own name says no more than its class. */
    public static String nameOf(Object function) {
        return NAMES.get(function.getClass());
    }

    /** Whether a class is neither the library's nor the JDK's. */
    public static boolean isUsers(String className) {
        if (className.startsWith("java.")
                || className.startsWith("jdk.")
                || className.startsWith("sun.")) {
            return false;
        }
        int dot = className.lastIndexOf('.');
        return dot < 0 || !PACKAGES.contains(className.substring(0, dot));
    }
}
