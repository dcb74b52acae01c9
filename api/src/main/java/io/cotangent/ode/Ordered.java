package io.cotangent.ode;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.error.DomainException;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;

/** Times as they are, once it is seen that they only go up, or only down, along the last axis. */
record Ordered() implements Op.Linear {
    @Override
    public String label() {
        return "ordered";
    }

    @Override
    public ArrayType type(ArrayType... operands) {
        return operands[0];
    }

    @Override
    public DenseArray value(DenseArray... operands) {
        DenseArray times = operands[0];
        int count = times.shape()[times.rank() - 1];
        for (int from = 0; count > 0 && from < times.size(); from += count) {
            check(times, from, count);
        }
        return times;
    }

    private static void check(DenseArray times, int from, int count) {
        double sign = Math.signum(times.doubleAt(from + count - 1) - times.doubleAt(from));
        for (int i = 0; i < count; i++) {
            double time = times.doubleAt(from + i);
            double before = times.doubleAt(from + Math.max(i - 1, 0));
            if (!Double.isFinite(time)
                    || (time - before) * sign < 0
                    || (sign == 0 && time != before)) {
                throw new DomainException(
                        "odeint: time "
                                + i
                                + " is "
                                + time
                                + (i > 0 ? ", after " + before : "")
                                + ": give finite times in order, all upward or all downward");
            }
        }
    }

    @Override
    public Pattern[] pattern(Dependence x) {
        return x.inPlace(type(x.types()).shape());
    }

    @Override
    public NDArray tangent(Ops o, NDArray[] x, NDArray y, NDArray[] dx) {
        return dx[0];
    }

    @Override
    public NDArray transpose(Ops o, NDArray cotangent, ArrayType type) {
        return cotangent;
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        return o.applyAll(this, x);
    }
}
