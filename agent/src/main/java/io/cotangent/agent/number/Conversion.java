package io.cotangent.agent.number;

import java.lang.invoke.MethodType;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Conversions between what a function is given and what the method takes that it runs. */
final class Conversion {
    private Conversion() {}

    /**
     * Converts the value on the stack.
     *
     * @param from its type as the verifier sees it
     * @param really its type for this function
     * @param to the type to get
     */
    static void convert(MethodVisitor code, Class<?> from, Class<?> really, Class<?> to) {
        if (from == to) {
            return;
        }
        if (from.isPrimitive()) {
            if (to.isPrimitive()) {
                widen(code, from, to);
            } else {
                box(code, from);
            }
        } else if (to.isPrimitive()) {
            unbox(code, really, to);
        } else if (!to.isAssignableFrom(from)) {
            code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(to));
        }
    }

    private static void box(MethodVisitor code, Class<?> from) {
        Class<?> box = MethodType.methodType(from).wrap().returnType();
        String type = MethodType.methodType(box, from).descriptorString();
        String owner = Type.getInternalName(box);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "valueOf", type, false);
    }

    private static void unbox(MethodVisitor code, Class<?> really, Class<?> to) {
        Class<?> inside = MethodType.methodType(really).unwrap().returnType();
        Class<?> number = inside.isPrimitive() ? inside : to;
        Class<?> box = MethodType.methodType(number).wrap().returnType();
        String owner = Type.getInternalName(box);
        code.visitTypeInsn(Opcodes.CHECKCAST, owner);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                owner,
                number.getName() + "Value",
                "()" + number.descriptorString(),
                false);
        widen(code, number, to);
    }

    private static void widen(MethodVisitor code, Class<?> from, Class<?> to) {
        if (from == to) {
            return;
        }
        boolean isLong = from == long.class;
        if (to == double.class) {
            code.visitInsn(from == float.class ? Opcodes.F2D : isLong ? Opcodes.L2D : Opcodes.I2D);
        } else if (to == float.class) {
            code.visitInsn(isLong ? Opcodes.L2F : Opcodes.I2F);
        } else if (to == long.class && !isLong) {
            code.visitInsn(Opcodes.I2L);
        }
    }
}
