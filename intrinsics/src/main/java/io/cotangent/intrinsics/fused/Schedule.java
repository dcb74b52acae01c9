package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The order in which steps are computed, and which of them together.
 *
 * <p>Steps have levels: a piece of level k needs calls of levels below k, a call of level k pieces
 * up to level k. All cheap steps of a level that compute with the same numbers are one piece, so
 * that there are as few as calls allow; a step is computed at the latest level at which that does
 * not make a piece wait, because what is computed and used in one piece needs no memory. Long
 * formulas are done {@linkplain Sections section by section}.
 */
final class Schedule {
    /** Operations in a piece: of several hundred, compilers make objects. */
    private static final int OPERATIONS = 100;

    /** Arrays that a piece reads. */
    private static final int ARRAYS = 16;

    /** Steps that are computed together: one, or those of a piece, ascending. */
    record Stage(int[] values) {
        boolean isPiece() {
            return values.length > 1;
        }
    }

    private final Values values;

    /** By value, the number of the section that computes it, from 1. */
    private final int[] sections;

    /** By value, its level within its section. */
    private final int[] levels;

    /** By value, the latest level that it may have. */
    private final int[] latest;

    /** By value, the number of the last piece that had it, and of the last one that read it. */
    private final int[] inside;

    private final int[] read;
    private int pieces;
    private final List<Stage> stages = new ArrayList<>();

    private Schedule(Values values) {
        this.values = values;
        this.sections = new int[values.size()];
        this.levels = new int[values.size()];
        this.latest = new int[values.size()];
        this.inside = new int[values.size()];
        this.read = new int[values.size()];
        Arrays.fill(latest, Integer.MAX_VALUE);
    }

    /** The stages of all moving steps. */
    static List<Stage> of(Values values) {
        Schedule schedule = new Schedule(values);
        List<int[]> sections = Sections.of(values);
        for (int i = 0; i < sections.size(); i++) {
            for (int v : sections.get(i)) {
                schedule.sections[v] = i + 1;
            }
        }
        sections.forEach(schedule::earliest);
        for (Result result : values.formula.results()) {
            schedule.latest[result.value()] = schedule.levels[result.value()];
        }
        sections.reversed().forEach(schedule::latest);
        sections.forEach(schedule::collect);
        return schedule.stages;
    }

    private void earliest(int... section) {
        for (int v : section) {
            for (int operand : values.operands(v)) {
                if (sections[operand] == sections[v]) {
                    levels[v] = Math.max(levels[v], levels[operand] + distance(operand, v));
                }
            }
        }
    }

    /** How many levels a step is at least above its operand. */
    private int distance(int operand, int value) {
        if (!values.isCheap(value)) {
            return 0;
        }
        return !values.isCheap(operand) || values.isApart(operand, value) ? 1 : 0;
    }

    private void latest(int... section) {
        for (int i = section.length - 1; i >= 0; i--) {
            int v = section[i];
            if (values.isCheap(v)) {
                levels[v] = latest[v];
            }
            for (int operand : values.operands(v)) {
                int most =
                        sections[operand] == sections[v]
                                ? levels[v] - distance(operand, v)
                                : levels[operand];
                latest[operand] = Math.min(latest[operand], most);
            }
        }
    }

    private void collect(int... section) {
        int last = 0;
        for (int v : section) {
            last = Math.max(last, levels[v]);
        }
        List<List<Integer>> cheap = new ArrayList<>();
        List<List<Integer>> calls = new ArrayList<>();
        for (int level = 0; level <= last; level++) {
            cheap.add(new ArrayList<>());
            calls.add(new ArrayList<>());
        }
        for (int v : section) {
            (values.isCheap(v) ? cheap : calls).get(levels[v]).add(v);
        }
        for (int level = 0; level <= last; level++) {
            for (Kind format : new Kind[] {Kind.F64, Kind.F32}) {
                cut(cheap.get(level).stream().filter(v -> values.format(v) == format).toList());
            }
            calls.get(level).forEach(v -> stages.add(new Stage(new int[] {v})));
        }
    }

    /** Makes pieces that are not too large. */
    private void cut(List<Integer> steps) {
        List<Integer> piece = new ArrayList<>();
        pieces++;
        int operations = 0;
        int arrays = 0;
        for (int v : steps) {
            int more = 0;
            for (int operand : values.operands(v)) {
                more += isRead(operand) ? 1 : 0;
            }
            if (operations + values.cost(v) > OPERATIONS || arrays + more > ARRAYS) {
                add(piece);
                pieces++;
                operations = 0;
                arrays = 0;
            }
            piece.add(v);
            inside[v] = pieces;
            operations += values.cost(v);
            for (int operand : values.operands(v)) {
                if (isRead(operand)) {
                    read[operand] = pieces;
                    arrays++;
                }
            }
        }
        add(piece);
    }

    /** Whether the piece would read a value that it has not read so far. */
    private boolean isRead(int operand) {
        return inside[operand] != pieces && read[operand] != pieces && !values.isConstant(operand);
    }

    private void add(List<Integer> piece) {
        if (!piece.isEmpty()) {
            stages.add(new Stage(piece.stream().mapToInt(v -> v).toArray()));
            piece.clear();
        }
    }
}
