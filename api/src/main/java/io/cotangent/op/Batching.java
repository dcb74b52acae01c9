package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;

/** Ways to batch an operation. In a batched array the batch is the first axis. */
public final class Batching {
    private Batching() {}

    /** One element of the batch after the other; what any operation can do. */
    static NDArray[] each(Op op, Ops o, NDArray[] x, boolean... batched) {
        int size = size(x, batched);
        if (size == 0) {
            return ofNone(op, x, batched);
        }
        NDArray[][] results = new NDArray[size][];
        for (int i = 0; i < size; i++) {
            NDArray[] operands = x.clone();
            for (int k = 0; k < x.length; k++) {
                if (batched[k]) {
                    operands[k] = o.get(x[k], i);
                }
            }
            results[i] = o.applyAll(op, operands);
        }
        NDArray[] stacked = new NDArray[results[0].length];
        for (int k = 0; k < stacked.length; k++) {
            NDArray[] parts = new NDArray[size];
            for (int i = 0; i < size; i++) {
                parts[i] = results[i][k];
            }
            stacked[k] = o.stack(0, parts);
        }
        return stacked;
    }

    /**
     * All at once, for an operation that does the same for each position of its operands' leading
     * axes: operands that are not batched are repeated, as views.
     */
    static NDArray[] together(Op op, Ops o, NDArray[] x, boolean... batched) {
        return o.applyAll(op, spread(o, x, batched));
    }

    /** The operands, all batched. */
    static NDArray[] spread(Ops o, NDArray[] x, boolean... batched) {
        int size = size(x, batched);
        NDArray[] operands = x.clone();
        for (int k = 0; k < x.length; k++) {
            if (!batched[k]) {
                operands[k] = o.broadcast(x[k], Ops.typeOf(x[k]).shape().prepend(size));
            }
        }
        return operands;
    }

    /** The size of the batch. */
    public static int size(NDArray[] x, boolean... batched) {
        for (int k = 0; k < x.length; k++) {
            if (batched[k]) {
                return Ops.typeOf(x[k]).shape().length(0);
            }
        }
        throw new IllegalArgumentException("no operand is batched");
    }

    private static NDArray[] ofNone(Op op, NDArray[] x, boolean... batched) {
        ArrayType[] types = new ArrayType[x.length];
        for (int k = 0; k < x.length; k++) {
            ArrayType type = Ops.typeOf(x[k]);
            types[k] = batched[k] ? type.withShape(type.shape().without(0)) : type;
        }
        ArrayType[] results = op.types(types);
        NDArray[] none = new NDArray[results.length];
        for (int k = 0; k < none.length; k++) {
            none[k] = Creation.full(results[k].withShape(results[k].shape().prepend(0)), 0);
        }
        return none;
    }
}
