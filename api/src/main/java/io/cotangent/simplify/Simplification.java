package io.cotangent.simplify;

import io.cotangent.array.ArrayType;
import io.cotangent.array.Shape;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A program made smaller. One pass over its equations, in their order, builds it anew, with each
 * operation rewritten by the {@link Rules}, and done once for the same operands; a second one drops
 * what no result needs. The time is linear in the number of equations.
 */
public final class Simplification {
    private Simplification() {}

    /**
     * An equivalent program: the same inputs, used or not, and the same outputs, with the same bits
     * for all inputs, but that a NaN may be another NaN.
     *
     * <p>What the program captured is taken for constant, and computed with. The result is to be
     * run, not to be differentiated: {@code stopGradient}, which does nothing to values, is gone.
     */
    public static Program of(Program program) {
        return of(program, _ -> {});
    }

    /** As {@link #of(Program)}, with word of each rule that is applied. */
    static Program of(Program program, Consumer<Rule> applied) {
        Terms terms = new Terms(applied, program.isLong());
        return of(program, terms, (equation, types, x) -> terms.applyAll(equation.op(), types, x));
    }

    /** How an equation is computed of simpler operands. */
    @FunctionalInterface
    private interface Way {
        Term[] results(Equation equation, ArrayType[] types, Term... operands);
    }

    /**
     * A simplified program for a plan on large arrays: many short vectors become one array for each
     * coordinate, where that saves movement.
     */
    public static Program inColumns(Program program) {
        boolean[] apart = Columns.of(program);
        if (apart == null) {
            return program;
        }
        Terms terms = new Terms(_ -> {}, program.isLong());
        Columns columns = Columns.in(program, terms, apart);
        return of(
                program,
                terms,
                (equation, types, x) ->
                        columns.isApart(equation)
                                ? new Term[] {columns.result(equation, x)}
                                : terms.applyAll(equation.op(), types, x));
    }

    /**
     * A simplified program for a plan on large arrays: sums of arrays at places of a larger one
     * become concatenations, which loops can write part by part.
     */
    public static Program inPlaces(Program program) {
        for (Equation equation : program.equations()) {
            if (Places.isSum(equation.op(), program.type(equation.result()))) {
                return withConcatenations(program);
            }
        }
        return program;
    }

    /**
     * For each input of a program whether a plan reads it column by column only, so that columns
     * had better lie side by side.
     */
    public static boolean[] readInColumns(Program program) {
        Program simple = of(program);
        boolean[] apart = Columns.of(simple);
        boolean[] inColumns = new boolean[program.inputs()];
        if (apart == null) {
            return inColumns;
        }
        for (int i = 0; i < inColumns.length; i++) {
            Shape shape = simple.type(i).shape();
            inColumns[i] = Columns.isSuitable(simple.type(i)) && shape.length(shape.rank() - 1) > 1;
        }
        for (Equation equation : simple.equations()) {
            for (int operand : equation.operands()) {
                if (operand < inColumns.length) {
                    inColumns[operand] &= apart[equation.result()];
                }
            }
        }
        return inColumns;
    }

    private static Program withConcatenations(Program program) {
        Terms terms = new Terms(_ -> {}, program.isLong());
        Places places = new Places(terms);
        return of(
                program,
                terms,
                (equation, types, x) ->
                        types.length == 1
                                        && Places.isSum(equation.op(), types[0])
                                        && equation.op() instanceof Shapes.Embed embed
                                ? new Term[] {places.concatenation(embed, x)}
                                : terms.applyAll(equation.op(), types, x));
    }

    private static Program of(Program program, Terms terms, Way way) {
        Term[] values = new Term[program.variables()];
        for (int i = 0; i < program.inputs(); i++) {
            values[i] = terms.input(program.type(i));
        }
        for (int i = 0; i < program.captured().size(); i++) {
            values[program.inputs() + i] = terms.captured(program.captured().get(i));
        }
        for (int i = 0; i < program.equations().size(); i++) {
            Equation equation = program.equations().get(i);
            ArrayType[] types = new ArrayType[program.results(i)];
            Arrays.setAll(types, k -> program.type(equation.result() + k));
            terms.at(equation.site());
            Term[] operands = select(values, equation.operands());
            Term[] results = way.results(equation, types, operands);
            System.arraycopy(results, 0, values, equation.result(), results.length);
        }
        return terms.program(select(values, program.outputs()));
    }

    private static Term[] select(Term[] values, int... variables) {
        Term[] selected = new Term[variables.length];
        Arrays.setAll(selected, i -> values[variables[i]]);
        return selected;
    }
}
