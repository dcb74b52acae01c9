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
 * not make a piece wait, because what is computed and used in one piece needs no memory.
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
    private final int[] levels;
    private final List<Stage> stages = new ArrayList<>();

    private Schedule(Values values) {
        this.values = values;
        this.levels = new int[values.size()];
    }

    /** The stages of all moving steps. */
    static List<Stage> of(Values values) {
        Schedule schedule = new Schedule(values);
        schedule.earliest();
        schedule.latest();
        schedule.collect();
        return schedule.stages;
    }

    private void earliest() {
        for (int v = values.inputs; v < levels.length; v++) {
            for (int operand : values.operands(v)) {
                if (values.isMoving(operand)) {
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

    private void latest() {
        int[] latest = new int[levels.length];
        Arrays.fill(latest, Integer.MAX_VALUE);
        for (Result result : values.formula.results()) {
            latest[result.value()] = levels[result.value()];
        }
        for (int v = levels.length - 1; v >= values.inputs; v--) {
            if (!values.isMoving(v)) {
                continue;
            }
            if (values.isCheap(v)) {
                levels[v] = latest[v];
            }
            for (int operand : values.operands(v)) {
                latest[operand] = Math.min(latest[operand], levels[v] - distance(operand, v));
            }
        }
    }

    private void collect() {
        int last = Arrays.stream(levels).max().orElse(0);
        List<List<Integer>> cheap = new ArrayList<>();
        List<List<Integer>> calls = new ArrayList<>();
        for (int level = 0; level <= last; level++) {
            cheap.add(new ArrayList<>());
            calls.add(new ArrayList<>());
        }
        for (int v = values.inputs; v < levels.length; v++) {
            if (values.isMoving(v)) {
                (values.isCheap(v) ? cheap : calls).get(levels[v]).add(v);
            }
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
        boolean[] inside = new boolean[values.size()];
        boolean[] read = new boolean[values.size()];
        int operations = 0;
        int arrays = 0;
        for (int v : steps) {
            int more = 0;
            for (int operand : values.operands(v)) {
                more += isRead(operand, inside, read) ? 1 : 0;
            }
            if (operations + values.cost(v) > OPERATIONS || arrays + more > ARRAYS) {
                add(piece);
                Arrays.fill(inside, false);
                Arrays.fill(read, false);
                operations = 0;
                arrays = 0;
            }
            piece.add(v);
            inside[v] = true;
            operations += values.cost(v);
            for (int operand : values.operands(v)) {
                if (isRead(operand, inside, read)) {
                    read[operand] = true;
                    arrays++;
                }
            }
        }
        add(piece);
    }

    private boolean isRead(int operand, boolean[] inside, boolean[] read) {
        return !inside[operand] && !read[operand] && !values.isConstant(operand);
    }

    private void add(List<Integer> piece) {
        if (!piece.isEmpty()) {
            stages.add(new Stage(piece.stream().mapToInt(v -> v).toArray()));
            piece.clear();
        }
    }
}
