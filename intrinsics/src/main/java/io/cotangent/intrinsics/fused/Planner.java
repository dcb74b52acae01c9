package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Result;
import io.cotangent.intrinsics.Step;
import io.cotangent.intrinsics.vector.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes {@link Plan}s.
 *
 * <p>A value that is a result is computed in the result's place, any other in a block of memory,
 * which serves the next value once nobody needs this one: with few of them, they stay in the first
 * cache.
 */
final class Planner {
    /** What a call of a kernel costs beside an operation of a piece. */
    private static final int CALL = 15;

    private final Values values;
    private final Kernels kernels;
    private final Pieces pieces;
    private final List<Schedule.Stage> stages;

    /** Whether results may be written while inputs are still needed. */
    private final boolean direct;

    private final int[] slots;
    private final int[] lastStage;
    private final List<Object> constants = new ArrayList<>();
    private final List<Integer> buffers = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    private final List<Task> once = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Reducer> reducers = new ArrayList<>();
    private int count;
    private int cost;

    private Planner(Values values, Kernels kernels, Pieces pieces, boolean aliased) {
        this.values = values;
        this.kernels = kernels;
        this.pieces = pieces;
        this.stages = Schedule.of(values);
        this.slots = new int[values.size()];
        this.lastStage = new int[values.size()];
        List<Result> results = values.formula.results();
        boolean oneTask = stages.size() == 1 && results.stream().allMatch(this::isComputedEach);
        this.direct = !aliased || oneTask;
        this.count = values.inputs + results.size();
    }

    private boolean isComputedEach(Result result) {
        return result instanceof Result.Each && values.isMoving(result.value());
    }

    /**
     * The plan of a formula.
     *
     * @param uniform has a bit for each input, of the first 64, that is one element for all
     * @param aliased whether a result takes the place of an input
     */
    static Plan plan(
            Formula formula, long uniform, boolean aliased, Kernels kernels, Pieces pieces) {
        return new Planner(new Values(formula, uniform), kernels, pieces, aliased).plan();
    }

    private Plan plan() {
        for (int i = 0; i < count; i++) {
            constants.add(null);
        }
        Arrays.fill(slots, -1);
        for (int i = 0; i < values.inputs; i++) {
            slots[i] = i;
        }
        placesOfResults();
        lastStages();
        for (int v = values.inputs; v < values.size(); v++) {
            if (values.isFixedStep(v)) {
                fixed(v);
            }
        }
        for (int v = 0; v < values.size(); v++) {
            reductions(v, !values.isMoving(v));
        }
        for (int t = 0; t < stages.size(); t++) {
            stage(t);
        }
        copies();
        return new Plan(
                count,
                constants.toArray(),
                buffers.stream().mapToInt(slot -> slot).toArray(),
                kinds.toArray(Kind[]::new),
                once.toArray(Task[]::new),
                tasks.toArray(Task[]::new),
                reducers.toArray(Reducer[]::new),
                cost);
    }

    private void placesOfResults() {
        List<Result> results = values.formula.results();
        for (int k = 0; k < results.size() && direct; k++) {
            int v = results.get(k).value();
            if (isComputedEach(results.get(k)) && slots[v] < 0) {
                slots[v] = values.inputs + k;
            }
        }
    }

    /** The stage after which a value is not needed any more. */
    private void lastStages() {
        for (int t = 0; t < stages.size(); t++) {
            for (int v : stages.get(t).values()) {
                lastStage[v] = Math.max(lastStage[v], t);
                for (int operand : values.operands(v)) {
                    lastStage[operand] = t;
                }
            }
        }
        for (Result result : values.formula.results()) {
            if (result instanceof Result.Each) {
                lastStage[result.value()] = Integer.MAX_VALUE;
            }
        }
    }

    private void fixed(int v) {
        if (values.formula.step(v) instanceof Step.Constant(Kind kind, double value)) {
            slots[v] = count++;
            constants.add(constant(kind, value));
            return;
        }
        slots[v] = buffer(values.kinds[v]);
        once.add(task(v));
    }

    private static Object constant(Kind kind, double value) {
        return switch (kind) {
            case F64 -> new double[] {value};
            case F32 -> new float[] {(float) value};
            case BOOL -> new boolean[] {value != 0};
        };
    }

    private int buffer(Kind kind) {
        constants.add(null);
        buffers.add(count);
        kinds.add(kind);
        return count++;
    }

