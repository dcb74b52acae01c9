package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.op.Op.Sharing;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of arrays as data: equations in the order of their dependence, each variable defined
 * once.
 *
 * <p>Variables are numbered: first the inputs, then the captured arrays (constants, and values of
 * outer levels), then the results of the equations. Two programs are equal when they compute the
 * same in the same way, whatever arrays they captured.
 */
public final class Program {
    /** From so many steps on, a program is a long one. */
    private static final int LONG = 4096;

    private final ArrayType[] types;
    private final int inputs;
    private final List<NDArray> captured;
    private final List<Equation> equations;
    private final int[] outputs;
    private volatile @Nullable Sharing sharing;

    /** 0 while it is not known. */
    private int hash;

    Program(
            ArrayType[] types,
            int inputs,
            List<NDArray> captured,
            List<Equation> equations,
            int[] outputs) {
        this.types = types;
        this.inputs = inputs;
        this.captured = List.copyOf(captured);
        this.equations = List.copyOf(equations);
        this.outputs = outputs;
    }

    /** The number of inputs: variables 0 to {@code inputs() - 1}. */
    public int inputs() {
        return inputs;
    }

    /**
     * The arrays that the function found outside of its arguments: the variables after the inputs.
     */
    public List<NDArray> captured() {
        return captured;
    }

    /** The steps. */
    public List<Equation> equations() {
        return equations;
    }

    /** The variables that are the results. */
    public int[] outputs() {
        return outputs.clone();
    }

    /**
     * Whether there are so many steps that nobody has written them one by one: loops were written
     * out, and what is done in one repetition should look as it does in the others.
     */
    public boolean isLong() {
        return equations.size() >= LONG;
    }

    /** The number of variables. */
    public int variables() {
        return types.length;
    }

    /** The type of a variable. */
    public ArrayType type(int variable) {
        return types[variable];
    }

    /** The types of the inputs. */
    public ArrayType[] inputTypes() {
        return Arrays.copyOf(types, inputs);
    }

    /** The number of results of an equation, counted from 0: consecutive variables. */
    public int results(int equation) {
        int end =
                equation + 1 < equations.size()
                        ? equations.get(equation + 1).result()
                        : types.length;
        return end - equations.get(equation).result();
    }

    /**
     * The program of some of the outputs, by their positions; what only others need is left out.
     */
    public Program choosing(int... positions) {
        int[] chosen = new int[positions.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = outputs[positions[i]];
        }
        return new Choice(this, chosen).program();
    }

    /** This program with its last inputs turned into captured arrays. */
    public Program capture(List<NDArray> arrays) {
        List<NDArray> all = new java.util.ArrayList<>(arrays);
        all.addAll(captured);
        return new Program(types, inputs - arrays.size(), all, equations, outputs);
    }

    /** This program with its captured arrays turned into inputs, after the others. */
    public Program lifted() {
        if (captured.isEmpty()) {
            return this;
        }
        Program lifted =
                new Program(types, inputs + captured.size(), List.of(), equations, outputs);
        lifted.hash = hash; // which captured arrays are not part of
        return lifted;
    }

    /**
     * For each variable, the last equation that needs it; the number of equations for outputs, -1
     * for what nothing needs.
     */
    public int[] lastUses() {
        int[] last = new int[types.length];
        Arrays.fill(last, -1);
        for (int i = 0; i < equations.size(); i++) {
            for (int operand : equations.get(i).operands()) {
                last[operand] = i;
            }
        }
        for (int output : outputs) {
            last[output] = equations.size();
        }
        return last;
    }

    /** What runs of this program may share with others, as an operation's results may. */
    public Sharing sharing() {
        Sharing known = sharing;
        if (known == null) {
            known = Sharing.OPERANDS;
            for (Equation equation : equations) {
                if (equation.op().sharing() == Sharing.USERS) {
                    known = Sharing.USERS;
                    break;
                }
            }
            sharing = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Program program
                        && inputs == program.inputs
                        && hashCode() == program.hashCode()
                        && Arrays.equals(types, program.types)
                        && Arrays.equals(outputs, program.outputs)
                        && equations.equals(program.equations));
    }

    /** Whether another program is equal, and was asked for by the same lines of source. */
    public boolean isSame(Program other) {
        if (!equals(other)) {
            return false;
        }
        for (int i = 0; i < equations.size(); i++) {
            if (!equations.get(i).site().equals(other.equations.get(i).site())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = 31 * Arrays.hashCode(types) + Arrays.hashCode(outputs);
            for (Equation equation : equations) {
                known = 31 * known + equation.hashCode();
            }
            hash = known;
        }
        return known;
    }

    /** The equations, one a line, with types and the user's source lines. */
    @Override
    public String toString() {
        return new ProgramText(this).toString();
    }

    /** The equations as a graph in the language of Graphviz. */
    public String toDot() {
        return new DotDiagram(this, List.of()).toString();
    }

    /** The equations as a flowchart in the language of Mermaid. */
    public String toMermaid() {
        return new MermaidDiagram(this, List.of()).toString();
    }
}
