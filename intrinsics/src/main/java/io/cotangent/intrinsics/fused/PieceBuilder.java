package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Result;
import io.cotangent.intrinsics.Step;
import io.cotangent.intrinsics.vector.Piece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some steps of a formula as a formula of their own, in which equal pieces are equal. */
final class PieceBuilder {
    private final Values values;
    private final List<Integer> steps = new ArrayList<>();
    private final List<Integer> inputs = new ArrayList<>();
    private final List<Integer> literals = new ArrayList<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();

    PieceBuilder(Values values) {
        this.values = values;
    }

    /** Adds a step, after those it uses. */
    void add(int value) {
        for (int operand : values.operands(value)) {
            if (!steps.contains(operand)
                    && !inputs.contains(operand)
                    && !literals.contains(operand)) {
                (values.isConstant(operand) ? literals : inputs).add(operand);
            }
        }
        steps.add(value);
    }

    /** The value that an input of the piece is. */
    int input(int i) {
        return inputs.get(i);
    }

    /** The piece; its results are the values to be kept. */
    Piece.Definition definition(List<Integer> kept) {
        List<Kind> kinds = new ArrayList<>();
        long uniform = 0;
        for (int v : inputs) {
            uniform |= values.fixed[v] ? 1L << numbers.size() : 0;
            kinds.add(values.kinds[v]);
            numbers.put(v, numbers.size());
        }
        List<Step> renumbered = new ArrayList<>();
        for (List<Integer> some : List.of(literals, steps)) {
            for (int v : some) {
                renumbered.add(renumbered(values.formula.step(v)));
                numbers.put(v, numbers.size());
            }
        }
        List<Result> results = new ArrayList<>();
        for (int v : kept) {
            results.add(new Result.Each(numbers.get(v)));
        }
        return new Piece.Definition(new Formula(kinds, renumbered, results), uniform);
    }

    private Step renumbered(Step step) {
        return switch (step) {
            case Step.Constant constant -> constant;
            case Step.Unary(var f, int x) -> new Step.Unary(f, numbers.get(x));
            case Step.Binary(var f, int a, int b) ->
                    new Step.Binary(f, numbers.get(a), numbers.get(b));
            case Step.Compare(var c, int a, int b) ->
                    new Step.Compare(c, numbers.get(a), numbers.get(b));
            case Step.Select(int c, int a, int b) ->
                    new Step.Select(numbers.get(c), numbers.get(a), numbers.get(b));
            case Step.Convert(var to, int x) -> new Step.Convert(to, numbers.get(x));
        };
    }
}
