package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.repeat.Listed;
import io.cotangent.intrinsics.repeat.Repeats;
import java.util.List;

/** Finds the {@linkplain Stretch stretches} of a long list of instructions. */
final class Stretches implements Listed {
    private final Instructions instructions;
    private final Sizes sizes;
    private final boolean anyElements;
    private final int from;
    private final int to;

    private Stretches(
            int from, int to, Instructions instructions, Sizes sizes, boolean anyElements) {
        this.from = from;
        this.to = to;
        this.instructions = instructions;
        this.sizes = sizes;
        this.anyElements = anyElements;
    }

    /**
     * The stretches, in order.
     *
     * @param sizes the sizes of instructions' code
     * @param most the largest sum of sizes for the body of a stretch
     * @param window see {@link Repeats#of}
     * @param anyElements whether elements of inputs may come in any order, which takes copies
     */
    static List<Stretch> of(
            Instructions instructions, Sizes sizes, int most, int window, boolean anyElements) {
        return between(0, instructions.count(), instructions, sizes, most, window, anyElements);
    }

    /** As {@link #of}, of the instructions between two places. */
    static List<Stretch> between(
            int from,
            int to,
            Instructions instructions,
            Sizes sizes,
            int most,
            int window,
            boolean anyElements) {
        Stretches list = new Stretches(from, to, instructions, sizes, anyElements);
        return Repeats.of(list, most, window).stream()
                .map(found ->
                        new Stretch(from + found.start(), found.period(), found.repetitions()))
                .toList();
    }

    @Override
    public int count() {
        return to - from;
    }

    @Override
    public int code(int i) {
        return instructions.code(from + i);
    }

    @Override
    public int size(int i) {
        return sizes.of(from + i);
    }

    @Override
    public boolean isRun(int i) {
        int at = from + i;
        boolean is = i > 0 && instructions.code(at) == instructions.code(at - 1);
        for (int k = 0; k < 3 && is; k++) {
            is = isNext(instructions.operand(at - 1, k), instructions.operand(at, k));
        }
        return is;
    }

    /** Whether an operand is the same, or the next element. */
    private boolean isNext(int before, int operand) {
        if (before >= 0 || operand >= 0 || before == Instructions.NONE) {
            return operand == before || operand == before + 1 && before >= 0;
        }
        Leaves leaves = instructions.leaves();
        return operand == before
                || operand != Instructions.NONE
                        && leaves.address(~operand) == leaves.address(~before) + 1;
    }

    /** Whether operands of three repetitions move by the same distance. */
    private boolean isRegular(int first, int second, int third) {
        if (third >= 0) {
            return third - second == second - first;
        }
        Leaves leaves = instructions.leaves();
        long distance = leaves.address(~third) - leaves.address(~second);
        return anyElements
                || leaves.isConstant(~third) && leaves.isConstant(~second)
                || distance == leaves.address(~second) - leaves.address(~first);
    }

    @Override
    public boolean continues(int i, int start, int period) {
        int at = from + i;
        int before = at - period;
        for (int k = 0; k < 3; k++) {
            int now = instructions.operand(at, k);
            int last = instructions.operand(before, k);
            if (now < 0 != last < 0) {
                return false;
            }
            boolean isSecond = before < from + start + period;
            if (now != Instructions.NONE
                    && !isSecond
                    && !isRegular(instructions.operand(before - period, k), last, now)) {
                return false;
            }
        }
        return true;
    }
}
