package io.cotangent.intrinsics.scalar;

import java.util.function.IntConsumer;

/** The instructions of a stretch, and where their operands come from. */
final class Body {
    private final Instructions instructions;
    private final Stretch stretch;
    private final int[] cuts;
    private final Source[][] sources;

    /** Where an operand comes from. */
    sealed interface Source {
        /** The same value in all repetitions. */
        record Constant(int value) implements Source {}

        /** A leaf for each repetition. */
        record Several(Table leaves) implements Source {}

        /** An element of an input array, which moves with each repetition. */
        record Element(int array, int first, int distance) implements Source {}

        /** The result of an instruction of the same part of the body, in the same repetition. */
        record Same(int place) implements Source {}

        /** The result of an instruction of a body of one part, in the repetition before. */
        record Before(int place) implements Source {}

        /** A value in memory, which moves with each repetition. */
        record Moving(int first, int distance) implements Source {}

        /** There is no such operand. */
        record None() implements Source {}
    }

    /**
     * A body.
     *
     * @param cuts the places where its parts begin, each a method of its own, and where the last
     *     one ends
     */
    Body(Instructions instructions, Stretch stretch, Tables tables, int... cuts) {
        this.instructions = instructions;
        this.stretch = stretch;
        this.cuts = cuts;
        this.sources = new Source[stretch.period()][3];
        for (int place = 0; place < stretch.period(); place++) {
            for (int which = 0; which < 3; which++) {
                sources[place][which] = find(place, which, tables);
            }
        }
    }

    Stretch stretch() {
        return stretch;
    }

    /** The number of its parts. */
    int parts() {
        return cuts.length - 1;
    }

    /** The place where a part begins, and the one before it ends. */
    int cut(int part) {
        return cuts[part];
    }

    private boolean isInOnePart(int place, int other) {
        for (int i = 1; i < parts(); i++) {
            if (place < cuts[i] != other < cuts[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the operand of the instruction at a place of the body comes from. */
    Source source(int place, int which) {
        return sources[place][which];
    }

    private Source find(int place, int which, Tables tables) {
        int first = instructions.operand(stretch.start() + place, which);
        if (first == Instructions.NONE) {
            return new Source.None();
        }
        if (first < 0) {
            return leaf(place, which, tables);
        }
        int distance = stretch.distance(instructions, place, which);
        if (distance == 0 && first < stretch.start()) {
            return new Source.Constant(first);
        }
        int from = first - stretch.start();
        if (distance == stretch.period() && from >= 0 && isInOnePart(from, place)) {
            return new Source.Same(from);
        }
        boolean isBefore = distance == stretch.period() && from < 0 && from >= -stretch.period();
        return isBefore && parts() == 1
                ? new Source.Before(from + stretch.period())
                : new Source.Moving(first, distance);
    }

    private Source leaf(int place, int which, Tables tables) {
        int[] leaves = new int[stretch.repetitions()];
        boolean isConstant = true;
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] =
                    ~instructions.operand(stretch.start() + place + i * stretch.period(), which);
            isConstant &= leaves[i] == leaves[0];
        }
        if (isConstant) {
            return new Source.Constant(~leaves[0]);
        }
        Leaves all = instructions.leaves();
        int distance = all.element(leaves[1]) - all.element(leaves[0]);
        boolean isRegular = !all.isConstant(leaves[0]);
        for (int i = 1; isRegular && i < leaves.length; i++) {
            isRegular =
                    all.array(leaves[i]) == all.array(leaves[0])
                            && all.element(leaves[i]) - all.element(leaves[i - 1]) == distance;
        }
        return isRegular
                ? new Source.Element(all.array(leaves[0]), all.element(leaves[0]), distance)
                : new Source.Several(tables.of(leaves));
    }

    /** Tells of each value that the stretch needs from before it, or from memory. */
    void forEachNeeded(IntConsumer needed) {
        for (Source[] some : sources) {
            for (Source source : some) {
                switch (source) {
                    case Source.Constant(int value) -> {
                        if (value >= 0) {
                            needed.accept(value);
                        }
                    }
                    case Source.Before(int place) ->
                            needed.accept(stretch.start() - stretch.period() + place);
                    case Source.Moving(int first, int distance) -> {
                        for (int i = 0; i < stretch.repetitions(); i++) {
                            needed.accept(first + i * distance);
                        }
                    }
                    case Source.Same _, Source.Several _, Source.Element _, Source.None _ -> {}
                }
            }
        }
    }
}
