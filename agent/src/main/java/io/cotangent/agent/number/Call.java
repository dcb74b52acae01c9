package io.cotangent.agent.number;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call, and where its operands are on the stack.
 *
 * @param owner the class that the call names, internally
 * @param name the method's name
 * @param descriptor the method's type
 * @param opcode the instruction's
 * @param size the number of values on the stack before
 */
record Call(String owner, String name, String descriptor, int opcode, int size) {
    static Call of(MethodInsnNode call, int size) {
        return new Call(call.owner, call.name, call.desc, call.getOpcode(), size);
    }

    Type[] arguments() {
        return Type.getArgumentTypes(descriptor);
    }

    Type result() {
        return Type.getReturnType(descriptor);
    }

    boolean isStatic() {
        return opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.INVOKEDYNAMIC;
    }

    /** Whether the object decides which method runs. */
    boolean isVirtual() {
        return opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
    }

    /** The place of the first argument on the stack. */
    int firstArgument() {
        return size - arguments().length;
    }

    /** The place of the result. */
    int place() {
        return firstArgument() - (isStatic() ? 0 : 1);
    }

    /** The places of the arguments that are numbers. */
    List<Integer> numbers() {
        List<Integer> places = new ArrayList<>();
        int place = firstArgument();
        for (Type type : arguments()) {
            if (Numbers.isNumber(type)) {
                places.add(place);
            }
            place++;
        }
        return places;
    }

    /** The name that messages have. */
    String text() {
        return owner.replace('/', '.') + "." + name;
    }
}
