package io.cotangent.agent;

import io.cotangent.trace.CallSites;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Decides on the classes that mention an array, and rewrites the marked ones. What fails stays as
 * it was, and is reported. The first marked class starts the self-test.
 */
final class Weaver {
    private final Marks marks;
    private final Dump dump;
    private final Rewriter rewriter = new Rewriter(CallSites::isOperation);
    private final AtomicBoolean tested = new AtomicBoolean();

    Weaver(Options options) {
        this.marks = new Marks(options.include(), options.exclude());
        this.dump = new Dump(options.dump());
    }

    /** Whether a class is marked that was loaded before the agent. */
    boolean isMarked(ClassLoader loader, String name) {
        return marks.isMarked(loader, name);
    }

    /**
     * The rewritten class, or null where it stays as it is; the name is null for a class defined
     * without one.
     */
    byte @Nullable [] weave(ClassLoader loader, @Nullable String givenName, byte[] classFile) {
        String name = givenName;
        try {
            int version = Rewriter.version(classFile);
            if (version > Rewriter.NEWEST_VERSION) {
                if (name == null || !marks.isExcluded(name)) {
                    Failures.versionFailed(dotted(name), version);
                }
                return null;
            }
            if (name == null) {
                name = new ClassReader(classFile).getClassName();
            }
            return SelfTest.isProbe(name) || marks.isMarked(loader, name, classFile)
                    ? weaveMarked(name, version, classFile)
                    : null;
        } catch (Throwable failure) { // The JVM would drop it, and nobody would know.
            Failures.classFailed(dotted(name), failure);
            return null;
        }
    }

    /** Tests, once, that redirected code is differentiated. */
    void test() {
        if (tested.compareAndSet(false, true)) {
            SelfTest.run();
        }
    }

    private byte @Nullable [] weaveMarked(String name, int version, byte[] classFile) {
        if (SelfTest.isProbe(name)) {
            SelfTest.probeSeen();
        } else {
            test();
        }
        if (version < Rewriter.OLDEST_VERSION) {
            Failures.versionFailed(dotted(name), version);
            return null;
        }
        byte[] rewritten = rewriter.rewrite(classFile);
        if (rewritten != null) {
            dump.write(name, rewritten);
        }
        return rewritten;
    }

    private static String dotted(@Nullable String name) {
        return name == null ? "a class without a name" : name.replace('/', '.');
    }
}
