package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.vector.Buffers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What a thread needs to run the tasks of a plan; it is used again and again, by any plan. */
final class Frame {
    /** Elements between slots' memory, lest they meet in the same places of a cache. */
    private static final int PAD = 8;

    private static final Kind[] KINDS = Kind.values();

    private static final Buffers FRAMES = new Buffers(Frame::new);

    /** By slot, an array. */
    Object[] arrays = new Object[16];

    /** By slot, the place in the array where the block begins. */
    int[] places = new int[16];

    /** By operand that is copied, where its memory is. */
    private Object[] memory = new Object[16];

    private int[] begins = new int[16];

    /** By operand that is copied, repetitions of which row fill its memory; -1 if none do. */
    private int[] filled = new int[16];

    /** The number of the block's first element. */
    int from;

    Run run;

    private final Map<Kind, Stock> stocks = new EnumMap<>(Kind.class);

    /** Memory of a kind, of which parts are given out. */
    private static final class Stock {
        private final Kind kind;
        private Object array;
        private int size;
        private int used;

        Stock(Kind kind) {
            this.kind = kind;
        }

        /** Makes room for what has been taken, to be taken again. */
        void require() {
            if (size < used) {
                array = kind.allocate(used);
                size = used;
            }
            used = 0;
        }

        int take(int elements) {
            int place = used;
            used += elements + PAD;
            return place;
        }
    }

    private Frame() {
        for (Kind kind : KINDS) {
            stocks.put(kind, new Stock(kind));
        }
    }

    static Frame take() {
        return (Frame) FRAMES.take();
    }

    /** Gives everything back, so that nobody's array is kept alive. */
    void give(int slots) {
        Arrays.fill(arrays, 0, slots, null);
        run = null;
        FRAMES.give(this);
    }

    /** Prepares for a run. */
    void begin(Run of) {
        run = of;
        Plan plan = of.plan;
        int slots = plan.slots();
        if (arrays.length < slots) {
            arrays = new Object[slots];
            places = new int[slots];
            memory = new Object[slots];
            begins = new int[slots];
            filled = new int[slots];
        }
        System.arraycopy(plan.constants(), 0, arrays, 0, slots);
        Arrays.fill(places, 0, slots, 0);
        require(of);
        for (Plan.Buffer buffer : plan.buffers()) {
            give(buffer.slot(), buffer.kind(), buffer.isWhole() ? Grid.BLOCK : of.lanes);
        }
        for (int i = 0; i < of.inputs; i++) {
            if (of.layout.isCopied(i)) {
                give(i, of.kind(i), of.lanes + of.layout.lead(i));
                memory[i] = arrays[i];
                begins[i] = places[i];
                filled[i] = -1;
            }
        }
    }

    /** Places an operand that is copied where its memory begins, and says where that is. */
    int own(int operand) {
        arrays[operand] = memory[operand];
        places[operand] = begins[operand];
        return begins[operand];
    }

    /** Whether the memory of an operand is filled with repetitions of a row. */
    boolean isFilled(int operand, int row) {
        return filled[operand] == row;
    }

    /** Notes with repetitions of which row the memory of an operand is filled; -1 for none. */
    void fill(int operand, int row) {
        filled[operand] = row;
    }

    /** Makes sure that there is memory for all. */
    private void require(Run of) {
        // Not by the map's iterator, an object that the JVM does not always do without.
        for (Kind kind : KINDS) {
            stocks.get(kind).used = 0;
        }
        for (Plan.Buffer buffer : of.plan.buffers()) {
            stocks.get(buffer.kind()).take(buffer.isWhole() ? Grid.BLOCK : of.lanes);
        }
        for (int i = 0; i < of.inputs; i++) {
            if (of.layout.isCopied(i)) {
                stocks.get(of.kind(i)).take(of.lanes + of.layout.lead(i));
            }
        }
        for (Kind kind : KINDS) {
            stocks.get(kind).require();
        }
    }

    /** Gives a slot memory that is nobody else's during this run. */
    private void give(int slot, Kind kind, int elements) {
        Stock stock = stocks.get(kind);
        arrays[slot] = stock.array;
        places[slot] = stock.take(elements);
    }

    /** Moves on in what is kept of whole blocks. */
    void moveWholes(Plan plan, int elements) {
        for (int slot : plan.wholes()) {
            places[slot] += elements;
        }
    }
}
