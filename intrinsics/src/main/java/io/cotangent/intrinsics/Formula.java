package io.cotangent.intrinsics;

import java.util.List;

/**
 * What a {@link FusedLoop} computes for each element.
 *
 * <p>Values are numbered: the inputs from 0, then one for each step. A step uses values before it.
 * Formulas are equal if they compute the same in the same steps.
 *
 * @param inputs the kinds of the inputs
 * @param steps computed one after the other
 * @param results what is kept, at least one
 */
public record Formula(List<Kind> inputs, List<Step> steps, List<Result> results) {
    /**
     * A formula.
     *
     * @throws IllegalArgumentException if there are no results, or a step or a result uses a value
     *     that there is not, or one of a kind for which it is not defined
     */
    public Formula {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        results = List.copyOf(results);
        if (results.isEmpty()) {
            throw new IllegalArgumentException("a formula without results");
        }
        Kind[] kinds = kinds(inputs, steps);
        for (Result result : results) {
            check(result, kinds);
        }
    }

    /** How many values there are: inputs and steps. */
    public int size() {
        return inputs.size() + steps.size();
    }

    /** The step that computes a value, which is not an input. */
    public Step step(int value) {
        return steps.get(value - inputs.size());
    }

    /** The kind of a value. */
    public Kind kind(int value) {
        int at = value;
        while (at >= inputs.size()) {
            switch (step(at)) {
                case Step.Constant(Kind kind, _) -> {
                    return kind;
                }
                case Step.Convert(Kind to, _) -> {
                    return to;
                }
                case Step.Compare _ -> {
                    return Kind.BOOL;
                }
                case Step.Unary(_, int x) -> at = x;
                case Step.Binary(_, int a, _) -> at = a;
                case Step.Select(_, int a, _) -> at = a;
            }
        }
        return inputs.get(at);
    }

    /** The kinds of all values. */
    public Kind[] kinds() {
        return kinds(inputs, steps);
    }

    private static Kind[] kinds(List<Kind> inputs, List<Step> steps) {
        Kind[] kinds = new Kind[inputs.size() + steps.size()];
        for (int i = 0; i < inputs.size(); i++) {
            kinds[i] = inputs.get(i);
        }
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            kinds[inputs.size() + i] = new Operands(step, kinds, inputs.size() + i).kind();
        }
        return kinds;
    }

    private static void check(Result result, Kind[] kinds) {
        if (result.value() < 0 || result.value() >= kinds.length) {
            throw new IllegalArgumentException(
                    result + ": there are values 0 to " + (kinds.length - 1));
        }
        if (result instanceof Result.Reduced(int value, Reduction reduction, int axes)) {
            if (kinds[value] == Kind.BOOL && reduction.hasIdentity()) {
                throw new IllegalArgumentException(result + ": not defined on truth values");
            }
            if (axes < 1) {
                throw new IllegalArgumentException(result + ": reduces at least one axis");
            }
        }
    }

    /**
     * The operands of a step that is about to be added.
     *
     * @param kinds the kinds of the values so far
     * @param count how many there are
     */
    private record Operands(Step step, Kind[] kinds, int count) {
        /** The kind of the step's value. */
        Kind kind() {
            return switch (step) {
                case Step.Constant(Kind kind, _) -> kind;
                case Step.Unary(_, int x) -> require(of(x).isFloating(), of(x));
                case Step.Binary(BinaryFunction f, int a, int b) ->
                        require(
                                of(a) == of(b) && (of(a).isFloating() ? f.floating() : f.logical()),
                                of(a));
                case Step.Compare(_, int a, int b) -> require(of(a) == of(b), Kind.BOOL);
                case Step.Select(int condition, int a, int b) ->
                        require(of(condition) == Kind.BOOL && of(a) == of(b), of(a));
                case Step.Convert(Kind to, int x) -> require(of(x) != null, to);
            };
        }

        private Kind of(int value) {
            if (value < 0 || value >= count) {
                throw new IllegalArgumentException(
                        step + ": there are " + count + " values before it");
            }
            return kinds[value];
        }

        private Kind require(boolean defined, Kind kind) {
            if (!defined) {
                throw new IllegalArgumentException(
                        step + ": not defined on values of such kinds, or of kinds that differ");
            }
            return kind;
        }
    }
}
