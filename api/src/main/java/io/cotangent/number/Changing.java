package io.cotangent.number;

import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.intrinsics.repeat.Listed;
import io.cotangent.intrinsics.repeat.Repeat;
import io.cotangent.intrinsics.repeat.Repeats;
import io.cotangent.op.Given;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The constants of a long tape that differ from one repetition of its steps to the next, such as
 * the observations that a loop goes through: as {@link Given}, since what can be worked out with
 * some numbers beforehand, as a product with 1, would make the repetitions differ, and then the
 * code of a compiled program is as long as the tape.
 */
final class Changing implements Listed {
    /** Shorter tapes are compiled step by step. */
    private static final int LONG = 100_000;

    /** So many steps tell one repetition of a loop from what repeats within. */
    private static final int WINDOW = 64;

    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private final Tape tape;

    /** The steps that have been looked through. */
    private int count;

    private BitSet steps = new BitSet();
    private NDArray numbers = DenseArray.scalar(DType.FLOAT64, 0);
    private int[] places = {};

    Changing(Tape tape) {
        this.tape = tape;
    }

    /**
     * Looks through all steps.
     *
     * @param active any array that the tape's numbers come from
     */
    void find(NDArray active) {
        int size = tape.size();
        if (size < LONG || size < 2 * count) {
            return;
        }
        count = size;
        BitSet found = new BitSet();
        for (Repeat repeat : Repeats.of(this, Integer.MAX_VALUE, WINDOW)) {
            for (int place = repeat.start(); place < repeat.start() + repeat.period(); place++) {
                if (tape.rule(place + 1) == Rule.CONSTANT && changes(place, repeat)) {
                    for (int i = place; i < repeat.end(); i += repeat.period()) {
                        found.set(i + 1);
                    }
                }
            }
        }
        int[] all = found.stream().toArray();
        double[] values = Arrays.stream(all).mapToDouble(tape::value).toArray();
        steps = found;
        places = all;
        numbers = OPS.apply(new Given((DenseArray) NDArray.of(values)), active);
    }

    private boolean changes(int place, Repeat repeat) {
        long first = Double.doubleToRawLongBits(tape.value(place + 1));
        for (int i = place; i < repeat.end(); i += repeat.period()) {
            if (Double.doubleToRawLongBits(tape.value(i + 1)) != first) {
                return true;
            }
        }
        return false;
    }

    /** Whether a step is such a constant. */
    boolean has(int step) {
        return steps.get(step);
    }

    /** The number of such a step, an array without axes. */
    NDArray at(int step) {
        return OPS.get(numbers, Index.at(Arrays.binarySearch(places, step)));
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int code(int i) {
        return tape.code(i + 1);
    }

    @Override
    public int size(int i) {
        return 0;
    }

    @Override
    public boolean continues(int i, int start, int period) {
        Rule rule = tape.rule(i + 1);
        if (rule == Rule.CONSTANT || i < start + 2 * period) {
            return true;
        }
        int now = i + 1;
        int last = now - period;
        int before = last - period;
        return isRegular(tape.first(before), tape.first(last), tape.first(now))
                && isRegular(tape.second(before), tape.second(last), tape.second(now));
    }

    private static boolean isRegular(int first, int second, int third) {
        return third - second == second - first;
    }
}
