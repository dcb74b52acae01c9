package io.cotangent.agent.number;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The locals that a traced body has beside the method's: the tape, whether the caller is not woven,
 * a shadow for each local and each place on the stack that ever is a number, and what is put aside
 * for a moment.
 */
final class Slots {
    private final int[] ofLocals;
    private final int[] ofStack;
    private final int tape;
    private final int foreign;
    private int next;
    private final int aside;

    private Slots(int locals, int stack) {
        ofLocals = new int[locals];
        ofStack = new int[stack];
        tape = locals;
        foreign = locals + 1;
        next = locals + 2;
        this.aside = 0;
    }

    private Slots(Slots base, int asideSize) {
        ofLocals = base.ofLocals;
        ofStack = base.ofStack;
        tape = base.tape;
        foreign = base.foreign;
        aside = base.next;
        next = base.next + asideSize;
    }

    /** The slots for a method of which the locals and the stack are known at each instruction. */
    static Slots of(MethodNode method, @Nullable Frame<BasicValue>[] frames) {
        int arguments = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        Slots slots = new Slots(Math.max(method.maxLocals, arguments + 1), method.maxStack + 3);
        slots.addArguments(method);
        int index = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof VarInsnNode variable && isNumbers(variable.getOpcode())) {
                slots.addLocal(variable.var);
            }
            Frame<BasicValue> frame = frames[index++];
            if (frame != null) {
                slots.addStack(frame);
            }
        }
        return new Slots(slots, method.maxStack + 4);
    }

    private static boolean isNumbers(int opcode) {
        return opcode == Opcodes.DLOAD
                || opcode == Opcodes.DSTORE
                || opcode == Opcodes.FLOAD
                || opcode == Opcodes.FSTORE;
    }

    private void addArguments(MethodNode method) {
        int local = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (Type type : Type.getArgumentTypes(method.desc)) {
            if (Numbers.isNumber(type)) {
                addLocal(local);
            }
            local += type.getSize();
        }
    }

    private void addLocal(int local) {
        if (ofLocals[local] == 0) {
            ofLocals[local] = next++;
        }
    }

    private void addStack(Frame<BasicValue> frame) {
        for (int depth = 0; depth < frame.getStackSize(); depth++) {
            if (Numbers.isNumber(frame.getStack(depth).getType()) && ofStack[depth] == 0) {
                ofStack[depth] = next++;
            }
        }
    }

    int tape() {
        return tape;
    }

    int foreign() {
        return foreign;
    }

    /** Where values are put aside: as many as the stack has, and a number. */
    int aside() {
        return aside;
    }

    /** The number of locals in all. */
    int size() {
        return next;
    }

    /** The local for the shadow of a local; 0 where that is never a number. */
    int ofLocal(int local) {
        return ofLocals[local];
    }

    int locals() {
        return ofLocals.length;
    }

    /**
     * The local for the shadow of a value on the stack, counted in values from below. One that no
     * frame has a number in has none before it is asked for.
     */
    int ofStack(int depth) {
        if (ofStack[depth] == 0) {
            ofStack[depth] = next++;
        }
        return ofStack[depth];
    }
}
