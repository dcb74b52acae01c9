package io.cotangent.agent.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;

/** Adds to a frame of a method what its traced body has more. */
final class FrameWidening {
    private FrameWidening() {}

    static void widen(FrameNode frame, Slots slots) {
        @Nullable Object[] locals = spread(frame.local, slots.size());
        for (int local = 0; local < slots.locals(); local++) {
            Object type = locals[local];
            if (slots.ofLocal(local) != 0 && isNumber(type)) {
                locals[slots.ofLocal(local)] = Opcodes.INTEGER;
            }
        }
        List<Object> stack = frame.stack == null ? List.of() : frame.stack;
        for (int depth = 0; depth < stack.size(); depth++) {
            if (isNumber(stack.get(depth))) {
                locals[slots.ofStack(depth)] = Opcodes.INTEGER;
            }
        }
        slots.ofArrays().values().forEach(local -> locals[local] = "[I");
        locals[slots.tape()] = Code.TAPE;
        locals[slots.foreign()] = Opcodes.INTEGER;
        frame.local = gather(locals);
    }

    /** Adds a local to a frame. */
    static void add(FrameNode frame, int local, Object type) {
        @Nullable Object[] locals = spread(frame.local, local + 1);
        locals[local] = type;
        frame.local = gather(locals);
    }

    /** The locals that hold {@code double}s, as a frame tells. */
    static BitSet doubles(FrameNode frame) {
        BitSet doubles = new BitSet();
        int local = 0;
        for (Object type : frame.local == null ? List.of() : frame.local) {
            doubles.set(local, Opcodes.DOUBLE.equals(type));
            local += Opcodes.DOUBLE.equals(type) || Opcodes.LONG.equals(type) ? 2 : 1;
        }
        return doubles;
    }

    private static boolean isNumber(@Nullable Object type) {
        return Opcodes.DOUBLE.equals(type) || Opcodes.FLOAT.equals(type);
    }

    /** The types by locals: the second half of a wide one is null. */
    private static @Nullable Object[] spread(@Nullable List<Object> types, int size) {
        @Nullable Object[] locals = new Object[size];
        Arrays.fill(locals, Opcodes.TOP);
        int local = 0;
        for (Object type : types == null ? List.of() : types) {
            locals[local++] = type;
            if (Opcodes.DOUBLE.equals(type) || Opcodes.LONG.equals(type)) {
                locals[local++] = null;
            }
        }
        return locals;
    }

    private static List<Object> gather(@Nullable Object[] locals) {
        List<Object> types = new ArrayList<>();
        for (Object type : locals) {
            if (type != null) {
                types.add(type);
            }
        }
        while (!types.isEmpty() && types.getLast().equals(Opcodes.TOP)) {
            types.removeLast();
        }
        return types;
    }
}
