package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Typed;
import io.cotangent.op.EagerOps;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The traced face of the operations, at one place of the user's code: records an operation where an
 * operand is traced, and computes it where none is. Calls in marked classes come here.
 */
public final class Tracer extends Ops {
    private final Site site;

    /** For {@link Site#tracer()}: one is enough for a place. */
    Tracer(Site site) {
        this.site = site;
    }

    /** The traced face for calls from one place. */
    public static Tracer at(Site site) {
        return site.tracer();
    }

    @Override
    public NDArray[] applyAll(Op op, NDArray... operands) {
        Trace trace = trace(operands);
        if (trace != null) {
            return record(trace, op, operands);
        }
        NDArray[] results = EagerOps.EAGER.applyAll(op, operands);
        return Checking.isOn() ? Origin.noted(op, site, operands, results) : results;
    }

    @Override
    public NDArray apply(Op op, NDArray... operands) {
        if (op instanceof Op.Single single) {
            Trace trace = trace(operands);
            if (trace != null) {
                return new Node(trace, op, operands, single.type(types(trace, operands)), site);
            }
        }
        return applyAll(op, operands)[0];
    }

    /** The trace that an operation belongs to; null where no operand is traced. */
    private static @Nullable Trace trace(NDArray... operands) {
        Trace trace = null;
        for (int i = 0; i < operands.length; i++) {
            if (operands[i] instanceof TracedArray) {
                trace = highest(trace, operands, i);
            }
        }
        return trace;
    }

    /**
     * The higher of a level and that of an operand, which is resolved first if its trace is closed.
     */
    private static @Nullable Trace highest(@Nullable Trace trace, NDArray[] operands, int i) {
        operands[i] = Resolution.open(operands[i]);
        if (operands[i] instanceof TracedArray traced) {
            return trace == null || traced.trace().level() > trace.level() ? traced.trace() : trace;
        }
        return trace;
    }

    private NDArray[] record(Trace trace, Op op, NDArray... operands) {
        ArrayType[] types = op.types(types(trace, operands));
        NDArray[] results = new NDArray[types.length];
        if (types.length > 0) {
            Node node = new Node(trace, op, operands, types, site);
            results[0] = node;
            for (int i = 1; i < results.length; i++) {
                results[i] = TracedArray.result(node, i);
            }
        }
        return results;
    }

    /** The types of what becomes operands in a trace, which hears of the others among them. */
    private static ArrayType[] types(Trace trace, NDArray... operands) {
        ArrayType[] types = new ArrayType[operands.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = Typed.of(operands[i]);
            if (operands[i] instanceof TracedArray traced && traced.trace() != trace) {
                trace.uses(traced.trace());
            }
        }
        return types;
    }

    /**
     * The sum of arrays of one type. Slices' cotangents become one array at once, rather than one
     * full array each, so that reading an array element by element costs a reverse sweep no more
     * than reading it.
     */
    public NDArray sum(List<NDArray> terms) {
        List<Op> operations = new ArrayList<>();
        List<NDArray> operands = new ArrayList<>();
        NDArray sum = null;
        for (NDArray term : terms) {
            Node node = term instanceof TracedArray traced ? traced.node() : null;
            if (node != null && node.op instanceof Op.Additive && isSame(node.op, operations)) {
                operations.add(node.op);
                operands.addAll(List.of(node.operands));
            } else {
                sum = sumOf(sum, term);
            }
        }
        if (operations.isEmpty()) {
            return sum;
        }
        Op op = ((Op.Additive) operations.get(0)).sum(operations);
        return sumOf(sum, apply(op, operands.toArray(NDArray[]::new)));
    }

    private static boolean isSame(Op op, List<Op> operations) {
        return operations.isEmpty() || operations.get(0).getClass() == op.getClass();
    }

    @Override
    public DenseArray observe(NDArray x) {
        Seal.look(x);
        return Observation.numbers(x, site);
    }
}
