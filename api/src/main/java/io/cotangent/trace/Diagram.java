package io.cotangent.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * A program as boxes and arrows: one box for each input, each captured array that is used and each
 * operation, and one for each result; arrows along the variables. Subclasses know a language.
 */
abstract class Diagram {
    private final Program program;
    private final Names names;
    private final List<Seen> looks;
    private final StringBuilder text = new StringBuilder();

    /** Of a program whose first outputs are what was looked at. */
    Diagram(Program program, List<Seen> looks) {
        this.program = program;
        this.names = new Names(program);
        this.looks = looks;
    }

    /** What a box stands for. */
    enum Kind {
        INPUT,
        CAPTURED,
        OPERATION,
        LOOK,
        OUTPUT
    }

    /** The first line. */
    abstract String head();

    /** A box; the label has some lines. */
    abstract String box(String id, Kind kind, List<String> label);

    /** An arrow from box to box, with the name of the variable. */
    abstract String arrow(String from, String to, String label);

    /** The last line. */
    abstract String foot();

    @Override
    public final String toString() {
        text.append(head()).append('\n');
        String[] boxes = new String[program.variables()];
        for (int i = 0; i < program.inputs(); i++) {
            boxes[i] = "v" + i;
            add(box(boxes[i], Kind.INPUT, List.of(typed(i))));
        }
        for (int i = 0; i < program.captured().size(); i++) {
            int variable = program.inputs() + i;
            if (!names.isNumber(variable)) {
                boxes[variable] = "v" + variable;
                add(box(boxes[variable], Kind.CAPTURED, List.of(typed(variable), "captured")));
            }
        }
        for (int i = 0; i < program.equations().size(); i++) {
            addEquation(i, boxes);
        }
        int[] outputs = program.outputs();
        for (int i = 0; i < outputs.length; i++) {
            String id = "out" + i;
            add(
                    i < looks.size()
                            ? look(id, looks.get(i))
                            : result(id, i - looks.size(), outputs[i]));
            addArrow(outputs[i], id, boxes);
        }
        return text.append(foot()).toString();
    }

    private String look(String id, Seen seen) {
        return box(id, Kind.LOOK, lines("look: " + seen.summary(), seen.site().toString()));
    }

    private String result(String id, int position, int variable) {
        String number = names.isNumber(variable) ? " = " + names.of(variable) : "";
        return box(id, Kind.OUTPUT, List.of("result " + position + number));
    }

    private void addEquation(int index, String... boxes) {
        Equation equation = program.equations().get(index);
        String id = "v" + equation.result();
        List<String> numbers = new ArrayList<>();
        for (int operand : equation.operands()) {
            if (names.isNumber(operand)) {
                numbers.add(names.of(operand));
            }
        }
        String what =
                Names.of(equation) + (numbers.isEmpty() ? "" : " " + String.join(" ", numbers));
        List<String> label = new ArrayList<>(List.of(what));
        for (int i = 0; i < program.results(index); i++) {
            boxes[equation.result() + i] = id;
            label.add(typed(equation.result() + i));
        }
        label.add(equation.site().toString());
        add(box(id, Kind.OPERATION, lines(label.toArray(String[]::new))));
        for (int operand : equation.operands()) {
            addArrow(operand, id, boxes);
        }
    }

    private void addArrow(int variable, String to, String... boxes) {
        if (boxes[variable] != null) {
            add(arrow(boxes[variable], to, names.of(variable)));
        }
    }

    private void add(String line) {
        text.append("  ").append(line).append('\n');
    }

    private String typed(int variable) {
        return names.of(variable) + ": " + program.type(variable);
    }

    private static List<String> lines(String... lines) {
        return List.of(lines).stream().filter(line -> !line.isEmpty()).toList();
    }
}
