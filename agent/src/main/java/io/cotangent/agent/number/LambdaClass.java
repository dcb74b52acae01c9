package io.cotangent.agent.number;

import java.io.Serializable;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The class of a function that a lambda or a method reference makes: a field for each captured
 * value, and methods that call what the function runs.
 *
 * @param around the class that makes the function
 * @param name the name of the interface's method
 * @param factoryType the captured values' types, and the interface
 * @param erased the type of the interface's method
 * @param info the method that the function runs
 * @param instantiated the type of the interface's method for this function
 * @param markers more interfaces
 * @param bridges more types that the method has
 * @param isSerializable whether it can be serialized
 */
record LambdaClass(
        Class<?> around,
        String name,
        MethodType factoryType,
        MethodType erased,
        MethodHandleInfo info,
        MethodType instantiated,
        List<Class<?>> markers,
        List<MethodType> bridges,
        boolean isSerializable) {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String OBJECT = "java/lang/Object";
    private static final String CAPTURED = "captured";

    /** Whether a class beside another one can call a method by its name. */
    static boolean canName(Class<?> around, MethodHandleInfo info) {
        Class<?> owner = info.getDeclaringClass();
        boolean isSuper =
                info.getReferenceKind() == MethodHandleInfo.REF_invokeSpecial
                        && !(owner == around && Modifier.isPrivate(info.getModifiers()));
        boolean isHidden =
                Modifier.isProtected(info.getModifiers())
                        && !owner.getPackageName().equals(around.getPackageName());
        return !isSuper && !isHidden && !owner.isHidden() && !around.isHidden() && !owner.isArray();
    }

    /**
     * The method that it runs, by its class, name and descriptor; null where that is not a method
     * of the class around, which is woven with the function.
     */
    @Nullable String implementation(Class<?> around) {
        if (info.getDeclaringClass() != around) {
            return null;
        }
        return Type.getInternalName(info.getDeclaringClass())
                + "."
                + info.getName()
                + info.getMethodType().descriptorString();
    }

    /** The class, before it is woven. */
    byte[] classFile() {
        String className =
                Type.getInternalName(around) + "$$Lambda$Traced" + COUNT.incrementAndGet();
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
                className,
                null,
                OBJECT,
                interfaces());
        constructor(writer, className);
        factory(writer, className);
        Set<MethodType> types = new HashSet<>(bridges);
        types.add(erased);
        for (MethodType type : types) {
            method(writer, className, type);
        }
        if (isSerializable) {
            SerialForm.write(this, writer, className);
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private String[] interfaces() {
        Set<String> names = new LinkedHashSet<>();
        names.add(Type.getInternalName(factoryType.returnType()));
        markers.forEach(marker -> names.add(Type.getInternalName(marker)));
        if (isSerializable && !Serializable.class.isAssignableFrom(factoryType.returnType())) {
            names.add(Type.getInternalName(Serializable.class));
        }
        return names.toArray(String[]::new);
    }

    private String constructorType() {
        return factoryType.changeReturnType(void.class).descriptorString();
    }

    private void constructor(ClassWriter writer, String className) {
        MethodVisitor code =
                writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", constructorType(), null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        int local = 1;
        for (int i = 0; i < factoryType.parameterCount(); i++) {
            Type type = Type.getType(factoryType.parameterType(i));
            writer.visitField(
                            Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL,
                            CAPTURED + i,
                            type.getDescriptor(),
                            null,
                            null)
                    .visitEnd();
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
            code.visitFieldInsn(Opcodes.PUTFIELD, className, CAPTURED + i, type.getDescriptor());
            local += type.getSize();
        }
        end(code, Opcodes.RETURN);
    }

    private void factory(ClassWriter writer, String className) {
        MethodVisitor code =
                writer.visitMethod(
                        Opcodes.ACC_STATIC,
                        LambdaFactory.MAKE,
                        factoryType.descriptorString(),
                        null,
                        null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, className);
        code.visitInsn(Opcodes.DUP);
        int local = 0;
        for (Class<?> parameter : factoryType.parameterList()) {
            Type type = Type.getType(parameter);
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
            local += type.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, className, "<init>", constructorType(), false);
        end(code, Opcodes.ARETURN);
    }

    /** Loads a captured value, for a method of the class. */
    void loadCaptured(MethodVisitor code, String className, int index) {
        String type = factoryType.parameterType(index).descriptorString();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, className, CAPTURED + index, type);
    }

    private void method(ClassWriter writer, String className, MethodType type) {
        MethodVisitor code =
                writer.visitMethod(Opcodes.ACC_PUBLIC, name, type.descriptorString(), null, null);
        code.visitCode();
        boolean isNew = info.getReferenceKind() == MethodHandleInfo.REF_newInvokeSpecial;
        String owner = Type.getInternalName(info.getDeclaringClass());
        if (isNew) {
            code.visitTypeInsn(Opcodes.NEW, owner);
            code.visitInsn(Opcodes.DUP);
        }
        List<Class<?>> wanted = operands();
        int captured = factoryType.parameterCount();
        for (int i = 0; i < captured; i++) {
            loadCaptured(code, className, i);
            Class<?> given = factoryType.parameterType(i);
            Conversion.convert(code, given, given, wanted.get(i));
        }
        int local = 1;
        for (int i = 0; i < type.parameterCount(); i++) {
            Type given = Type.getType(type.parameterType(i));
            code.visitVarInsn(given.getOpcode(Opcodes.ILOAD), local);
            local += given.getSize();
            Conversion.convert(
                    code,
                    type.parameterType(i),
                    instantiated.parameterType(i),
                    wanted.get(captured + i));
        }
        call(code, owner, isNew);
        giveResult(code, type);
    }

    /** The types of what the method takes, with its object first. */
    private List<Class<?>> operands() {
        MethodType type = info.getMethodType();
        int kind = info.getReferenceKind();
        boolean hasObject =
                kind != MethodHandleInfo.REF_invokeStatic
                        && kind != MethodHandleInfo.REF_newInvokeSpecial;
        return hasObject
                ? type.insertParameterTypes(0, info.getDeclaringClass()).parameterList()
                : type.parameterList();
    }

    private void call(MethodVisitor code, String owner, boolean isNew) {
        boolean isInterface = info.getDeclaringClass().isInterface();
        int opcode =
                switch (info.getReferenceKind()) {
                    case MethodHandleInfo.REF_invokeStatic -> Opcodes.INVOKESTATIC;
                    case MethodHandleInfo.REF_newInvokeSpecial -> Opcodes.INVOKESPECIAL;
                    default -> isInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
                };
        String type = info.getMethodType().descriptorString();
        code.visitMethodInsn(opcode, owner, isNew ? "<init>" : info.getName(), type, isInterface);
    }

    private void giveResult(MethodVisitor code, MethodType type) {
        Class<?> given =
                info.getReferenceKind() == MethodHandleInfo.REF_newInvokeSpecial
                        ? info.getDeclaringClass()
                        : info.getMethodType().returnType();
        Class<?> wanted = type.returnType();
        if (wanted == void.class) {
            if (given != void.class) {
                boolean isWide = Type.getType(given).getSize() == 2;
                code.visitInsn(isWide ? Opcodes.POP2 : Opcodes.POP);
            }
            end(code, Opcodes.RETURN);
            return;
        }
        Class<?> target = wanted.isPrimitive() ? wanted : instantiated.returnType();
        Conversion.convert(code, given, given, target);
        if (!target.isPrimitive() && !wanted.isAssignableFrom(target)) {
            Conversion.convert(code, target, target, wanted);
        }
        end(code, Type.getType(wanted).getOpcode(Opcodes.IRETURN));
    }

    static void end(MethodVisitor code, int opcode) {
        code.visitInsn(opcode);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
