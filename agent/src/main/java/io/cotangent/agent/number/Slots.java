package io.cotangent.agent.number;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

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

    /** Locals for values and shadows within a stretch of code, and how many it has taken. */
    private final List<Integer> numbers = new ArrayList<>();

    private final List<Integer> shadows = new ArrayList<>();
    private int takenNumbers;
    private int takenShadows;

    /** The locals of the shadows of an instruction's operands, and of its result. */
    private final Map<Integer, Integer> operands = new HashMap<>();

    private int result = Term.NONE;

    /** For locals with arrays, those with the arrays of their shadows. */
    private final Map<Integer, Integer> ofArrays = new TreeMap<>();

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

    /** The slots for a method. */
    static Slots of(MethodNode method) {
        int arguments = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        Slots slots = new Slots(Math.max(method.maxLocals, arguments + 1), method.maxStack + 3);
        slots.addArguments(method);
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof VarInsnNode variable && isNumbers(variable.getOpcode())) {
                slots.addLocal(variable.var);
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

    /** Begins a stretch of code, in which nothing is left of the one before. */
    void reuse() {
        takenNumbers = 0;
        takenShadows = 0;
    }

    /** A local for a value, to the end of the stretch. */
    int newNumber() {
        if (takenNumbers == numbers.size()) {
            numbers.add(next);
            next += 2;
        }
        return numbers.get(takenNumbers++);
    }

    /** A local for a shadow, to the end of the stretch. */
    int newShadow() {
        if (takenShadows == shadows.size()) {
            shadows.add(next++);
        }
        return shadows.get(takenShadows++);
    }

    /** Begins an instruction, or a call. */
    void beginInstruction() {
        operands.clear();
        result = Term.NONE;
    }

    /** Says where the shadow of an operand is, by its place on the stack; none where passive. */
    void operandIn(int depth, int local) {
        operands.put(depth, local);
    }

    /** Where the shadow of an operand is, by its place on the stack; none where passive. */
    int operand(int depth) {
        Integer local = operands.get(depth);
        if (local == null) {
            throw new IllegalStateException("no operand at " + depth);
        }
        return local;
    }

    /** Where the shadow of the result is to be. */
    int result() {
        if (result == Term.NONE) {
            result = newShadow();
        }
        return result;
    }

    /** The local for the shadows of the array in a local; null where there are none known. */
    int ofArray(int local) {
        return ofArrays.computeIfAbsent(local, any -> next++);
    }

    /** The locals with arrays whose shadows have locals, and these. */
    Map<Integer, Integer> ofArrays() {
        return ofArrays;
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
     * The local for the shadow of a value on the stack, counted in values from below, where
     * stretches of code meet.
     */
    int ofStack(int depth) {
        if (ofStack[depth] == 0) {
            ofStack[depth] = next++;
        }
        return ofStack[depth];
    }
}