    private int free(Kind kind) {
        for (int i = free.size() - 1; i >= 0; i--) {
            int slot = free.get(i);
            if (kinds.get(buffers.indexOf(slot)) == kind) {
                free.subList(i, i + 1).clear();
                return slot;
            }
        }
        return buffer(kind);
    }

    private void stage(int t) {
        int[] computed = stages.get(t).values();
        boolean[] inside = new boolean[values.size()];
        for (int v : computed) {
            inside[v] = true;
        }
        boolean[] done = new boolean[values.size()];
        for (int v : computed) {
            for (int operand : values.operands(v)) {
                boolean mine = buffers.contains(slots[operand]) && values.isMoving(operand);
                if (mine && !inside[operand] && !done[operand] && lastStage[operand] == t) {
                    done[operand] = true;
                    free.add(slots[operand]);
                }
            }
        }
        List<Integer> kept = new ArrayList<>();
        for (int v : computed) {
            if (isKept(v, t)) {
                kept.add(v);
                slots[v] = slots[v] < 0 ? free(values.kinds[v]) : slots[v];
            }
        }
        if (stages.get(t).isPiece()) {
            tasks.add(piece(computed, kept));
        } else {
            tasks.add(task(computed[0]));
            cost += CALL;
        }
        for (int v : kept) {
            reductions(v, false);
            if (lastStage[v] == t) {
                free.add(slots[v]);
            }
        }
    }

    /** Whether a value is needed outside of the stage that computes it. */
    private boolean isKept(int v, int stage) {
        return lastStage[v] > stage
                || values.formula.results().stream().anyMatch(result -> result.value() == v);
    }

    private Task piece(int[] steps, List<Integer> kept) {
        PieceBuilder builder = new PieceBuilder(values);
        for (int v : steps) {
            builder.add(v);
            cost += values.cost(v);
        }
        Piece.Definition definition = builder.definition(kept);
        int inputs = definition.formula().inputs().size();
        int[] places = new int[inputs + kept.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = slots[i < inputs ? builder.input(i) : kept.get(i - inputs)];
        }
        return new Task.Together(pieces.of(definition), places);
    }

    private int step(int v) {
        return values.fixed[v] ? 0 : 1;
    }

    private Task task(int v) {
        int y = slots[v];
        return switch (values.formula.step(v)) {
            case Step.Constant c -> throw new AssertionError(c);
            case Step.Unary(var f, int x) -> new Task.Unary(kernels, f, slots[x], step(x), y);
            case Step.Binary(var f, int a, int b) ->
                    new Task.Binary(kernels, f, slots[a], step(a), slots[b], step(b), y);
            case Step.Compare(var c, int a, int b) ->
                    new Task.Compare(kernels, c, slots[a], step(a), slots[b], step(b), y);
            case Step.Select(int c, int a, int b) ->
                    new Task.Select(
                            kernels, slots[c], step(c), slots[a], step(a), slots[b], step(b), y);
            case Step.Convert(_, int x) -> new Task.Copy(kernels, slots[x], step(x), y);
        };
    }

    /** Adds the reductions of a value, if that is what its caller knows it to be ready for. */
    private void reductions(int v, boolean input) {
        List<Result> results = values.formula.results();
        for (int k = 0; k < results.size(); k++) {
            if (results.get(k) instanceof Result.Reduced(int value, var reduction, int axes)
                    && value == v
                    && (input || values.isMoving(v))
                    && slots[v] >= 0) {
                int slot = slots[v];
                if (values.fixed[v]) {
                    slot = buffer(values.kinds[v]);
                    tasks.add(new Task.Copy(kernels, slots[v], 0, slot));
                }
                Reducer reducer =
                        new Reducer(kernels, reduction, axes, reducers.size(), values.inputs + k);
                reducers.add(reducer);
                tasks.add(new Task.Reduce(reducer, slot));
                cost++;
            }
        }
    }

    /** Results that are not computed in their places. */
    private void copies() {
        List<Result> results = values.formula.results();
        for (int k = 0; k < results.size(); k++) {
            int v = results.get(k).value();
            int slot = values.inputs + k;
            if (results.get(k) instanceof Result.Each && slots[v] != slot) {
                tasks.add(new Task.Copy(kernels, slots[v], step(v), slot));
                cost++;
            }
        }
    }
}
