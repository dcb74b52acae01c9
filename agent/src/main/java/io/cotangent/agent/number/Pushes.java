package io.cotangent.agent.number;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Which instructions leave something new on the stack. */
final class Pushes {
    private Pushes() {}

    /** Whether what is on top of the stack after an instruction is its result. */
    static boolean isPushed(AbstractInsnNode instruction) {
        return switch (instruction) {
            case MethodInsnNode call -> !call.desc.endsWith(")V");
            case InvokeDynamicInsnNode site -> !site.desc.endsWith(")V");
            default -> isPushed(instruction.getOpcode());
        };
    }

    private static boolean isPushed(int opcode) {
        return switch (opcode) {
            case Opcodes.NOP,
                    Opcodes.POP,
                    Opcodes.POP2,
                    Opcodes.IINC,
                    Opcodes.PUTFIELD,
                    Opcodes.PUTSTATIC,
                    Opcodes.CHECKCAST,
                    Opcodes.MONITORENTER,
                    Opcodes.MONITOREXIT,
                    Opcodes.TABLESWITCH,
                    Opcodes.LOOKUPSWITCH,
                    Opcodes.IFNULL,
                    Opcodes.IFNONNULL ->
                    false;
            default -> !isStore(opcode) && !isJump(opcode);
        };
    }

    private static boolean isStore(int opcode) {
        return opcode >= Opcodes.ISTORE && opcode <= Opcodes.SASTORE;
    }

    private static boolean isJump(int opcode) {
        return opcode >= Opcodes.IFEQ && opcode <= Opcodes.GOTO;
    }
}
