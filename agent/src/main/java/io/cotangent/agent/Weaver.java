package io.cotangent.agent;

import io.cotangent.trace.CallSites;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Decides on classes, and rewrites the marked ones: first their operations on arrays, then their
 * plain numbers. What fails stays as it was, and is reported. The first marked class that mentions
 * an array starts the self-test.
 */
final class Weaver {
    private final Marks marks;
    private final Dump dump;
    private final Rewriter rewriter = new Rewriter(CallSites::isOperation);
    private final AtomicBoolean tested = new AtomicBoolean();
    private final Options options;
    private final PlainNumbers numbers;

    /** The classes that have methods with rules since they were loaded. */
    private final Map<ClassLoader, Set<String>> parted =
            Collections.synchronizedMap(new WeakHashMap<>());

    Weaver(Options options) {
        this.options = options;
        this.marks = new Marks(options.include(), options.exclude());
        this.dump = new Dump(options.dump());
        this.numbers = new PlainNumbers(marks, options::hasRule);
    }

    /** Whether a class has something to rewrite that was loaded before the agent. */
    boolean isMarked(ClassLoader loader, String name) {
        return marks.isMarked(loader, name) || options.replaces(name);
    }

    /** The part for plain numbers. */
    PlainNumbers numbers() {
        return numbers;
    }

    /**
     * The rewritten class, or null where it stays as it is; the name is null for a class defined
     * without one.
     *
     * @param redefined the class where it is there already, and is defined anew
     */
    byte @Nullable [] weave(
            ClassLoader loader,
            @Nullable String givenName,
            byte[] classFile,
            @Nullable Class<?> redefined) {
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
            boolean marked = SelfTest.isProbe(name) || marks.isMarked(loader, name, classFile);
            boolean rules = options.replaces(name);
            byte[] redirected =
                    rules || marked && ConstantPool.mentionsArray(classFile)
                            ? redirect(loader, name, version, classFile, marked, redefined != null)
                            : null;
            byte[] current = redirected == null ? classFile : redirected;
            byte[] woven = numbers.weave(loader, name, current, marked, rules, redefined);
            byte[] result = woven == null ? redirected : woven;
            if (result != null) {
                dump.write(name, result);
            }
            return result;
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

    private byte @Nullable [] redirect(
            ClassLoader loader,
            String name,
            int version,
            byte[] classFile,
            boolean marked,
            boolean loaded) {
        if (SelfTest.isProbe(name)) {
            SelfTest.probeSeen();
        } else {
            test();
        }
        if (version < Rewriter.OLDEST_VERSION) {
            Failures.versionFailed(dotted(name), version);
            return null;
        }
        CustomMethods customs = new CustomMethods(marked, options.replacements(name));
        Set<String> ours = parted.computeIfAbsent(loader, key -> ConcurrentHashMap.newKeySet());
        boolean late = loaded && !ours.contains(name);
        byte[] rewritten = rewriter.rewrite(classFile, marked, customs, late);
        customs.unused().forEach(unused -> Failures.ruleUnused(unused.toString()));
        if (!customs.isEmpty() && late) {
            Failures.rulesLate(dotted(name));
        } else if (!customs.isEmpty()) {
            ours.add(name);
        }
        return rewritten;
    }

    private static String dotted(@Nullable String name) {
        return name == null ? "a class without a name" : name.replace('/', '.');
    }
}
