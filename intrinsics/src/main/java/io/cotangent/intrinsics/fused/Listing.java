package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Step;
import io.cotangent.intrinsics.vector.Piece;
import java.util.StringJoiner;

/**
 * A plan in words: {@code x0} is an input, {@code y0} a result, {@code t0} a block of memory or a
 * constant, {@code v0} a value in a piece; a star marks what is one element for all.
 */
final class Listing {
    private final Formula formula;
    private final StringBuilder text = new StringBuilder();

    Listing(Formula formula, Plan plan) {
        this.formula = formula;
        for (Task task : plan.once()) {
            add("once: " + task(task));
        }
        for (Task task : plan.tasks()) {
            add(task(task));
        }
        for (Task task : plan.last()) {
            add("last: " + task(task));
        }
    }

    private void add(String line) {
        text.append(line).append('\n');
    }

    private String task(Task task) {
        return switch (task) {
            case Task.Together(Piece piece, int[] slots, _) -> piece(piece, slots);
            case Task.Unary(_, var f, int x, int xStep, int y) -> call(f, y, operand(x, xStep));
            case Task.Binary(_, var f, int a, int aStep, int b, int bStep, int y) ->
                    call(f, y, operand(a, aStep), operand(b, bStep));
            case Task.Compare(_, var comparison, int a, int aStep, int b, int bStep, int y) ->
                    call(comparison, y, operand(a, aStep), operand(b, bStep));
            case Task.Select(_, int c, int cStep, int a, int aStep, int b, int bStep, int y) ->
                    call("SELECT", y, operand(c, cStep), operand(a, aStep), operand(b, bStep));
            case Task.Copy(_, int x, int xStep, int y) -> call("COPY", y, operand(x, xStep));
            case Task.Reduce(Reducer reducer, int x) ->
                    name(reducer.slot()) + " = " + reducer + ": " + name(x);
        };
    }

    private String call(Object function, int y, String... operands) {
        return name(y) + " = " + function + " " + String.join(", ", operands);
    }

    private String operand(int slot, int step) {
        return name(slot) + (step == 0 ? "*" : "");
    }

    private String name(int slot) {
        int inputs = formula.inputs().size();
        int results = formula.results().size();
        return slot < inputs
                ? "x" + slot
                : slot < inputs + results ? "y" + (slot - inputs) : "t" + (slot - inputs - results);
    }

    private String piece(Piece piece, int[] slots) {
        Formula steps = piece.definition().formula();
        int inputs = steps.inputs().size();
        StringBuilder lines = new StringBuilder("piece");
        Kind[] kinds = steps.kinds();
        for (int i = 0; i < inputs; i++) {
            boolean uniform = (piece.definition().uniform() >> i & 1) != 0;
            lines.append("\n    v").append(i).append(" = ").append(name(slots[i]));
            lines.append(uniform ? "*" : "").append(": ").append(kinds[i]);
        }
        for (int v = inputs; v < kinds.length; v++) {
            lines.append("\n    v").append(v).append(" = ").append(step(steps.step(v)));
        }
        for (int k = 0; k < steps.results().size(); k++) {
            int value = steps.results().get(k).value();
            lines.append("\n    ").append(name(slots[inputs + k])).append(" = v").append(value);
            lines.append(": ").append(kinds[value]);
        }
        return lines.toString();
    }

    private static String step(Step step) {
        StringJoiner operands = new StringJoiner(", ");
        for (int operand : Values.operands(step)) {
            operands.add("v" + operand);
        }
        return switch (step) {
            case Step.Constant(_, double value) -> Double.toString(value);
            case Step.Unary(var f, _) -> f + " " + operands;
            case Step.Binary(var f, _, _) -> f + " " + operands;
            case Step.Compare(var comparison, _, _) -> comparison + " " + operands;
            case Step.Select _ -> "SELECT " + operands;
            case Step.Convert(var to, _) -> to + " " + operands;
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
