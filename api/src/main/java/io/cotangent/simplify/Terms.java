package io.cotangent.simplify;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Comparing;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Typed;
import io.cotangent.op.Op;
import io.cotangent.trace.Program;
import io.cotangent.trace.ProgramBuilder;
import io.cotangent.trace.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a program in the making. Each operation that is applied is first rewritten by the
 * {@link Rules}; what is left is done once for the same operands. The operands of a rule are
 * therefore as simple as they get, and rules that look only at an operation and at what computes
 * its operands reach far.
 */
final class Terms {
    /** How deep rules may apply further operations: none needs nearly as much. */
    private static final int DEPTH = 24;

    /**
     * Arrays up to this size are one where their numbers are equal; larger ones, where they are one
     * object.
     */
    private static final int SMALL = 1024;

    private final Consumer<Rule> applied;
    private final boolean isLong;
    private final List<Term> inputs = new ArrayList<>();
    private final List<Term> captured = new ArrayList<>();
    private final Map<Object, Term> constants = new HashMap<>();
    private final KnownSteps known = new KnownSteps();
    private final List<Step> steps = new ArrayList<>();
    private Site site = Site.UNKNOWN;
    private int count;
    private int depth;

    /**
     * No terms yet.
     *
     * @param applied is told of each rule that is applied
     * @param isLong whether the program is one in which loops were written out. Arrays are one only
     *     where they are one object, then: data that happen to be equal in two repetitions would
     *     make these differ from the others.
     */
    Terms(Consumer<Rule> applied, boolean isLong) {
        this.applied = applied;
        this.isLong = isLong;
    }

    /** The key of a constant that is the same number everywhere. */
    private record Uniform(ArrayType type, long bits) {}

    /** The key of an array that is compared by identity. */
    private record One(NDArray array) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof One one && one.array == array;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(array);
        }
    }

    /** From now on, new steps are done for this place. */
    void at(Site place) {
        site = place;
    }

    /** One more input. */
    Term input(ArrayType type) {
        Term input = Term.input(count++, type);
        inputs.add(input);
        return input;
    }

    /**
     * An array that the program captures. Equal constants are one term, and so are those with the
     * same number everywhere, however they came by it.
     */
    Term captured(NDArray array) {
        if (!(array instanceof DenseArray dense)) {
            return captured(new One(array), array);
        }
        if (dense.isUniform() || !isLong && Comparing.isUniform(dense)) {
            return dense.dtype().isFloating()
                    ? uniform(dense.type(), dense.doubleAt(0))
                    : uniform(dense.type(), dense.longAt(0));
        }
        return captured(dense.size() <= SMALL && !isLong ? dense : new One(dense), dense);
    }

    private Term captured(Object key, NDArray array) {
        return constants.computeIfAbsent(
                key,
                _ -> {
                    Term term = Term.captured(count++, Typed.of(array), array);
                    captured.add(term);
                    return term;
                });
    }

    /** The constant with this number everywhere. */
    Term uniform(ArrayType type, double value) {
        return type.dtype().isFloating()
                ? captured(
                        new Uniform(type, Double.doubleToLongBits(value)),
                        Creation.full(type, value))
                : uniform(type, (long) value);
    }

    private Term uniform(ArrayType type, long value) {
        return captured(new Uniform(type, value), Creation.full(type, value));
    }

    /** The number of a uniform constant, everywhere in an array of another type of shape. */
    Term spread(Term uniform, ArrayType type) {
        DenseArray dense = uniform.constant();
        return type.equals(uniform.type())
                ? uniform
                : type.dtype().isFloating()
                        ? uniform(type, dense.doubleAt(0))
                        : uniform(type, dense.longAt(0));
    }

    /** The only result of an operation. */
    Term apply(Op op, Term... x) {
        return applyAll(op, null, x)[0];
    }

    /**
     * The results of an operation.
     *
     * @param types theirs, where they are known
     */
    Term[] applyAll(Op op, ArrayType @Nullable [] types, Term... x) {
        Term rewritten = depth < DEPTH ? rewritten(op, x) : null;
        if (rewritten != null) {
            return new Term[] {rewritten};
        }
        Step step = new Step(op, x, site);
        Step before = known.putIfAbsent(step);
        if (before != null) {
            return before.results();
        }
        ArrayType[] all = types == null ? op.types(types(x)) : types;
        Term[] results = new Term[all.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = Term.result(count++, all[i], step);
        }
        step.define(results);
        steps.add(step);
        return results;
    }

    private @Nullable Term rewritten(Op op, Term... x) {
        depth++;
        try {
            for (Rule rule : Rules.on(op)) {
                Term result = rule.rewrite().apply(this, op, x);
                if (result != null) {
                    applied.accept(rule);
                    return result;
                }
            }
            return null;
        } finally {
            depth--;
        }
    }

    static ArrayType[] types(Term... terms) {
        ArrayType[] types = new ArrayType[terms.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = terms[i].type();
        }
        return types;
    }

    /** The program of some terms; what they do not need is left out. */
    Program program(Term... outputs) {
        markNeeded(outputs);
        ProgramBuilder builder = new ProgramBuilder(types(inputs.toArray(Term[]::new)));
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).variable = i;
        }
        for (Term term : captured) {
            if (term.needed) {
                term.variable = builder.capture(term.captured());
            }
        }
        for (Step step : steps) {
            if (step.isNeeded()) {
                int variable =
                        builder.add(step.op(), step.operandVariables(), step.types(), step.site());
                for (Term result : step.results()) {
                    result.variable = variable++;
                }
            }
        }
        int[] variables = new int[outputs.length];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = outputs[i].variable;
        }
        return builder.build(variables);
    }

    private void markNeeded(Term... outputs) {
        for (Term output : outputs) {
            output.needed = true;
        }
        for (Step step : steps.reversed()) {
            if (step.isKept() && step.results().length > 0) {
                step.results()[0].needed = true;
            }
            if (step.isNeeded()) {
                for (Term operand : step.operands()) {
                    operand.needed = true;
                }
            }
        }
    }
}
