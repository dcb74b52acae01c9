package io.cotangent.solve;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.op.EagerOps;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An operation without derivative, done for one element of a batch after the other.
 *
 * @param batched which operands have the batch in front
 */
record Separately(Op op, int size, List<Boolean> batched) implements Op {
    static NDArray[] apply(Ops o, Op op, NDArray[] x, boolean... batched) {
        List<Boolean> flags = IntStream.range(0, batched.length).mapToObj(i -> batched[i]).toList();
        int size = Ops.typeOf(x[flags.indexOf(true)]).shape().length(0);
        return o.applyAll(new Separately(op, size, flags), x);
    }

    @Override
    public Sharing sharing() {
        return op.sharing();
    }

    @Override
    public String label() {
        return "separately";
    }

    @Override
    public String settings() {
        return op.label();
    }

    @Override
    public ArrayType[] types(ArrayType... operands) {
        ArrayType[] single = operands.clone();
        for (int i = 0; i < single.length; i++) {
            if (batched.get(i)) {
                single[i] = single[i].withShape(single[i].shape().without(0));
            }
        }
        ArrayType[] types = op.types(single);
        for (int i = 0; i < types.length; i++) {
            types[i] = types[i].withShape(types[i].shape().prepend(size));
        }
        return types;
    }

    @Override
    public DenseArray[] evaluate(DenseArray... operands) {
        ArrayType[] types = types(Problem.types(operands));
        NDArray[][] parts = new NDArray[types.length][size];
        for (int i = 0; i < size; i++) {
            DenseArray[] element = operands.clone();
            for (int k = 0; k < element.length; k++) {
                if (batched.get(k)) {
                    element[k] = (DenseArray) operands[k].get(i);
                }
            }
            DenseArray[] results = op.evaluate(element);
            for (int k = 0; k < results.length; k++) {
                parts[k][i] = results[k];
            }
        }
        DenseArray[] stacked = new DenseArray[types.length];
        for (int k = 0; k < stacked.length; k++) {
            NDArray whole =
                    size == 0 ? EagerOps.EAGER.zeros(types[k]) : EagerOps.EAGER.stack(0, parts[k]);
            stacked[k] = (DenseArray) whole;
        }
        return stacked;
    }

    @Override
    public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
        return new NDArray[y.length];
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... many) {
        return apply(o, this, x, many);
    }
}
