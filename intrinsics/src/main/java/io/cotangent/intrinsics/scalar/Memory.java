package io.cotangent.intrinsics.scalar;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which results are kept in memory: those that other segments need. */
final class Memory {
    private final BitSet kept = new BitSet();
    private final List<Body> bodies = new ArrayList<>();
    private final Tables tables;

    Memory(Instructions instructions, Sizes sizes, List<Segment> segments, List<int[]> outputs) {
        tables = new Tables(instructions.leaves(), instructions.count());
        for (Segment segment : segments) {
            switch (segment) {
                case Segment.Straight straight -> mark(instructions, straight);
                case Stretch stretch -> {
                    Body body = new Body(instructions, stretch, tables, sizes.cuts(stretch));
                    bodies.add(body);
                    body.forEachNeeded(kept::set);
                }
            }
        }
        if (segments.size() > 1 || !bodies.isEmpty()) {
            for (int[] values : outputs) {
                for (int value : values) {
                    if (value >= 0) {
                        kept.set(value);
                    }
                }
            }
        }
    }

    private void mark(Instructions instructions, Segment.Straight straight) {
        for (int i = straight.start(); i < straight.end(); i++) {
            for (int which = 0; which < 3; which++) {
                int operand = instructions.operand(i, which);
                if (operand >= 0 && operand < straight.start()) {
                    kept.set(operand);
                }
            }
        }
    }

    boolean isKept(int instruction) {
        return kept.get(instruction);
    }

    /** Whether the result of an instruction of a stretch is kept in all repetitions. */
    boolean isAlwaysKept(Stretch stretch, int place) {
        for (int i = 0; i < stretch.repetitions() - 1; i++) {
            if (kept.get(stretch.start() + place + i * stretch.period())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the result of an instruction of a stretch is kept in any repetition. */
    boolean isEverKept(Stretch stretch, int place) {
        int last = stretch.end() - stretch.period() + place;
        return isKept(last) || isAlwaysKept(stretch, place);
    }

    /** The bodies of the stretches, in order. */
    List<Body> bodies() {
        return bodies;
    }

    /** Whether there is anything in memory. */
    boolean isUsed() {
        return !kept.isEmpty() || !bodies.isEmpty();
    }

    Tables tables() {
        return tables;
    }
}
