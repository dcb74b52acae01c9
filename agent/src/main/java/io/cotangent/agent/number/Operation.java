package io.cotangent.agent.number;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * An instruction that computes with numbers, and the method of the runtime in its place.
 *
 * @param method the method's name
 * @param type the operands' descriptor
 * @param operands how many there are
 * @param result the result's descriptor
 */
record Operation(String method, String type, int operands, String result) {
    private static final String[] BINARY = {"add", "sub", "mul", "div", "rem"};

    /** The operation of an opcode; null for others. */
    static @Nullable Operation of(int opcode) {
        return switch (opcode) {
            case Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM ->
                    binary(opcode - Opcodes.DADD, "D");
            case Opcodes.FADD, Opcodes.FSUB, Opcodes.FMUL, Opcodes.FDIV, Opcodes.FREM ->
                    binary(opcode - Opcodes.FADD, "F");
            case Opcodes.DNEG -> new Operation("neg", "D", 1, "D");
            case Opcodes.FNEG -> new Operation("neg", "F", 1, "F");
            case Opcodes.D2F -> new Operation("toFloat", "D", 1, "F");
            case Opcodes.DCMPL -> new Operation("less", "D", 2, "I");
            case Opcodes.DCMPG -> new Operation("greater", "D", 2, "I");
            case Opcodes.FCMPL -> new Operation("less", "F", 2, "I");
            case Opcodes.FCMPG -> new Operation("greater", "F", 2, "I");
            default -> null; // the shadow of (double) x is that of x
        };
    }

    /** Opcodes of the same operation are four apart: of int, long, float and double. */
    private static Operation binary(int distance, String type) {
        return new Operation(BINARY[distance / 4], type, 2, type);
    }
}
