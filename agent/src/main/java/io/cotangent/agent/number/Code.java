package io.cotangent.agent.number;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Instructions to be put in somewhere. */
final class Code {
    private static final String RUNTIME = "io/cotangent/number/";
    static final String TAPE = RUNTIME + "Tape";
    static final String TAPE_TYPE = "L" + TAPE + ";";
    static final String WOVEN = RUNTIME + "Woven";
    static final String HAND_OVER = RUNTIME + "HandOver";
    static final String STORED = RUNTIME + "Stored";
    static final String BOXES = RUNTIME + "Boxes";
    static final String TAPES = RUNTIME + "Tapes";

    final InsnList list = new InsnList();
    private final int tape;

    /** Code where the tape is in a local. */
    Code(int tape) {
        this.tape = tape;
    }

    Code op(int opcode) {
        list.add(new InsnNode(opcode));
        return this;
    }

    Code add(AbstractInsnNode instruction) {
        list.add(instruction);
        return this;
    }

    Code load(Type type, int local) {
        list.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), local));
        return this;
    }

    Code store(Type type, int local) {
        list.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), local));
        return this;
    }

    /** Loads a shadow; of no local, that of what is passive. */
    Code load(int local) {
        if (local == Term.NONE) {
            return op(Opcodes.ICONST_0);
        }
        list.add(new VarInsnNode(Opcodes.ILOAD, local));
        return this;
    }

    /** Stores a shadow. */
    Code store(int local) {
        list.add(new VarInsnNode(Opcodes.ISTORE, local));
        return this;
    }

    Code tape() {
        list.add(new VarInsnNode(Opcodes.ALOAD, tape));
        return this;
    }

    Code duplicate(Type type) {
        return op(type.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
    }

    Code constant(int value) {
        if (value >= -1 && value <= 5) {
            return op(Opcodes.ICONST_0 + value);
        }
        if (value == (short) value) {
            int opcode = value == (byte) value ? Opcodes.BIPUSH : Opcodes.SIPUSH;
            return add(new IntInsnNode(opcode, value));
        }
        return add(new LdcInsnNode(value));
    }

    /** A number. */
    Code number(double value) {
        if (Double.doubleToRawLongBits(value) == 0 || value == 1) {
            return op(value == 0 ? Opcodes.DCONST_0 : Opcodes.DCONST_1);
        }
        return add(new LdcInsnNode(value));
    }

    Code text(String value) {
        return add(new LdcInsnNode(value));
    }

    /** Calls the runtime with the tape last: the descriptor is written without it. */
    Code call(String owner, String name, String arguments, String result) {
        tape();
        return callStatic(owner, name, "(" + arguments + TAPE_TYPE + ")" + result);
    }

    Code callStatic(String owner, String name, String descriptor) {
        list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false));
        return this;
    }

    /** Stores the shadow that the runtime left in the tape. */
    Code storeResult(int local) {
        return call(WOVEN, "result", "", "I").store(local);
    }

    Code zero(int local) {
        return op(Opcodes.ICONST_0).store(local);
    }

    Code field(int opcode, String owner, String name, String descriptor) {
        list.add(new FieldInsnNode(opcode, owner, name, descriptor));
        return this;
    }
}
