package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Result;
import io.cotangent.intrinsics.Step;
import io.cotangent.intrinsics.vector.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** So many different pieces take the JVM long to compile. */
    private static final int MANY = 64;

    private static final Task[] NONE = {};

    private final Values values;
    private final Kernels kernels;
    private final Pieces pieces;
    private final List<Schedule.Stage> stages;

    /** Whether results may be written while inputs are still needed. */
    private final boolean direct;

    /** Whether few elements are done at a time; reductions wait for the block, then. */
    private final boolean isLong;

    /**
     * Whether pieces can be done step by step, too, until the JVM has compiled them. No result of a
     * piece is in the place of its operands, then.
     */
    private final boolean stepByStep;

    /** By value, the stage that was the last to look at it. */
    private final int[] seen;

    /** By value, the reductions of it. */
    private final Map<Integer, List<Integer>> reduced = new LinkedHashMap<>();

    private final boolean[] isResult;
    private final int[] places;
    private final int[] lastStage;
    private final Slots slots;
    private final List<Task> once = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Task> last = new ArrayList<>();
    private final List<Reducer> reducers = new ArrayList<>();
    private int cost;

    private Planner(
            Values values, Kernels kernels, Pieces pieces, boolean aliased, boolean stepByStep) {
        this.values = values;
        this.kernels = kernels;
        this.pieces = pieces;
        this.stages = Schedule.of(values);
        this.isLong = values.formula.size() > Sections.LONG;
        this.seen = new int[values.size()];
        this.isResult = new boolean[values.size()];
        this.places = new int[values.size()];
        this.lastStage = new int[values.size()];
        List<Result> results = values.formula.results();
        boolean oneTask = stages.size() == 1 && results.stream().allMatch(this::isComputedEach);
        this.direct = !aliased || oneTask;
        this.stepByStep = stepByStep;
        this.slots = new Slots(values.inputs + results.size());
        for (int k = 0; k < results.size(); k++) {
            int v = results.get(k).value();
            isResult[v] = true;
            if (results.get(k) instanceof Result.Reduced) {
                reduced.computeIfAbsent(v, _ -> new ArrayList<>()).add(k);
            }
        }
    }

    private boolean isComputedEach(Result result) {
        return result instanceof Result.Each && values.isMoving(result.value());
    }

    /**
     * The plan of a formula.
     *
     * @param uniform the inputs that are one element for all
     * @param aliased whether a result takes the place of an input
     */
    static Plan plan(
            Formula formula, BitSet uniform, boolean aliased, Kernels kernels, Pieces pieces) {
        Values values = new Values(formula, uniform);
        Plan plan = new Planner(values, kernels, pieces, aliased, false).plan();
        return plan.isLong() && !aliased && plan.differentPieces() > MANY
                ? new Planner(values, kernels, pieces, false, true).plan()
                : plan;
    }

    private Plan plan() {
        Arrays.fill(seen, -1);
        Arrays.fill(places, -1);
        for (int i = 0; i < values.inputs; i++) {
            places[i] = i;
        }
        placesOfResults();
        lastStages();
        for (int v = values.inputs; v < values.size(); v++) {
            if (values.isFixedStep(v)) {
                fixed(v);
            }
        }
        for (int v : reduced.keySet()) {
            if (!values.isMoving(v)) {
                reductions(v);
            }
        }
        for (int t = 0; t < stages.size(); t++) {
            stage(t);
        }
        copies();
        return new Plan(
                slots.constants(),
                slots.buffers(),
                isLong,
                once.toArray(Task[]::new),
                tasks.toArray(Task[]::new),
                last.toArray(Task[]::new),
                reducers.toArray(Reducer[]::new),
                cost);
    }

    private void placesOfResults() {
        List<Result> results = values.formula.results();
        for (int k = 0; k < results.size() && direct; k++) {
            int v = results.get(k).value();
            if (isComputedEach(results.get(k)) && places[v] < 0 && !isWhole(v)) {
                places[v] = values.inputs + k;
            }
        }
        for (int v : reduced.keySet()) {
            if (isWhole(v) && values.isMoving(v)) {
                places[v] = slots.whole(values.kinds[v]);
            }
        }
    }

    /** Whether the value of a whole block must be there at a time. */
    private boolean isWhole(int v) {
        return isLong && reduced.containsKey(v);
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
            places[v] = slots.constant(kind, value);
            return;
        }
        places[v] = slots.own(values.kinds[v]);
        once.add(task(v));
    }

    private void stage(int t) {
        int[] computed = stages.get(t).values();
        boolean isPiece = stages.get(t).isPiece();
        if (!isPiece || !stepByStep) {
            giveOperands(t);
        }
        List<Integer> kept = new ArrayList<>();
        for (int v : computed) {
            if (isKept(v, t)) {
                kept.add(v);
                places[v] = places[v] < 0 ? slots.take(values.kinds[v]) : places[v];
            }
        }
        if (isPiece) {
            tasks.add(piece(computed, kept));
        } else {
            tasks.add(task(computed[0]));
            cost += CALL;
        }
        if (isPiece && stepByStep) {
            giveOperands(t);
        }
        for (int v : kept) {
            reductions(v);
            if (lastStage[v] == t) {
                slots.give(places[v]);
            }
        }
    }

    /** Gives back the places of what a stage is the last to need. */
    private void giveOperands(int t) {
        int[] computed = stages.get(t).values();
        for (int v : computed) {
            seen[v] = t;
        }
        for (int v : computed) {
            for (int operand : values.operands(v)) {
                if (seen[operand] != t && lastStage[operand] == t && values.isMoving(operand)) {
                    slots.give(places[operand]);
                }
                seen[operand] = t;
            }
        }
    }

    /** Whether a value is needed outside of the stage that computes it. */
    private boolean isKept(int v, int stage) {
        return lastStage[v] > stage || isResult[v];
    }

    private Task piece(int[] steps, List<Integer> kept) {
        PieceBuilder builder = new PieceBuilder(values);
        for (int v : steps) {
            builder.add(v);
            cost += values.cost(v);
        }
        Piece.Definition definition = builder.definition(kept);
        int inputs = definition.formula().inputs().size();
        int[] own = new int[inputs + kept.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = places[i < inputs ? builder.input(i) : kept.get(i - inputs)];
        }
        return new Task.Together(pieces.of(definition), own, stepByStep ? singly(steps) : NONE);
    }

    /** The steps of a piece one by one; what only the piece needs is in memory meanwhile. */
    private Task[] singly(int... steps) {
        Map<Integer, Integer> last = new HashMap<>();
        for (int v : steps) {
            for (int operand : values.operands(v)) {
                last.put(operand, v);
            }
        }
        Set<Integer> own = new HashSet<>();
        Task[] singly = new Task[steps.length];
        for (int i = 0; i < steps.length; i++) {
            int v = steps[i];
            if (places[v] < 0) {
                places[v] = slots.take(values.kinds[v]);
                own.add(v);
            }
            singly[i] = task(v);
            for (int operand : values.operands(v)) {
                if (last.get(operand) == v && own.remove(operand)) {
                    slots.give(places[operand]);
                }
            }
        }
        return singly;
    }

    private int step(int v) {
        return values.fixed[v] ? 0 : 1;
    }

    private Task task(int v) {
        int y = places[v];
        return switch (values.formula.step(v)) {
            case Step.Constant c -> throw new AssertionError(c);
            case Step.Unary(var f, int x) -> new Task.Unary(kernels, f, places[x], step(x), y);
            case Step.Binary(var f, int a, int b) ->
                    new Task.Binary(kernels, f, places[a], step(a), places[b], step(b), y);
            case Step.Compare(var c, int a, int b) ->
                    new Task.Compare(kernels, c, places[a], step(a), places[b], step(b), y);
            case Step.Select(int c, int a, int b) ->
                    new Task.Select(
                            kernels, places[c], step(c), places[a], step(a), places[b], step(b), y);
            case Step.Convert(_, int x) -> new Task.Copy(kernels, places[x], step(x), y);
        };
    }

    /** Adds the reductions of a value. */
    private void reductions(int v) {
        for (int k : reduced.getOrDefault(v, List.of())) {
            Result.Reduced result = (Result.Reduced) values.formula.results().get(k);
            int place = places[v];
            if (values.fixed[v] || isLong && !values.isMoving(v)) {
                place = isLong ? slots.whole(values.kinds[v]) : slots.own(values.kinds[v]);
                tasks.add(new Task.Copy(kernels, places[v], step(v), place));
            }
            Reducer reducer =
                    new Reducer(
                            kernels,
                            result.reduction(),
                            result.axes(),
                            reducers.size(),
                            values.inputs + k);
            reducers.add(reducer);
            (isLong ? last : tasks).add(new Task.Reduce(reducer, place));
            cost++;
        }
    }

    /** Results that are not computed in their places. */
    private void copies() {
        List<Result> results = values.formula.results();
        for (int k = 0; k < results.size(); k++) {
            int v = results.get(k).value();
            int slot = values.inputs + k;
            if (results.get(k) instanceof Result.Each && places[v] != slot) {
                tasks.add(new Task.Copy(kernels, places[v], step(v), slot));
                cost++;
            }
        }
    }
}
