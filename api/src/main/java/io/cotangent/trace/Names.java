package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;

/** What variables are called where a program is shown. */
final class Names {
    private final Program program;

    Names(Program program) {
        this.program = program;
    }

    /** A variable's name: a captured number as it is, the others a, b, …, z, aa, ab, …. */
    String of(int variable) {
        if (isNumber(variable)) {
            NDArray number = program.captured().get(variable - program.inputs());
            return String.valueOf(((DenseArray) number).doubleAt(0));
        }
        StringBuilder name = new StringBuilder();
        for (int rest = variable; rest >= 0; rest = rest / 26 - 1) {
            name.insert(0, (char) ('a' + rest % 26));
        }
        return name.toString();
    }

    /** Whether a variable is a number that was captured. */
    boolean isNumber(int variable) {
        int captured = variable - program.inputs();
        return captured >= 0
                && captured < program.captured().size()
                && program.captured().get(captured) instanceof DenseArray dense
                && dense.isUniform();
    }

    /** An operation with its settings, as in {@code sum[axes=[0]]}. */
    static String of(Equation equation) {
        String settings = equation.op().settings();
        return equation.op().label() + (settings.isEmpty() ? "" : "[" + settings + "]");
    }
}
