package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.op.Op;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable as a loop reads it: elements of another one in other places. Where these are is found
 * out once, for arrays whose elements lie side by side.
 */
final class View {
    private final int base;
    private final Op.Single[] operations;
    private volatile @Nullable Places places;

    /** The place of the first element, and the strides, of a view of an array without offset. */
    private record Places(int offset, int[] strides) {}

    private View(int base, Op.Single... operations) {
        this.base = base;
        this.operations = operations;
    }

    /**
     * The view that a variable is; of itself, if it is none.
     *
     * @param makers for each variable, the equation that makes it, -1 for inputs and constants
     */
    static View of(Program program, int[] makers, int variable) {
        List<Op.Single> operations = new ArrayList<>();
        int base = variable;
        while (makers[base] >= 0 && isView(program.equations().get(makers[base]))) {
            Equation equation = program.equations().get(makers[base]);
            operations.add(0, (Op.Single) equation.op());
            base = equation.operands()[0];
        }
        return new View(base, operations.toArray(Op.Single[]::new));
    }

    /**
     * Whether an equation moves elements, or repeats them, and where they lie in memory it need
     * not.
     */
    static boolean isView(Equation equation) {
        return switch (equation.op()) {
            case Shapes.Broadcast _, Shapes.Reshape _, Shapes.Permute _, Shapes.Slice _ -> true;
            default -> false;
        };
    }

    /** The variable that has the elements. */
    int base() {
        return base;
    }

    /** Says where a loop's operand is. */
    @SuppressWarnings("ReferenceEquality") // the same Java array, not an equal one
    void place(DenseArray array, int i, Object[] arrays, int[] offsets, int[][] strides) {
        Places known = places;
        if (operations.length == 0) {
            arrays[i] = array.data();
            offsets[i] = array.offset();
            strides[i] = array.strides();
        } else if (known != null && array.isContiguous()) {
            arrays[i] = array.data();
            offsets[i] = array.offset() + known.offset();
            strides[i] = known.strides();
        } else {
            DenseArray view = array;
            for (Op.Single operation : operations) {
                view = operation.value(view);
            }
            arrays[i] = view.data();
            offsets[i] = view.offset();
            strides[i] = view.strides();
            if (array.isContiguous() && view.data() == array.data()) {
                places = new Places(view.offset() - array.offset(), view.strides());
            }
        }
    }
}
