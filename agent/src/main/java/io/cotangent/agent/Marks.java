package io.cotangent.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which classes are marked. A class is marked by a glob of the option {@code include}, or by the
 * annotation on itself, on a class around it or on its package; the option {@code exclude} wins
 * over both.
 *
 * <p>No class is loaded to find out: the classes around it are read as resources of its loader,
 * once each. What was read is kept by loader, weakly, and as names only, so that no loader is held.
 */
final class Marks {
    private static final String ANNOTATION = "Lio/cotangent/Differentiable;";

    /**
     * More classes around a class than any compiler makes: stops at class files that name each
     * other.
     */
    private static final int DEEPEST = 64;

    private final List<Glob> include;
    private final List<Glob> exclude;
    private final Map<ClassLoader, Map<String, Boolean>> annotated =
            Collections.synchronizedMap(new WeakHashMap<>());

    Marks(List<Glob> include, List<Glob> exclude) {
        this.include = include;
        this.exclude = exclude;
    }

    /** Whether a class is marked that is loaded with these bytes; its name is the internal one. */
    boolean isMarked(ClassLoader loader, String name, byte[] classFile) {
        String className = name.replace('/', '.');
        return !isExcluded(name)
                && (isAny(include, className) || isAnnotated(loader, name, classFile));
    }

    /** Whether the user wants a class left alone. */
    boolean isExcluded(String name) {
        return isAny(exclude, name.replace('/', '.'));
    }

    /** Whether a class is marked that another one speaks of; it need not be loaded yet. */
    boolean isMarkedByName(ClassLoader loader, String name) {
        if (isExcluded(name)) {
            return false;
        }
        if (isAny(include, name.replace('/', '.'))) {
            return true;
        }
        Map<String, Boolean> known =
                annotated.computeIfAbsent(loader, key -> new ConcurrentHashMap<>());
        return isAnnotated(known, loader, name, 0);
    }

    /** Whether a class is marked that is there already: its bytes are read from its loader. */
    boolean isMarked(ClassLoader loader, String name) {
        byte[] classFile = read(loader, name);
        return classFile != null
                && ConstantPool.mentionsArray(classFile)
                && isMarked(loader, name, classFile);
    }

    private static boolean isAny(List<Glob> globs, String className) {
        for (Glob glob : globs) {
            if (glob.matches(className)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAnnotated(ClassLoader loader, String name, byte[] classFile) {
        Map<String, Boolean> known =
                annotated.computeIfAbsent(loader, key -> new ConcurrentHashMap<>());
        boolean result = isAnnotated(known, loader, name, classFile, 0);
        known.put(name, result);
        return result;
    }

    private static boolean isAnnotated(
            Map<String, Boolean> known,
            ClassLoader loader,
            String name,
            byte[] classFile,
            int depth) {
        Outline outline = Outline.of(classFile, name);
        if (outline.annotated) {
            return true;
        }
        String around = outline.around();
        if (around != null) {
            return isAnnotated(known, loader, around, depth + 1);
        }
        int slash = name.lastIndexOf('/');
        return slash > 0
                && !name.endsWith("/package-info")
                && isAnnotated(
                        known, loader, name.substring(0, slash) + "/package-info", depth + 1);
    }

    private static boolean isAnnotated(
            Map<String, Boolean> known, ClassLoader loader, String name, int depth) {
        Boolean result = known.get(name);
        if (result == null) {
            byte[] classFile = depth > DEEPEST ? null : read(loader, name);
            result = classFile != null && isAnnotated(known, loader, name, classFile, depth);
            known.put(name, result);
        }
        return result;
    }

    /**
     * The bytes of a class, or null. The loader is the program's: whatever it throws must not stop
     * the load.
     */
    private static byte @Nullable [] read(ClassLoader loader, String name) {
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            Failures.log().log(
                    Level.DEBUG,
                    name + " cannot be read, to see whether it has the mark",
                    unreadable);
            return null;
        }
    }

    /** What a class file says of marks: its annotation, and the class around it. */
    private static final class Outline extends ClassVisitor {
        private static final int PARTS =
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

        private final String name;
        private boolean annotated;
        private @Nullable String method;
        private @Nullable String outer;
        private @Nullable String host;

        private Outline(String name) {
            super(Opcodes.ASM9);
            this.name = name;
        }

        static Outline of(byte[] classFile, String name) {
            Outline outline = new Outline(name);
            if (Rewriter.version(classFile) <= Rewriter.NEWEST_VERSION) {
                new ClassReader(classFile).accept(outline, PARTS);
            }
            return outline;
        }

        /**
         * The nearest class around this one, or null: the nest host is the outermost, so it comes
         * last.
         */
        @Nullable String around() {
            if (method != null) {
                return method;
            }
            return outer != null ? outer : host;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            annotated |= descriptor.equals(ANNOTATION);
            return null;
        }

        @Override
        public void visitOuterClass(
                String owner, @Nullable String methodName, @Nullable String descriptor) {
            method = owner;
        }

        @Override
        public void visitInnerClass(
                String inner, @Nullable String around, @Nullable String simpleName, int access) {
            if (inner.equals(name)) {
                outer = around;
            }
        }

        @Override
        public void visitNestHost(String nestHost) {
            host = nestHost;
        }
    }
}
