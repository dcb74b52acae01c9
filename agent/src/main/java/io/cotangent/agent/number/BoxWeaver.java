package io.cotangent.agent.number;

import io.cotangent.number.Boxes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has {@link Double} and {@link Float} tell when they are compared, hashed or printed, since Java's
 * collections do so with numbers that a path depends on. Done once, with the first path that is
 * kept, so that programs that keep none have these classes as they are.
 *
 * <p>These classes see none but those of Java: they call a function in a field of a class that is
 * put beside them.
 */
public final class BoxWeaver implements BooleanSupplier {
    private static final String OBSERVER = "java/lang/CotangentObserver";
    private static final String FIELD = "see";
    private static final String FUNCTION = "java/util/function/BiConsumer";
    private static final String FUNCTION_TYPE = "L" + FUNCTION + ";";
    private static final String PAIR = "(Ljava/lang/Object;Ljava/lang/Object;)V";
    private static final Set<String> BOXES = Set.of("java/lang/Double", "java/lang/Float");

    private final Instrumentation instrumentation;

    /** For the JVM of an agent. */
    public BoxWeaver(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    @Override
    public boolean getAsBoolean() {
        ClassFileTransformer telling = new Telling();
        try {
            defineObserver();
            instrumentation.addTransformer(telling, true);
            instrumentation.retransformClasses(Double.class, Float.class);
            return true;
        } catch (ReflectiveOperationException
                | UnmodifiableClassException
                | RuntimeException
                | LinkageError e) {
            Logger logger = System.getLogger("io.cotangent.agent");
            logger.log(
                    Level.WARNING,
                    "what Java's collections see of numbers cannot be followed: functions that keep"
                            + " active numbers in boxes are recorded anew where compiled ones would do",
                    e);
            return false;
        } finally {
            instrumentation.removeTransformer(telling);
        }
    }

    private void defineObserver() throws ReflectiveOperationException {
        Module own = BoxWeaver.class.getModule();
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of(Object.class.getPackageName(), Set.of(own)),
                Set.of(),
                Map.of());
        Class<?> observer =
                MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
                        .defineClass(observer());
        BiConsumer<Object, @Nullable Object> see = Boxes::see;
        observer.getField(FIELD).set(null, see);
    }

    private static byte[] observer() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
                OBSERVER,
                null,
                "java/lang/Object",
                null);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;
        writer.visitField(access, FIELD, FUNCTION_TYPE, null, null).visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Tells at the beginning of methods. */
    private static final class Telling implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] classFile) {
            if (redefined == null || name == null || !BOXES.contains(name)) {
                return null;
            }
            ClassReader reader = new ClassReader(classFile);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Methods(writer, name), 0);
            return writer.toByteArray();
        }
    }

    private static final class Methods extends ClassVisitor {
        private final Set<String> pairs;
        private static final Set<String> SINGLES =
                Set.of("hashCode()I", "toString()Ljava/lang/String;");

        Methods(ClassWriter writer, String name) {
            super(Opcodes.ASM9, writer);
            pairs = Set.of("equals(Ljava/lang/Object;)Z", "compareTo(L" + name + ";)I");
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor method =
                    super.visitMethod(access, name, descriptor, signature, exceptions);
            boolean isPair = pairs.contains(name + descriptor);
            return isPair || SINGLES.contains(name + descriptor)
                    ? new Method(method, isPair)
                    : method;
        }
    }

    private static final class Method extends MethodVisitor {
        private final boolean isPair;

        Method(MethodVisitor method, boolean isPair) {
            super(Opcodes.ASM9, method);
            this.isPair = isPair;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitFieldInsn(Opcodes.GETSTATIC, OBSERVER, FIELD, FUNCTION_TYPE);
            super.visitVarInsn(Opcodes.ALOAD, 0);
            if (isPair) {
                super.visitVarInsn(Opcodes.ALOAD, 1);
            } else {
                super.visitInsn(Opcodes.ACONST_NULL);
            }
            super.visitMethodInsn(Opcodes.INVOKEINTERFACE, FUNCTION, "accept", PAIR, true);
        }
    }
}
