package io.cotangent.agent;

import io.cotangent.agent.CustomMethodSplitter.Place;
import io.cotangent.agent.CustomMethods.Custom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Redirects the operations in a class file: a pure function from bytes to bytes.
 *
 * <p>Methods with derivative rules are parted by {@link CustomMethodSplitter}.
 *
 * <p>Each call becomes an {@code invokedynamic} with the same effect on the stack, and no jump is
 * added, so the frames and the sizes of the stack stay as they are: nothing is computed anew, and
 * no class is looked at but this one. The constant pool is copied and added to. Methods without an
 * operation are copied byte by byte: the first pass finds those with one, the second rewrites them.
 */
final class Rewriter {
    /** The first class-file version with {@code invokedynamic}: Java 7. */
    static final int OLDEST_VERSION = Opcodes.V1_7;

    /** The last class-file version that can be read. */
    static final int NEWEST_VERSION = Opcodes.V28;

    private static final int API = Opcodes.ASM9;

    private final Redirects redirects;

    Rewriter(Operations operations) {
        this.redirects = new Redirects(operations);
    }

    /** The major version of a class file. */
    static int version(byte[] classFile) {
        return (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
    }

    /**
     * The rewritten class, or null where there is nothing to redirect or the class is too old for
     * it.
     */
    byte @Nullable [] rewrite(byte[] classFile) {
        return rewrite(classFile, true, new CustomMethods(true, List.of()), false);
    }

    /**
     * As {@link #rewrite(byte[])}.
     *
     * @param marked whether operations are redirected
     * @param customs finds the methods with derivative rules, which are parted
     * @param loaded whether the class is there already, and cannot have more methods
     */
    byte @Nullable [] rewrite(
            byte[] classFile, boolean marked, CustomMethods customs, boolean loaded) {
        if (version(classFile) < OLDEST_VERSION) {
            return null;
        }
        ClassReader reader = new ClassReader(classFile);
        Finder finder = new Finder(marked, customs);
        reader.accept(finder, ClassReader.SKIP_FRAMES);
        if (finder.found.isEmpty() && customs.isEmpty()) {
            return null;
        }
        if (loaded) {
            customs.refuse(
                    "its class was loaded before the agent was attached, which cannot change its"
                            + " methods then: start the JVM with -javaagent");
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Redirector(writer, finder.found, customs), 0);
        return writer.toByteArray();
    }

    /** Finds the methods that call an operation, and those with derivative rules. */
    private final class Finder extends ClassVisitor {
        private final Set<String> found = new HashSet<>();
        private final boolean marked;
        private final CustomMethods customs;

        Finder(boolean marked, CustomMethods customs) {
            super(API);
            this.marked = marked;
            this.customs = customs;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String type,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor rules = customs.finder(access, name, type);
            if (!marked) {
                return rules;
            }
            return new MethodVisitor(API, rules) {
                @Override
                public void visitMethodInsn(
                        int code, String owner, String called, String descriptor, boolean itf) {
                    if (redirects.isOperation(code, owner, called, descriptor)) {
                        found.add(name + type);
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(
                        String sam, String descriptor, Handle bootstrap, Object... args) {
                    if (redirects.isReference(bootstrap, args)) {
                        found.add(name + type);
                    }
                }
            };
        }
    }

    /** Redirects in the methods that were found, and hands the others through. */
    private final class Redirector extends ClassVisitor {
        private final Set<String> found;
        private final CustomMethods customs;
        private String className = "";
        private String fileName = "";

        Redirector(ClassVisitor next, Set<String> found, CustomMethods customs) {
            super(API, next);
            this.found = found;
            this.customs = customs;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                String parent,
                String[] interfaces) {
            className = name.replace('/', '.');
            fileName = name.substring(name.lastIndexOf('/') + 1);
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            if (source != null) {
                fileName = source;
            }
            super.visitSource(source, debug);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String type,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            Custom custom = customs.get(name, type);
            MethodVisitor next =
                    custom == null
                            ? super.visitMethod(access, name, type, signature, exceptions)
                            : CustomMethodSplitter.split(
                                    cv,
                                    new Place(
                                            className.replace('.', '/'),
                                            access,
                                            name,
                                            type,
                                            signature,
                                            exceptions),
                                    custom);
            return found.contains(name + type)
                    ? new MethodRedirector(
                            next, redirects, className, sourceName(access, name), fileName)
                    : next;
        }

        /**
         * The name of the method as it stands in the source: that of the method around it for a
         * lambda's body.
         */
        private static String sourceName(int access, String name) {
            String prefix = "lambda$";
            int end = name.lastIndexOf('$');
            if ((access & Opcodes.ACC_SYNTHETIC) == 0
                    || !name.startsWith(prefix)
                    || end < prefix.length()) {
                return name;
            }
            String source = name.substring(prefix.length(), end);
            return switch (source) { // Keywords, so that no method has these names.
                case "new" -> "<init>";
                case "static" -> "<clinit>";
                case "null" -> "lambda";
                default -> source;
            };
        }
    }

    /** Redirects the operations in one method, each with the source line that it stands on. */
    private static final class MethodRedirector extends MethodVisitor {
        private static final int UNKNOWN = -1;

        private final Redirects redirects;
        private final String className;
        private final String methodName;
        private final String fileName;
        private int line = UNKNOWN;

        MethodRedirector(
                MethodVisitor next,
                Redirects redirects,
                String className,
                String methodName,
                String fileName) {
            super(API, next);
            this.redirects = redirects;
            this.className = className;
            this.methodName = methodName;
            this.fileName = fileName;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
            super.visitLineNumber(number, start);
        }

        @Override
        public void visitMethodInsn(
                int code, String owner, String name, String descriptor, boolean isInterface) {
            if (redirects.isOperation(code, owner, name, descriptor)) {
                String type = Redirects.type(code, owner, descriptor);
                super.visitInvokeDynamicInsn(
                        name, type, Redirects.OPERATION, className, methodName, fileName, line);
            } else {
                super.visitMethodInsn(code, owner, name, descriptor, isInterface);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, Handle bootstrap, Object... arguments) {
            if (redirects.isReference(bootstrap, arguments)) {
                Object[] source = {className, methodName, fileName, line};
                super.visitInvokeDynamicInsn(
                        name,
                        Redirects.factoryType(descriptor, arguments),
                        Redirects.bootstrap(bootstrap),
                        Redirects.arguments(bootstrap, descriptor, arguments, source));
            } else {
                super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
            }
        }
    }
}
