package io.cotangent.agent.number;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The method of a function's class by which it is serialized, as {@link SerializedLambda}. */
final class SerialForm {
    private static final String FORM = Type.getInternalName(SerializedLambda.class);
    private static final String TEXT = "Ljava/lang/String;";
    private static final String CONSTRUCTOR =
            "(Ljava/lang/Class;" + TEXT.repeat(3) + "I" + TEXT.repeat(4) + "[Ljava/lang/Object;)V";

    private SerialForm() {}

    static void write(LambdaClass function, ClassWriter writer, String className) {
        MethodVisitor code =
                writer.visitMethod(
                        Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL,
                        "writeReplace",
                        "()Ljava/lang/Object;",
                        null,
                        null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, FORM);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(Type.getType(function.around()));
        code.visitLdcInsn(Type.getInternalName(function.factoryType().returnType()));
        code.visitLdcInsn(function.name());
        code.visitLdcInsn(function.erased().descriptorString());
        MethodHandleInfo info = function.info();
        code.visitIntInsn(Opcodes.BIPUSH, info.getReferenceKind());
        code.visitLdcInsn(Type.getInternalName(info.getDeclaringClass()));
        code.visitLdcInsn(info.getName());
        code.visitLdcInsn(info.getMethodType().descriptorString());
        code.visitLdcInsn(function.instantiated().descriptorString());
        captured(function, code, className);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, FORM, "<init>", CONSTRUCTOR, false);
        LambdaClass.end(code, Opcodes.ARETURN);
    }

    private static void captured(LambdaClass function, MethodVisitor code, String className) {
        int count = function.factoryType().parameterCount();
        code.visitIntInsn(Opcodes.SIPUSH, count);
        code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        for (int i = 0; i < count; i++) {
            code.visitInsn(Opcodes.DUP);
            code.visitIntInsn(Opcodes.SIPUSH, i);
            function.loadCaptured(code, className, i);
            Class<?> type = function.factoryType().parameterType(i);
            Conversion.convert(code, type, type, Object.class);
            code.visitInsn(Opcodes.AASTORE);
        }
    }
}
