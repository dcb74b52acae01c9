package io.cotangent.simplify;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.op.Pointwise;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which arrays are computed column by column: those that have to do with each other, together,
 * where more of them are moved along rows than are taken apart and put together.
 */
final class ColumnChoice {
    /** What is saved where numbers are moved along rows, or rows reduced. */
    private static final int MOVED = 2;

    private static final int REDUCED = 4;

    /** What it costs to read columns of rows that lie side by side, and to write them. */
    private static final int READ = 1;

    private static final int WRITTEN = 2;

    private final Program program;

    /** For each variable the equation that makes it, null for inputs and constants. */
    private final @Nullable Equation[] makers;

    private final boolean[] suitable;

    /** Whether the costs of a variable have been counted. */
    private final boolean[] counted;

    /** By variable, another one that it has to do with; itself, of one of them. */
    private final int[] together;

    /** By variable, what is saved for those that it stands for. */
    private final int[] gain;

    ColumnChoice(Program program) {
        this.program = program;
        int count = program.variables();
        this.makers = new Equation[count];
        this.suitable = new boolean[count];
        this.counted = new boolean[count];
        this.together = new int[count];
        this.gain = new int[count];
        Arrays.setAll(together, i -> i);
    }

    /** For each variable whether it is; null where none is. */
    boolean @Nullable [] chosen() {
        boolean any = false;
        for (Equation equation : program.equations()) {
            int result = equation.result();
            makers[result] = equation;
            suitable[result] = isSuitable(equation);
            any |= suitable[result] && isShort(result);
        }
        if (!any) {
            return null;
        }
        for (Equation equation : program.equations()) {
            count(equation);
        }
        for (int output : program.outputs()) {
            leave(output);
        }
        int[] sums = new int[gain.length];
        for (int i = 0; i < gain.length; i++) {
            sums[root(i)] += gain[i];
        }
        boolean[] chosen = new boolean[gain.length];
        boolean some = false;
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = suitable[i] && sums[root(i)] > 0;
            some |= chosen[i];
        }
        if (!some) {
            return null;
        }
        chooseTaken(chosen);
        return chosen;
    }

    /** Rows that are taken from somewhere are taken column by column where nobody reads rows. */
    private void chooseTaken(boolean... chosen) {
        boolean[] whole = new boolean[chosen.length];
        for (int output : program.outputs()) {
            whole[output] = true;
        }
        for (Equation equation : program.equations().reversed()) {
            int result = equation.result();
            boolean byColumns =
                    chosen[result]
                            || isAlongRows(equation) && (!isShort(result) || !whole[result])
                            || Columns.isOfRows(program, equation)
                                    && chosen[equation.operands()[0]];
            for (int operand : equation.operands()) {
                whole[operand] |= !byColumns;
            }
            chosen[result] |= !whole[result] && Columns.isTaken(program, equation);
        }
    }

    private boolean isSuitable(Equation equation) {
        if (!(equation.op() instanceof Pointwise)
                || !Columns.isSuitable(program.type(equation.result()))) {
            return false;
        }
        for (int operand : equation.operands()) {
            if (program.type(operand).dtype().isInteger()) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has more than one column. */
    private boolean isShort(int variable) {
        return last(variable) > 1;
    }

    private int last(int variable) {
        Shape shape = program.type(variable).shape();
        return shape.rank() == 0 ? 0 : shape.length(shape.rank() - 1);
    }

    private void count(Equation equation) {
        int result = equation.result();
        int[] operands = equation.operands();
        if (suitable[result]) {
            for (int operand : operands) {
                read(result, operand);
            }
        } else if (Columns.isOfRows(program, equation)) {
            join(result, operands[0]);
            gain[operands[0]] += suitable[operands[0]] ? REDUCED : 0;
        } else if (equation.op() instanceof Shapes.Reshape) {
            join(result, operands[0]);
            leave(operands[0]);
        } else if (!isAlongRows(equation)) {
            for (int operand : operands) {
                leave(operand);
            }
        }
    }

    /** What is read column by column: of rows that lie side by side, that is movement. */
    private void read(int reader, int operand) {
        int source = operand;
        boolean moved = false;
        while (makers[source] != null && isAlongRows(makers[source])) {
            moved = true;
            for (int other : makers[source].operands()) {
                join(reader, other);
            }
            source = makers[source].operands()[0];
        }
        join(reader, source);
        if (!isShort(reader)) {
            return;
        }
        if (moved) {
            gain[reader] += MOVED;
        } else if (!suitable[source] && !counted[source] && !isUniform(source)) {
            counted[source] = true;
            gain[reader] -= READ;
        }
    }

    /** Says that two variables have to do with each other, if they are made in the program. */
    private void join(int a, int b) {
        if (isLink(a) && isLink(b)) {
            together[root(a)] = root(b);
        }
    }

    private boolean isLink(int variable) {
        Equation maker = makers[variable];
        return maker != null
                && (suitable[variable]
                        || maker.op() instanceof Shapes.Reshape
                        || isAlongRows(maker)
                        || Columns.isOfRows(program, maker));
    }

    private int root(int variable) {
        int root = variable;
        while (together[root] != root) {
            together[root] = together[together[root]];
            root = together[root];
        }
        return root;
    }

    /** What others read whole is put together. */
    private void leave(int variable) {
        if (suitable[variable] && isShort(variable) && !counted[variable]) {
            counted[variable] = true;
            gain[variable] -= WRITTEN;
        }
    }

    private boolean isUniform(int variable) {
        int number = variable - program.inputs();
        List<NDArray> captured = program.captured();
        return number >= 0
                && number < captured.size()
                && captured.get(number) instanceof DenseArray dense
                && dense.isUniform();
    }

    /** Whether an equation moves elements along rows, or repeats them there. */
    private boolean isAlongRows(Equation equation) {
        int[] operands = equation.operands();
        return switch (equation.op()) {
            case Shapes.Concat(int axis) ->
                    axis == program.type(equation.result()).shape().rank() - 1;
            case Shapes.Slice _, Shapes.Broadcast _ ->
                    rows(equation.result()) == rows(operands[0])
                            && last(equation.result()) != last(operands[0]);
            default -> false;
        };
    }

    private int rows(int variable) {
        int last = last(variable);
        return last == 0 ? 0 : program.type(variable).shape().size() / last;
    }
}
