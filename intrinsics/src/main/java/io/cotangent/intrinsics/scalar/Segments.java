package io.cotangent.intrinsics.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a list of instructions into methods that the JVM likes to compile. */
final class Segments {
    /** About the bytes of code of a method, at most; HotSpot compiles none of 8000. */
    static final int METHOD = 5000;

    /** About the bytes of code of a method that is one of several. */
    private static final int PART = 3000;

    /** Shorter lists are not looked through for stretches. */
    private static final int LONG = 400;

    /** So many bytes are computed outside of stretches, at most. */
    private static final int MOST = 400_000;

    private final Instructions instructions;
    private final Sizes sizes;
    private final List<Segment> segments = new ArrayList<>();

    /** The bytes of code outside of stretches. */
    private long straight;

    Segments(Instructions instructions, Sizes sizes) {
        this.instructions = instructions;
        this.sizes = sizes;
    }

    /**
     * The segments, in order; none if the list is too long and does not repeat.
     *
     * @param outputs how many results there are
     */
    Optional<List<Segment>> find(int outputs) {
        int count = instructions.count();
        if (sizes.fit(0, count, METHOD - Sizes.OUTPUT * outputs)) {
            return Optional.of(List.of(new Segment.Straight(0, count)));
        }
        cut(count >= LONG, false);
        if (straight > MOST) {
            cut(true, true);
        }
        return straight > MOST ? Optional.empty() : Optional.of(segments);
    }

    private void cut(boolean atStretches, boolean anyElements) {
        segments.clear();
        straight = 0;
        int at = 0;
        if (atStretches) {
            for (Stretch stretch : Stretches.of(instructions, sizes, METHOD, anyElements)) {
                cut(at, stretch.start());
                segments.add(stretch);
                at = stretch.end();
            }
        }
        cut(at, instructions.count());
    }

    private void cut(int from, int to) {
        int start = from;
        int size = 0;
        for (int i = from; i < to; i++) {
            int next = sizes.of(i);
            if (size + next > PART) {
                segments.add(new Segment.Straight(start, i));
                start = i;
                size = 0;
            }
            size += next;
            straight += next;
        }
        if (start < to) {
            segments.add(new Segment.Straight(start, to));
        }
    }
}
