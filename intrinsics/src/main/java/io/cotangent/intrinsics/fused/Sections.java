package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Step;
import io.cotangent.intrinsics.repeat.Listed;
import io.cotangent.intrinsics.repeat.Repeat;
import io.cotangent.intrinsics.repeat.Repeats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts the moving steps of a long formula into sections, which are computed one after the other.
 * Where steps repeat, because a loop was written out, sections begin at the same place in each
 * repetition, so that they are equal, and so are the pieces that they are made of.
 */
final class Sections implements Listed {
    /** So many steps are one section, in whatever order is best for them. */
    static final int LONG = 200;

    /** About the steps of a section of a long formula. */
    private static final int USUAL = 48;

    /** The steps of a repetition, at most. */
    private static final int MOST = 4000;

    /** So many equal operations in a row may be the begin of a repetition. */
    private static final int WINDOW = 6;

    private final Values values;

    /** The moving steps. */
    private final int[] moving;

    private final int[] codes;
    private final int[] crossing;
    private final List<int[]> sections = new ArrayList<>();

    private Sections(Values values, int... moving) {
        this.values = values;
        this.moving = moving;
        this.codes = new int[moving.length];
        this.crossing = crossing();
    }

    /** The moving steps, section by section, ascending. */
    static List<int[]> of(Values values) {
        int[] moving = new int[values.size()];
        int count = 0;
        for (int v = values.inputs; v < values.size(); v++) {
            if (values.isMoving(v)) {
                moving[count++] = v;
            }
        }
        Sections sections = new Sections(values, Arrays.copyOf(moving, count));
        return count <= LONG ? List.of(sections.moving) : sections.cut();
    }

    private List<int[]> cut() {
        Map<Object, Integer> known = new HashMap<>();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = known.computeIfAbsent(what(moving[i]), _ -> known.size());
        }
        int at = 0;
        for (Repeat repeat : Repeats.of(this, MOST, WINDOW)) {
            cut(at, repeat.start(), USUAL);
            at = cut(repeat);
        }
        cut(at, moving.length, USUAL);
        return sections;
    }

    /** Cuts what repeats, where fewest values are needed later; where it ends. */
    private int cut(Repeat repeat) {
        int period = repeat.period();
        int first = repeat.start();
        for (int i = first; i < repeat.start() + period; i++) {
            first = crossing[i + period] < crossing[first + period] ? i : first;
        }
        cut(repeat.start(), first, USUAL);
        int whole = USUAL / Math.min(period, USUAL) * period;
        int end = first;
        for (; end + period <= repeat.end(); end += length(repeat.end() - end, whole, period)) {
            int length = length(repeat.end() - end, whole, period);
            cut(end, end + length, Math.ceilDiv(length, Math.ceilDiv(length, USUAL)));
        }
        return end;
    }

    /** As many repetitions as are usual, and one by one what is left. */
    private static int length(int left, int whole, int period) {
        return left >= whole ? whole : period;
    }

    /**
     * For each step, how many values there are that are computed before it, and needed by it or
     * later; truth values count more, as they are slow to store.
     */
    private int[] crossing() {
        int[] places = new int[values.size()];
        int[] last = new int[values.size()];
        for (int i = 0; i < moving.length; i++) {
            places[moving[i]] = i;
            for (int operand : values.operands(moving[i])) {
                last[operand] = i;
            }
        }
        int[] crossing = new int[moving.length + 1];
        for (int v : moving) {
            int weight = values.kinds[v] == Kind.BOOL ? 4 : 1;
            if (last[v] > places[v]) {
                crossing[places[v] + 1] += weight;
                crossing[last[v] + 1] -= weight;
            }
        }
        for (int i = 1; i < crossing.length; i++) {
            crossing[i] += crossing[i - 1];
        }
        return crossing;
    }

    private void cut(int from, int to, int length) {
        for (int start = from; start < to; start += length) {
            sections.add(Arrays.copyOfRange(moving, start, Math.min(start + length, to)));
        }
    }

    /** What a step does, and with what operands. */
    private Object what(int v) {
        Step step = values.formula.step(v);
        Object function =
                switch (step) {
                    case Step.Constant constant -> constant;
                    case Step.Unary(var f, _) -> f;
                    case Step.Binary(var f, _, _) -> f;
                    case Step.Compare(var comparison, _, _) -> comparison;
                    case Step.Select _ -> Step.Select.class;
                    case Step.Convert(var to, _) -> to;
                };
        List<Object> what = new ArrayList<>();
        what.add(function);
        for (int operand : values.operands(v)) {
            what.add(values.fixed[operand] ? -1 : operand < values.inputs ? -2 : -3);
        }
        return what;
    }

    @Override
    public int count() {
        return moving.length;
    }

    @Override
    public int code(int i) {
        return codes[i];
    }

    @Override
    public int size(int i) {
        return 1;
    }

    @Override
    public boolean continues(int i, int start, int period) {
        return true;
    }
}
