package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Typed;
import io.cotangent.op.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts a program together, variable by variable: first the inputs, then what it captures, then its
 * equations, each after those that it needs.
 */
public final class ProgramBuilder {
    private final int inputs;
    private final List<ArrayType> types;
    private final List<NDArray> captured = new ArrayList<>();
    private final List<Equation> equations = new ArrayList<>();

    /** For a program with inputs of these types: variables 0, 1, … */
    public ProgramBuilder(ArrayType... inputs) {
        this.inputs = inputs.length;
        this.types = new ArrayList<>(Arrays.asList(inputs));
    }

    /**
     * One more array that the program captures; to be called before the first equation is added.
     *
     * @return its variable
     */
    public int capture(NDArray array) {
        if (!equations.isEmpty()) {
            throw new IllegalStateException("captured arrays come before the equations");
        }
        captured.add(array);
        types.add(Typed.of(array));
        return types.size() - 1;
    }

    /**
     * One more equation.
     *
     * @param operands variables that are defined
     * @param results the types of the operation's results for these operands
     * @return the variable of its first result
     */
    public int add(Op op, int[] operands, ArrayType[] results, Site site) {
        int first = types.size();
        equations.add(new Equation(op, operands, first, site));
        types.addAll(Arrays.asList(results));
        return first;
    }

    /** The program with these variables as its results. */
    public Program build(int... outputs) {
        return new Program(types.toArray(ArrayType[]::new), inputs, captured, equations, outputs);
    }
}
