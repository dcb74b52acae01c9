package io.cotangent.trace;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How a program is printed. */
final class ProgramText {
    private static final int SOURCE_COLUMN = 56;

    private final Program program;
    private final Names names;
    private final List<Seen> looks;
    private final int[] outputs;
    private final StringBuilder text = new StringBuilder();
    private int shown;

    ProgramText(Program program) {
        this(program, List.of());
    }

    /** A program whose first outputs are what was looked at. */
    ProgramText(Program program, List<Seen> looks) {
        this.program = program;
        this.names = new Names(program);
        this.looks = looks;
        this.outputs = program.outputs();
    }

    @Override
    public String toString() {
        text.append("program(");
        for (int i = 0; i < program.inputs(); i++) {
            text.append(i == 0 ? "" : ", ").append(typed(i));
        }
        text.append(") {\n");
        int known = program.inputs() + program.captured().size();
        for (int variable = program.inputs(); variable < known; variable++) {
            if (!names.isNumber(variable)) {
                text.append("  ").append(typed(variable)).append(" captured\n");
            }
        }
        for (int i = 0; i < program.equations().size(); i++) {
            appendLooks(program.equations().get(i).result());
            append(i);
        }
        appendLooks(program.variables());
        text.append("  return ")
                .append(
                        Arrays.stream(outputs)
                                .skip(looks.size())
                                .mapToObj(names::of)
                                .collect(Collectors.joining(", ")));
        return text.append("\n}").toString();
    }

    /** The looks at what is known before a variable. */
    private void appendLooks(int end) {
        for (; shown < looks.size() && outputs[shown] < end; shown++) {
            Seen seen = looks.get(shown);
            append(
                    "  look at " + names.of(outputs[shown]) + ": " + seen.summary(),
                    seen.site().toString());
        }
    }

    private void append(int index) {
        Equation equation = program.equations().get(index);
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < program.results(index); i++) {
            line.append(i == 0 ? "" : ", ").append(typed(equation.result() + i));
        }
        line.append(" = ").append(Names.of(equation));
        for (int operand : equation.operands()) {
            line.append(' ').append(names.of(operand));
        }
        append(line.toString(), equation.site().toString());
    }

    private void append(String line, String site) {
        text.append(line);
        if (!site.isEmpty()) {
            text.append(" ".repeat(Math.max(1, SOURCE_COLUMN - line.length())))
                    .append("// ")
                    .append(site);
        }
        text.append('\n');
    }

    private String typed(int variable) {
        return names.of(variable) + ": " + program.type(variable);
    }
}
