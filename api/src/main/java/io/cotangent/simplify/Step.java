package io.cotangent.simplify;

import io.cotangent.array.ArrayType;
import io.cotangent.op.Op;
import io.cotangent.trace.Site;

/**
 * An equation of a program in the making. Equal to another where it computes the same: the same
 * operation of the same terms.
 */
final class Step {
    private final Op op;
    private final Term[] operands;
    private final Site site;
    private Term[] results = {};

    Step(Op op, Term[] operands, Site site) {
        this.op = op;
        this.operands = operands;
        this.site = site;
    }

    Op op() {
        return op;
    }

    /** Terms that were there before. */
    Term[] operands() {
        return operands;
    }

    Site site() {
        return site;
    }

    /** What it defines. */
    Term[] results() {
        return results;
    }

    void define(Term... terms) {
        results = terms;
    }

    /** Whether it stays, needed or not: it may end in an error, or is looked at. */
    boolean isKept() {
        return !Totality.isTotal(op, operands);
    }

    /** Whether a result of the program depends on it. */
    boolean isNeeded() {
        for (Term result : results) {
            if (result.needed) {
                return true;
            }
        }
        return false;
    }

    ArrayType[] types() {
        ArrayType[] types = new ArrayType[results.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = results[i].type();
        }
        return types;
    }

    int[] operandVariables() {
        int[] variables = new int[operands.length];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = operands[i].variable;
        }
        return variables;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // there is one term for each value
    public boolean equals(Object other) {
        if (!(other instanceof Step step) || operands.length != step.operands.length) {
            return false;
        }
        for (int i = 0; i < operands.length; i++) {
            if (operands[i] != step.operands[i]) {
                return false;
            }
        }
        return op.equals(step.op);
    }

    @Override
    public int hashCode() {
        int hash = op.hashCode();
        for (Term operand : operands) {
            hash = 31 * hash + operand.number();
        }
        return hash;
    }
}
