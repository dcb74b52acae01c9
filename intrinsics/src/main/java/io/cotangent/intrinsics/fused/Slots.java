package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The slots of a plan, given out one after the other; some serve several values. */
final class Slots {
    private final List<Object> constants = new ArrayList<>();
    private final List<Plan.Buffer> buffers = new ArrayList<>();

    /** By slot, the kind of what is written there again and again; null for other slots. */
    private final List<Kind> kinds = new ArrayList<>();

    private final Map<Kind, Deque<Integer>> free = new EnumMap<>(Kind.class);

    /** The first slots are somebody else's. */
    Slots(int others) {
        for (Kind kind : Kind.values()) {
            free.put(kind, new ArrayDeque<>());
        }
        for (int i = 0; i < others; i++) {
            add(null, null);
        }
    }

    private int add(Object constant, Kind kind) {
        constants.add(constant);
        kinds.add(kind);
        return constants.size() - 1;
    }

    int count() {
        return constants.size();
    }

    /** A number. */
    int constant(Kind kind, double value) {
        return add(
                switch (kind) {
                    case F64 -> new double[] {value};
                    case F32 -> new float[] {(float) value};
                    case BOOL -> new boolean[] {value != 0};
                },
                null);
    }

    /** Memory for a value of all elements that are computed at a time; nobody else's. */
    int own(Kind kind) {
        return buffer(kind, null, false);
    }

    /** Memory for a value of all elements of a block. */
    int whole(Kind kind) {
        return buffer(kind, null, true);
    }

    /** Memory for a value until it is {@linkplain #give given back}. */
    int take(Kind kind) {
        Integer slot = free.get(kind).pollLast();
        return slot == null ? buffer(kind, kind, false) : slot;
    }

    private int buffer(Kind kind, Kind again, boolean isWhole) {
        int slot = add(null, again);
        buffers.add(new Plan.Buffer(slot, kind, isWhole));
        return slot;
    }

    /** A value is not needed any more. */
    void give(int slot) {
        Kind kind = slot < 0 ? null : kinds.get(slot);
        if (kind != null) {
            free.get(kind).addLast(slot);
        }
    }

    Object[] constants() {
        return constants.toArray();
    }

    Plan.Buffer[] buffers() {
        return buffers.toArray(Plan.Buffer[]::new);
    }
}
