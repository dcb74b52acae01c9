package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Typed;
import io.cotangent.error.EscapedValueException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the graph below some results into a program. The order of the equations follows from the
 * graph alone, whichever threads recorded it. The walk is iterative and looks at each edge twice.
 */
final class Extraction {
    private static final int VISITING = -1;

    private final Trace trace;
    private final List<Node> order = new ArrayList<>();
    private final List<NDArray> captured = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> captures = new IdentityHashMap<>();

    private Extraction(Trace trace) {
        this.trace = trace;
    }

    /** The program that computes {@code outputs} from the inputs of {@code trace}. */
    static Program extract(Trace trace, NDArray... outputs) {
        return new Extraction(trace).program(outputs);
    }

    /**
     * As {@link #extract}, with the values that were looked at in front of the outputs: what they
     * need is computed before what only the outputs need.
     */
    static Recorded observed(Trace trace, NDArray... outputs) {
        Descent descent = new Descent(trace);
        Set<Object> known = new HashSet<>();
        List<NDArray> all = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        List<Seen> failures = new ArrayList<>();
        for (Looks.Look look : trace.looks()) {
            if (descent.of(look.value()) instanceof TracedArray value
                    && value.trace() == trace
                    && known.add(new Place(value.node(), value.index()))) {
                if (look.seen().hasValue()) {
                    all.add(value);
                    seen.add(look.seen());
                } else {
                    failures.add(look.seen());
                }
            }
        }
        all.addAll(List.of(outputs));
        Program program = extract(trace, all.toArray(NDArray[]::new));
        return new Recorded(program, List.copyOf(seen), List.copyOf(failures));
    }

    /** Which result of which operation, or which input, a value is. */
    private record Place(@Nullable Node node, int index) {}

    private Program program(NDArray... outputs) {
        NDArray[] results = new NDArray[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            results[i] = own(outputs[i]);
            visit(results[i]);
        }
        NDArray[] inputs = trace.inputs();
        int first = inputs.length + captured.size();
        int variables = first;
        for (Node node : order) {
            node.variable = variables;
            variables += node.types.length;
        }
        ArrayType[] types = new ArrayType[variables];
        for (int i = 0; i < inputs.length; i++) {
            types[i] = Typed.of(inputs[i]);
        }
        for (int i = 0; i < captured.size(); i++) {
            types[inputs.length + i] = Typed.of(captured.get(i));
        }
        List<Equation> equations = new ArrayList<>(order.size());
        for (Node node : order) {
            System.arraycopy(node.types, 0, types, node.variable, node.types.length);
            equations.add(
                    new Equation(node.op, variables(node.operands), node.variable, node.site));
        }
        return new Program(types, inputs.length, captured, equations, variables(results));
    }

    private void visit(NDArray output) {
        Deque<Node> pending = new ArrayDeque<>();
        push(output, pending);
        while (!pending.isEmpty()) {
            Node node = pending.peek();
            if (node.variable == Node.UNVISITED) {
                node.variable = VISITING;
                for (int i = node.operands.length - 1; i >= 0; i--) {
                    node.operands[i] = own(node.operands[i]);
                    push(node.operands[i], pending);
                }
            } else {
                pending.pop();
                if (node.variable == VISITING) {
                    node.variable = 0;
                    order.add(node);
                }
            }
        }
    }

    private void push(NDArray array, Deque<Node> pending) {
        if (!isOwn(array)) {
            if (captures.putIfAbsent(key(array), captured.size()) == null) {
                captured.add(array);
            }
        } else {
            Node node = ((TracedArray) array).node();
            if (node != null && node.variable == Node.UNVISITED) {
                pending.push(node);
            }
        }
    }

    /** An array as this trace sees it: values of closed traces are resolved. */
    private NDArray own(NDArray array) {
        if (!(array instanceof TracedArray traced) || traced.trace() == trace) {
            return array;
        }
        NDArray open = Resolution.open(array);
        if (open instanceof TracedArray other && other.trace().level() > trace.level()) {
            throw new EscapedValueException(
                    "a value of a function that is still being traced, "
                            + other.birth()
                            + ", is needed by "
                            + trace.function()
                            + ", which does not contain it: it came by a field or another thread;"
                            + " return it from the function instead");
        }
        return open;
    }

    private boolean isOwn(NDArray array) {
        return array instanceof TracedArray traced && traced.trace() == trace;
    }

    /**
     * Results of one operation are found by the operation, so that two references to a result are
     * one variable.
     */
    private static Object key(NDArray array) {
        return array instanceof TracedArray traced
                        && traced.node() != null
                        && traced.node().types.length == 1
                ? traced.node()
                : array;
    }

    private int[] variables(NDArray... arrays) {
        int[] result = new int[arrays.length];
        for (int i = 0; i < result.length; i++) {
            if (isOwn(arrays[i])) {
                TracedArray traced = (TracedArray) arrays[i];
                result[i] =
                        traced.node() == null
                                ? traced.index()
                                : traced.node().variable + traced.index();
            } else {
                result[i] = trace.inputs().length + captures.get(key(arrays[i]));
            }
        }
        return result;
    }
}
