package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import java.util.ArrayList;
import java.util.List;

/** A program without what some of its outputs do not need. */
final class Choice {
    private final Program program;
    private final int[] chosen;
    private final boolean[] needed;
    private final int[] renamed;
    private final List<ArrayType> types = new ArrayList<>();

    /** For these outputs, variables of the program. */
    Choice(Program program, int[] chosen) {
        this.program = program;
        this.chosen = chosen;
        this.needed = new boolean[program.variables()];
        this.renamed = new int[program.variables()];
    }

    Program program() {
        markNeeded();
        int inputs = program.inputs();
        for (int i = 0; i < inputs; i++) {
            rename(i);
        }
        List<NDArray> captured = new ArrayList<>();
        for (int i = 0; i < program.captured().size(); i++) {
            if (needed[inputs + i]) {
                rename(inputs + i);
                captured.add(program.captured().get(i));
            }
        }
        List<Equation> equations = new ArrayList<>();
        for (int i = 0; i < program.equations().size(); i++) {
            if (isNeeded(i)) {
                equations.add(renamed(i));
            }
        }
        return new Program(
                types.toArray(ArrayType[]::new), inputs, captured, equations, renamed(chosen));
    }

    private void markNeeded() {
        for (int output : chosen) {
            needed[output] = true;
        }
        for (int i = program.equations().size() - 1; i >= 0; i--) {
            if (isNeeded(i)) {
                for (int operand : program.equations().get(i).operands()) {
                    needed[operand] = true;
                }
            }
        }
    }

    private boolean isNeeded(int equation) {
        int first = program.equations().get(equation).result();
        for (int i = 0; i < program.results(equation); i++) {
            if (needed[first + i]) {
                return true;
            }
        }
        return false;
    }

    private Equation renamed(int index) {
        Equation equation = program.equations().get(index);
        int[] operands = renamed(equation.operands());
        int result = types.size();
        for (int i = 0; i < program.results(index); i++) {
            rename(equation.result() + i);
        }
        return new Equation(equation.op(), operands, result, equation.site());
    }

    private void rename(int variable) {
        renamed[variable] = types.size();
        types.add(program.type(variable));
    }

    private int[] renamed(int[] variables) {
        int[] result = new int[variables.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = renamed[variables[i]];
        }
        return result;
    }
}
