package io.cotangent.custom;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Op;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Tracer;
import io.cotangent.transform.Transposition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule is linear in its tangents, or cotangents: whether each operation on them can be
 * transposed, and adds nothing to them but zeros.
 */
final class Linearity {
    private final Program program;
    private final boolean[] linear;

    private Linearity(Program program, boolean... linearInputs) {
        this.program = program;
        this.linear = Transposition.linear(program, linearInputs);
    }

    /**
     * What is not linear in a rule, for a message; null where all is.
     *
     * @param delta what the rule is to be linear in, such as "tangent"
     */
    static @Nullable String problem(
            String rule, String delta, Program program, boolean[] linearInputs) {
        String problem = new Linearity(program, linearInputs).problem();
        return problem == null ? null : rule + " is not linear in the " + delta + ": " + problem;
    }

    private @Nullable String problem() {
        ArrayType[] types = new ArrayType[program.variables()];
        for (int i = 0; i < types.length; i++) {
            types[i] = program.type(i);
        }
        List<String> problems = new ArrayList<>();
        Recording.symbolic(
                "linear",
                variables -> {
                    for (Equation equation : program.equations()) {
                        if (linear[equation.result()] && problems.isEmpty()) {
                            check(equation, variables, problems);
                        }
                    }
                    return new NDArray[0];
                },
                types);
        for (int output : program.outputs()) {
            if (!linear[output] && !isZero(output)) {
                problems.add(
                        "a result does not depend on it and is not zero; return null for zeros");
            }
        }
        return problems.isEmpty() ? null : problems.get(0);
    }

    /** Transposes one equation: what comes of it does not matter. */
    private void check(Equation equation, NDArray[] variables, List<String> problems) {
        int[] operands = equation.operands();
        NDArray[] known = new NDArray[operands.length];
        ArrayType[] types = new ArrayType[operands.length];
        for (int i = 0; i < operands.length; i++) {
            types[i] = program.type(operands[i]);
            known[i] = linear[operands[i]] ? null : variables[operands[i]];
            if (equation.op().isJointlyLinear()
                    && !linear[operands[i]]
                    && types[i].dtype().isFloating()
                    && !isZero(operands[i])) {
                problems.add(
                        name(equation) + " puts something else beside it; multiply it instead");
                return;
            }
        }
        NDArray[] cotangents = new NDArray[equation.op().types(types).length];
        System.arraycopy(variables, equation.result(), cotangents, 0, cotangents.length);
        Tracer tracer = Tracer.at(equation.site());
        try {
            equation.op().transpose(tracer, cotangents, new Op.Operands(known, types));
        } catch (IllegalStateException notLinear) { // This is how operations say it.
            problems.add(name(equation) + " is not linear in it");
        }
    }

    private static String name(Equation equation) {
        String place = equation.site().toString();
        return equation.op().label() + (place.isEmpty() ? "" : " at " + place);
    }

    /** Whether a variable is an array of zeros that the rule made. */
    private boolean isZero(int variable) {
        int index = variable - program.inputs();
        return index >= 0
                && index < program.captured().size()
                && isZero(Replay.open(program.captured().get(index)));
    }

    private static boolean isZero(@Nullable NDArray array) {
        if (!(array instanceof DenseArray dense)) {
            return false;
        }
        int size = dense.isUniform() ? 1 : dense.size();
        for (int i = 0; i < size; i++) {
            if (dense.doubleAt(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
