package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Op;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a program is printed. */
final class ProgramText {
    private static final int SOURCE_COLUMN = 56;

    private final Program program;
    private final StringBuilder text = new StringBuilder();

    ProgramText(Program program) {
        this.program = program;
    }

    @Override
    public String toString() {
        text.append("program(");
        for (int i = 0; i < program.inputs(); i++) {
            text.append(i == 0 ? "" : ", ").append(name(i)).append(": ").append(program.type(i));
        }
        text.append(") {\n");
        for (int i = 0; i < program.captured().size(); i++) {
            int variable = program.inputs() + i;
            if (!isInline(variable)) {
                text.append("  ")
                        .append(name(variable))
                        .append(": ")
                        .append(program.type(variable))
                        .append(" captured\n");
            }
        }
        program.equations().forEach(this::append);
        text.append("  return ")
                .append(
                        Arrays.stream(program.outputs())
                                .mapToObj(this::name)
                                .collect(Collectors.joining(", ")));
        return text.append("\n}").toString();
    }

    private void append(Equation equation) {
        Op op = equation.op();
        int start = text.length();
        int results =
                op.types(
                                Arrays.stream(equation.operands())
                                        .mapToObj(program::type)
                                        .toArray(io.cotangent.array.ArrayType[]::new))
                        .length;
        text.append("  ");
        for (int i = 0; i < results; i++) {
            int variable = equation.result() + i;
            text.append(i == 0 ? "" : ", ")
                    .append(name(variable))
                    .append(": ")
                    .append(program.type(variable));
        }
        text.append(" = ").append(op.label());
        if (!op.settings().isEmpty()) {
            text.append('[').append(op.settings()).append(']');
        }
        for (int operand : equation.operands()) {
            text.append(' ').append(name(operand));
        }
        String site = equation.site().toString();
        if (!site.isEmpty()) {
            text.append(" ".repeat(Math.max(1, SOURCE_COLUMN - (text.length() - start))))
                    .append("// ")
                    .append(site);
        }
        text.append('\n');
    }

    /** A variable's name: a captured number as it is, the others a, b, …, z, aa, ab, …. */
    private String name(int variable) {
        if (isInline(variable)) {
            NDArray number = program.captured().get(variable - program.inputs());
            return String.valueOf(((DenseArray) number).doubleAt(0));
        }
        StringBuilder name = new StringBuilder();
        for (int rest = variable; rest >= 0; rest = rest / 26 - 1) {
            name.insert(0, (char) ('a' + rest % 26));
        }
        return name.toString();
    }

    private boolean isInline(int variable) {
        int captured = variable - program.inputs();
        return captured >= 0
                && captured < program.captured().size()
                && program.captured().get(captured) instanceof DenseArray dense
                && dense.isUniform();
    }
}
