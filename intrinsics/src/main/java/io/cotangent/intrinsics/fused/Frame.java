package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.vector.Buffers;
import java.util.Arrays;

/** What a thread needs to run the tasks of a plan; it is used again and again, by any plan. */
final class Frame {
    private static final Buffers FRAMES = new Buffers(Frame::new);

    /** By slot, an array. */
    Object[] arrays = new Object[16];

    /** By slot, the place in the array where the block begins. */
    int[] places = new int[16];

    /** The number of the block's first element. */
    int from;

    Run run;

    private final Stock doubles = new Stock(Kind.F64);
    private final Stock floats = new Stock(Kind.F32);
    private final Stock truths = new Stock(Kind.BOOL);

    /** Blocks of memory of a kind. */
    private static final class Stock {
        private final Kind kind;
        private Object[] blocks = {};
        private int used;

        Stock(Kind kind) {
            this.kind = kind;
        }

        Object take() {
            int i = used++;
            if (i == blocks.length) {
                blocks = Arrays.copyOf(blocks, i + 1);
                blocks[i] = kind.allocate(Grid.BLOCK);
            }
            return blocks[i];
        }
    }

    private Frame() {}

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
        }
        System.arraycopy(plan.constants(), 0, arrays, 0, slots);
        Arrays.fill(places, 0, slots, 0);
        doubles.used = 0;
        floats.used = 0;
        truths.used = 0;
        int[] needed = plan.buffers();
        for (int i = 0; i < needed.length; i++) {
            arrays[needed[i]] = buffer(plan.kinds()[i]);
        }
    }

    /** A block of memory that nobody else uses during this run. */
    Object buffer(Kind kind) {
        return switch (kind) {
            case F64 -> doubles.take();
            case F32 -> floats.take();
            case BOOL -> truths.take();
        };
    }
}
