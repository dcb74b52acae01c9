package io.cotangent.agent.number;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Shadows of the elements of arrays. Those of an array that is in a local are kept in another
 * local, so that they are looked up once and not at each element.
 */
final class ElementWeaver {
    private static final String SHADOWS = "[I";

    private final InsnList instructions;
    private final Slots slots;
    private final Ledger ledger;

    /** The locals with arrays whose shadows have just been looked up. */
    private final Set<Integer> fresh = new HashSet<>();

    /** Elements that have been read, by the code that says which, and which locals that reads. */
    private final Map<List<Integer>, Term> read = new HashMap<>();

    private final List<VarInsnNode> stores = new ArrayList<>();

    ElementWeaver(InsnList instructions, Slots slots, Ledger ledger) {
        this.instructions = instructions;
        this.slots = slots;
        this.ledger = ledger;
    }

    /** Forgets what other code may have changed. */
    void forget() {
        fresh.clear();
        read.clear();
    }

    /** A local that changes. */
    void overwrite(int local) {
        fresh.remove(local);
        read.keySet().removeIf(key -> key.contains(-1 - local));
    }

    /** An array, or what else is no number, is stored in a local. */
    void store(VarInsnNode variable) {
        stores.add(variable);
    }

    private Code code() {
        return new Code(slots.tape());
    }

    /** An element is read. */
    void load(AbstractInsnNode instruction, String array, int size) {
        Term from = ledger.arrayAt(size - 2);
        List<Integer> key = from == null ? null : key(instruction, from.array());
        Term known = key == null ? null : read.get(key);
        if (known == null) {
            int shadow = slots.newShadow();
            Code code = code();
            if (from == null) {
                code.op(Opcodes.DUP2).call(Code.STORED, "shadow", array + "I", "I");
            } else {
                find(code, from.array());
                code.op(Opcodes.DUP2).load(Type.getType(SHADOWS), slots.ofArray(from.array()));
                code.call(Code.STORED, "shadow", array + "I" + SHADOWS, "I");
            }
            instructions.insertBefore(instruction, code.store(shadow).list);
            known = Term.top(instruction, shadow);
            if (key != null) {
                read.put(key, known);
            }
        }
        ledger.push(size - 2, known);
    }

    private void find(Code code, int local) {
        if (fresh.add(local)) {
            Type shadows = Type.getType(SHADOWS);
            code.load(Type.getType("[D"), local).load(shadows, slots.ofArray(local));
            code.call(Code.STORED, "shadows", "Ljava/lang/Object;" + SHADOWS, SHADOWS);
            code.store(shadows, slots.ofArray(local));
        }
    }

    /** An element is written. */
    void store(AbstractInsnNode instruction, String arguments, int size) {
        Term to = ledger.arrayAt(size - 3);
        int shadow = ledger.shadow(instruction, ledger.at(size - 1));
        forget();
        Code code = code().load(shadow);
        if (to == null) {
            code.call(Code.STORED, "store", arguments + "I", "V");
        } else {
            Type shadows = Type.getType(SHADOWS);
            code.load(shadows, slots.ofArray(to.array()));
            code.call(Code.STORED, "store", arguments + "I" + SHADOWS, SHADOWS);
            code.store(shadows, slots.ofArray(to.array()));
            fresh.add(to.array());
        }
        instructions.insertBefore(instruction, code.list);
        instructions.remove(instruction);
    }

    /** Which element it is: by constants, and locals as negative numbers; null for hard cases. */
    private static @Nullable List<Integer> key(AbstractInsnNode instruction, int array) {
        List<Integer> key = new ArrayList<>();
        AbstractInsnNode at = instruction.getPrevious();
        while (at != null && key.size() < 6) {
            int opcode = at.getOpcode();
            if (opcode == Opcodes.ALOAD && at instanceof VarInsnNode variable) {
                key.add(-1 - variable.var);
                return variable.var == array ? key : null;
            }
            if (opcode == Opcodes.ILOAD && at instanceof VarInsnNode variable) {
                key.add(-1 - variable.var);
            } else if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5
                    || opcode == Opcodes.IADD
                    || opcode == Opcodes.ISUB
                    || opcode == Opcodes.IMUL) {
                key.add(opcode);
            } else {
                return null;
            }
            at = at.getPrevious();
        }
        return null;
    }

    /** At the begin, nothing is looked up, nor is it where an array comes to a local. */
    void end(Code begin) {
        Type shadows = Type.getType(SHADOWS);
        slots.ofArrays()
                .values()
                .forEach(local -> begin.op(Opcodes.ACONST_NULL).store(shadows, local));
        for (VarInsnNode store : stores) {
            Integer local = slots.ofArrays().get(store.var);
            if (local != null) {
                Code code = code().op(Opcodes.ACONST_NULL).store(shadows, local);
                instructions.insertBefore(store, code.list);
            }
        }
    }
}
