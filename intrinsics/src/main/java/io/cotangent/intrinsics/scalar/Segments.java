package io.cotangent.intrinsics.scalar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts a list of instructions into methods that the JVM likes to compile. */
final class Segments {
    /** About the bytes of code of a method, at most; HotSpot compiles none of 8000. */
    static final int METHOD = 5000;

    /** About the bytes of code of a method that is one of several. */
    static final int PART = 3000;

    /** Shorter lists are not looked through for stretches. */
    private static final int LONG = 400;

    /** About the bytes of code of a routine, at most: the JVM has to compile them all. */
    private static final int MOST = 2_000_000;

    /** About the constants of a class file, at most, of 65535 entries of its pool. */
    private static final int CONSTANTS = 50_000;

    /** With fewer bytes of code, stretches with bodies of many methods are not worth the memory. */
    private static final int ENOUGH = 30_000;

    /**
     * With more bytes of code, looking through all for small stretches takes seconds, and is left
     * out where large ones spare most.
     */
    private static final long VERY_LONG = 4L * MOST;

    /** The share of code that is left where most is spared, as a divisor. */
    private static final int SPARED = 50;

    /** So many operations in a row tell the repetitions of a stretch from others. */
    private static final int FEW = 6;

    private static final int MANY = 64;

    private final Instructions instructions;
    private final Sizes sizes;

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
        int room = METHOD - Sizes.OUTPUT * outputs;
        if (sizes.fit(0, count, room) || sizes.of(0, count) <= room) {
            return Optional.of(List.of(new Segment.Straight(0, count)));
        }
        List<Stretch> best = count < LONG ? List.of() : stretches(false);
        if (!fits(best)) {
            best = stretches(true);
        }
        return fits(best) ? Optional.of(cut(best)) : Optional.empty();
    }

    private boolean fits(List<Stretch> stretches) {
        if (code(stretches) > MOST) {
            return false;
        }
        Set<Double> numbers = new HashSet<>();
        int places = 0;
        int at = 0;
        for (Stretch stretch : stretches) {
            places += count(at, stretch.start() + stretch.period(), numbers);
            at = stretch.end();
        }
        places += count(at, instructions.count(), numbers);
        return places + 2 * numbers.size() <= CONSTANTS;
    }

    /** Collects the numbers in some instructions, and counts places too far for short operands. */
    private int count(int from, int to, Set<Double> numbers) {
        Leaves leaves = instructions.leaves();
        for (int i = from; i < to; i++) {
            for (int which = 0; which < 3; which++) {
                int operand = instructions.operand(i, which);
                if (operand < 0 && operand != Instructions.NONE && leaves.isConstant(~operand)) {
                    numbers.add(leaves.constant(~operand));
                }
            }
        }
        return Math.max(0, to - Math.max(from, Short.MAX_VALUE));
    }

    /**
     * The stretches.
     *
     * @param anyElements whether elements of inputs may come in any order
     */
    private List<Stretch> stretches(boolean anyElements) {
        long all = sizes.of(0, instructions.count());
        List<Stretch> both = all > VERY_LONG ? both(anyElements) : null;
        if (both != null && code(both) <= all / SPARED) {
            return both;
        }
        List<Stretch> small = new ArrayList<>();
        addSmall(0, instructions.count(), anyElements, small);
        if (code(small) <= ENOUGH) {
            return small;
        }
        both = both == null ? both(anyElements) : both;
        return 4 * code(both) < 3 * code(small) ? both : small;
    }

    /** Stretches with bodies of any size, and small ones between them. */
    private List<Stretch> both(boolean anyElements) {
        List<Stretch> both = new ArrayList<>();
        int at = 0;
        for (Stretch large : Stretches.of(instructions, sizes, MOST, MANY, anyElements)) {
            addSmall(at, large.start(), anyElements, both);
            both.add(large);
            at = large.end();
        }
        addSmall(at, instructions.count(), anyElements, both);
        return both;
    }

    /** Adds the stretches of one method each that are between two instructions. */
    private void addSmall(int from, int to, boolean anyElements, List<Stretch> stretches) {
        if (to - from >= LONG) {
            Stretches.between(from, to, instructions, sizes, METHOD, FEW, anyElements)
                    .forEach(stretches::add);
        }
    }

    /** The bytes of code that there are with some stretches. */
    private long code(List<Stretch> stretches) {
        long code = 0;
        int at = 0;
        for (Stretch stretch : stretches) {
            int start = stretch.start();
            code += sizes.of(at, start) + sizes.of(start, start + stretch.period());
            at = stretch.end();
        }
        return code + sizes.of(at, instructions.count());
    }

    private List<Segment> cut(List<Stretch> stretches) {
        List<Segment> segments = new ArrayList<>();
        int at = 0;
        for (Stretch stretch : stretches) {
            cut(at, stretch.start(), segments);
            segments.add(stretch);
            at = stretch.end();
        }
        cut(at, instructions.count(), segments);
        return segments;
    }

    private void cut(int from, int to, List<Segment> segments) {
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
        }
        if (start < to) {
            segments.add(new Segment.Straight(start, to));
        }
    }
}
