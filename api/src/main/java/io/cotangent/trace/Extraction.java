package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Typed;
import io.cotangent.error.EscapedValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Turns the graph below some results into a program. The order of the equations follows from the
 * graph alone, whichever threads recorded it. The walk is iterative and looks at each edge twice.
 */
final class Extraction {
    private static final int VISITING = -1;

    private final Trace trace;
    private final int inputs;
    private final Captures captures = new Captures();

    /** The operations that are done before they are needed, and the codes of their operands. */
    private Node[] order = new Node[16];

    private int[][] operands = new int[16][];
    private int done;
    private int results;

    /** The way from an output to the operation being visited, and what is to be visited beside. */
    private Node[] pending = new Node[16];

    private int[][] codes = new int[16][];
    private int depth;

    private Extraction(Trace trace) {
        this.trace = trace;
        this.inputs = trace.inputCount();
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
        Set<NDArray> known = Collections.newSetFromMap(new IdentityHashMap<>());
        List<NDArray> all = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        List<Seen> failures = new ArrayList<>();
        for (Looks.Look look : trace.looks()) {
            if (descent.of(look.value()) instanceof TracedArray value
                    && value.trace() == trace
                    && known.add(value)) {
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

    private Program program(NDArray... outputs) {
        NDArray[] own = new NDArray[outputs.length];
        int[] codes = new int[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            own[i] = own(outputs[i]);
            codes[i] = reach(own[i]);
            visit();
        }
        for (int i = 0; i < outputs.length; i++) {
            codes[i] = code(own[i], codes[i]);
        }
        List<NDArray> captured = captures.arrays();
        int first = inputs + captured.size();
        ArrayType[] types = new ArrayType[first + results];
        for (int i = 0; i < inputs; i++) {
            types[i] = trace.inputType(i);
        }
        for (int i = 0; i < captured.size(); i++) {
            types[inputs + i] = Typed.of(captured.get(i));
        }
        Equation[] equations = new Equation[done];
        for (int i = 0; i < done; i++) {
            Node node = order[i];
            int result = first + node.variable;
            for (int j = 0; j < node.results(); j++) {
                types[result + j] = node.type(j);
            }
            equations[i] = new Equation(node.op, decoded(first, operands[i]), result, node.site);
        }
        return new Program(types, inputs, captured, List.of(equations), decoded(first, codes));
    }

    @SuppressWarnings(
            "ReferenceEquality") // most operands are their trace's own: nothing is written
    private void visit() {
        while (depth > 0) {
            Node node = pending[depth - 1];
            if (node.isUnvisited()) {
                node.variable = VISITING;
                int[] reached = new int[node.operands.length];
                codes[depth - 1] = reached;
                for (int i = reached.length - 1; i >= 0; i--) {
                    NDArray operand = node.operands[i];
                    NDArray own = own(operand);
                    if (own != operand) {
                        node.operands[i] = own;
                    }
                    reached[i] = reach(own);
                }
            } else {
                depth--;
                if (node.variable == VISITING) {
                    finish(node, codes[depth]);
                }
            }
        }
    }

    /**
     * The code of an array, as far as it is known; the operation that it is a result of is to be
     * visited.
     */
    private int reach(NDArray array) {
        if (!isOwn(array)) {
            return -1 - inputs - captures.number(array);
        }
        TracedArray traced = (TracedArray) array;
        Node node = traced.node();
        if (node == null) {
            return -1 - traced.index();
        }
        if (node.isUnvisited()) {
            if (depth == pending.length) {
                pending = Arrays.copyOf(pending, 2 * depth);
                codes = Arrays.copyOf(codes, 2 * depth);
            }
            pending[depth++] = node;
        }
        return 0;
    }

    private void finish(Node node, int... reached) {
        if (done == order.length) {
            order = Arrays.copyOf(order, 2 * done);
            operands = Arrays.copyOf(operands, 2 * done);
        }
        for (int i = 0; i < reached.length; i++) {
            reached[i] = code(node.operands[i], reached[i]);
        }
        node.variable = results;
        results += node.results();
        order[done] = node;
        operands[done++] = reached;
    }

    /**
     * The code of an array all of which has been visited: what is negative stands for an input or a
     * captured array, what is not for a result, counted from the first.
     */
    private static int code(NDArray array, int reached) {
        if (reached < 0) {
            return reached;
        }
        TracedArray traced = (TracedArray) array;
        return traced.node().variable + traced.index();
    }

    /** The variables that codes stand for, in their place. */
    private static int[] decoded(int first, int... codes) {
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] < 0 ? -1 - codes[i] : first + codes[i];
        }
        return codes;
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
}
