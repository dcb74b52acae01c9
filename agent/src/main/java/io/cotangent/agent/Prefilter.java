package io.cotangent.agent;

import io.cotangent.agent.number.BoxWeaver;
import io.cotangent.number.Boxes;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls for each class that it loads: sorts out, in a few microseconds, those that
 * cannot have an operation to redirect, nor be marked. Everything behind it comes up with the first
 * class that is left, so that a program that does not use the library pays for this class alone.
 * Hence neither lambdas nor other classes here.
 */
final class Prefilter implements ClassFileTransformer {
    private static final String ROOT = "io/cotangent";

    /** The library's own packages: exactly these, as others may live under the same root. */
    private static final Set<String> OWN =
            Set.of(
                    ROOT,
                    ROOT + "/agent",
                    ROOT + "/array",
                    ROOT + "/custom",
                    ROOT + "/error",
                    ROOT + "/execute",
                    ROOT + "/function",
                    ROOT + "/intrinsics",
                    ROOT + "/intrinsics/linalg",
                    ROOT + "/intrinsics/vector",
                    ROOT + "/number",
                    ROOT + "/op",
                    ROOT + "/trace",
                    ROOT + "/transform",
                    ROOT + "/tree");

    /** What numbers pass through on their way to the user's functions. */
    private static final String FUNCTIONS = ROOT + "/function/";

    private static final String FUNCTION = ROOT + "/NumberFunction";

    private static final String PROBE = ROOT + "/agent/Probe";

    private final Options options;
    private final @Nullable Instrumentation instrumentation;
    private volatile @Nullable Weaver weaver;

    /** For transforming only: boxes are left alone. */
    Prefilter(Options options) {
        this(options, null);
    }

    /** For a JVM's agent. */
    Prefilter(Options options, @Nullable Instrumentation instrumentation) {
        this.options = options;
        this.instrumentation = instrumentation;
    }

    @Override
    public byte @Nullable [] transform(
            Module module,
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader == null || !isUsers(module, loader, name) || !isOfInterest(name, classFile)) {
            return null;
        }
        try {
            byte[] woven = weaver().weave(loader, name, classFile, redefined);
            if (woven != null && instrumentation != null) {
                ModuleReads.add(instrumentation, module);
            }
            return woven;
        } catch (Throwable failure) {
            // The machinery itself is broken: the JVM would drop the reason.
            Failures.classFailed(String.valueOf(name).replace('/', '.'), failure);
            return null;
        }
    }

    /**
     * Whether there may be something to do: for all classes once one of them uses the library, as
     * any may be marked by what is around it.
     */
    private boolean isOfInterest(@Nullable String name, byte[] classFile) {
        return weaver != null
                || !options.include().isEmpty()
                || options.replaces(name)
                || name != null && isOnTheWay(name)
                || ConstantPool.mentionsArray(classFile)
                || ConstantPool.mentionsLibrary(classFile);
    }

    /**
     * Whether a class may be the user's, by its module, its loader and its internal name (null if
     * it has none).
     */
    static boolean isUsers(Module module, @Nullable ClassLoader loader, @Nullable String name) {
        if (loader == null || isPlatform(module.getName())) {
            return false;
        }
        return name == null || isUsers(name);
    }

    /** Whether a class may be the user's, by its internal name. */
    static boolean isUsers(String name) {
        if (name.startsWith("java/") || name.startsWith("jdk/") || name.startsWith("sun/")) {
            return false;
        }
        return !name.startsWith(ROOT) || !isOwn(name);
    }

    Weaver weaver() {
        Weaver result = weaver;
        if (result == null) {
            synchronized (this) {
                result = weaver;
                if (result == null) {
                    result = new Weaver(options);
                    if (instrumentation != null) {
                        Boxes.watchBy(new BoxWeaver(instrumentation));
                    }
                    weaver = result;
                }
            }
        }
        return result;
    }

    /** The modules of the JDK, wherever their loader: that of the platform has no others. */
    private static boolean isPlatform(@Nullable String moduleName) {
        return moduleName != null
                && (moduleName.startsWith("java.") || moduleName.startsWith("jdk."));
    }

    /** Whether a class of the library has its numbers woven as if it were marked. */
    static boolean isOnTheWay(String name) {
        return name.startsWith(FUNCTIONS) || name.startsWith(FUNCTION);
    }

    /** The self-test's class is ours, but goes the way of a user's. */
    private static boolean isOwn(String name) {
        int slash = name.lastIndexOf('/');
        return slash > 0
                && OWN.contains(name.substring(0, slash))
                && !name.equals(PROBE)
                && !isOnTheWay(name);
    }
}
