package io.cotangent.simplify;

import io.cotangent.DType;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.intrinsics.Reduction;
import io.cotangent.intrinsics.scalar.Calculation;
import io.cotangent.intrinsics.scalar.SmallKernels;
import io.cotangent.op.Binary;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Indexing;
import io.cotangent.op.Op;
import io.cotangent.op.Reducing;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many short vectors, such as points in space, computed coordinate by coordinate: what has a long
 * run of rows and a short last axis becomes one array for each place of that axis. Sums along it,
 * cross products, and numbers that belong to whole rows then need no moving of elements, and all of
 * it is one loop over the rows.
 *
 * <p>It is done where that saves more movement than taking apart and putting together costs.
 */
final class Columns {
    /** The length of a short axis at most; along longer ones, rows are reduced in another way. */
    private static final int SHORT = 7;

    /** Columns that are taken at once at most. */
    private static final int TAKEN = 16;

    private final Program program;
    private final Terms t;
    private final boolean[] apart;

    private Columns(Program program, Terms t, boolean... apart) {
        this.program = program;
        this.t = t;
        this.apart = apart;
    }

    /** For each variable whether it is computed column by column; null where none is. */
    static boolean @Nullable [] of(Program program) {
        return Calculation.isAvailable() ? new ColumnChoice(program).chosen() : null;
    }

    static Columns in(Program program, Terms t, boolean... apart) {
        return new Columns(program, t, apart);
    }

    /** Whether a variable may be computed by columns. */
    static boolean isSuitable(ArrayType type) {
        Shape shape = type.shape();
        return shape.rank() > 0
                && shape.size() >= Places.LARGE
                && shape.length(shape.rank() - 1) <= SHORT
                && !type.dtype().isInteger();
    }

    /** Whether an equation takes short rows from somewhere, at places along another axis. */
    static boolean isTaken(Program program, Equation equation) {
        ArrayType type = program.type(equation.result());
        int rank = type.shape().rank();
        return equation.op() instanceof Indexing.Take(int axis)
                && axis < program.type(equation.operands()[0]).shape().rank() - 1
                && type.shape().size() >= Places.LARGE
                && type.shape().length(rank - 1) <= TAKEN
                && !type.dtype().isInteger();
    }

    /** Whether an equation reduces short rows of numbers, and nothing else. */
    static boolean isOfRows(Program program, Equation equation) {
        if (!(equation.op() instanceof Reducing reducing)) {
            return false;
        }
        ArrayType type = program.type(equation.operands()[0]);
        int[] axes = reducing.axes().numbers();
        return isSuitable(type)
                && type.dtype().isFloating()
                && (reducing.reduction() == Reduction.SUM
                        || reducing.reduction() == Reduction.MAX
                        || reducing.reduction() == Reduction.MIN)
                && axes.length == 1
                && axes[0] == type.shape().rank() - 1
                && type.shape().length(axes[0]) > 1;
    }

    /** Whether an equation is to be computed column by column. */
    boolean isApart(Equation equation) {
        return apart[equation.result()]
                || isOfRows(program, equation) && apart[equation.operands()[0]];
    }

    /** The result of such an equation. */
    Term result(Equation equation, Term... x) {
        Shape shape = program.type(equation.result()).shape();
        return switch (equation.op()) {
            case Reducing reducing -> reduced(reducing, x[0]);
            case Indexing.Take take -> each(take, shape, 1, x);
            default -> each(equation.op(), shape, x.length, x);
        };
    }

    /** An operation on each column of the first operands. */
    private Term each(Op op, Shape shape, int apartOperands, Term... x) {
        int axis = shape.rank() - 1;
        Term[] columns = new Term[shape.length(axis)];
        for (int i = 0; i < columns.length; i++) {
            Term[] operands = x.clone();
            for (int k = 0; k < apartOperands; k++) {
                operands[k] = column(x[k], i);
            }
            columns[i] = t.apply(op, operands);
        }
        return columns.length == 1 ? columns[0] : t.apply(new Shapes.Concat(axis), columns);
    }

    /** A column, with its axis. */
    private Term column(Term x, int i) {
        int axis = x.shape().rank() - 1;
        return t.apply(new Shapes.Slice(Region.whole(x.shape()).along(axis, i, 1, 1)), x);
    }

    /** Columns combined in the order in which short rows are. */
    private Term reduced(Reducing op, Term x) {
        Shape shape = x.shape();
        int axis = shape.rank() - 1;
        DType dtype = x.type().dtype();
        boolean sum = op.reduction() == Reduction.SUM;
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < shape.length(axis); i++) {
            Term column = column(x, i);
            // Sums along rows are taken of doubles.
            terms.add(sum ? cast(column, dtype, DType.FLOAT64) : column);
        }
        Term result;
        if (sum) {
            int last =
                    SmallKernels.rows(
                            terms.size(),
                            i -> i,
                            (a, b) -> {
                                terms.add(t.apply(Binary.ADD, terms.get(a), terms.get(b)));
                                return terms.size() - 1;
                            });
            result = cast(terms.get(last), DType.FLOAT64, dtype);
        } else {
            Binary choice = op.reduction() == Reduction.MAX ? Binary.MAX : Binary.MIN;
            result = terms.get(0);
            for (int i = 1; i < terms.size(); i++) {
                result = t.apply(choice, result, terms.get(i));
            }
        }
        return t.apply(new Shapes.Reshape(shape.without(axis)), result);
    }

    private Term cast(Term x, DType from, DType to) {
        return from == to ? x : t.apply(new Elementwise.Cast(to), x);
    }
}
