package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program together with what its function computed of values of traces further out: operations
 * that were recorded there since a moment, and that the program itself only captured.
 */
final class Fresh {
    /** Moments begin anew after this one. */
    private static final int LAST = (1 << 30) - 1;

    private static volatile int moment;

    private final int since;
    private final Program program;
    private final IdentityHashMap<Node, Integer> variables = new IdentityHashMap<>();
    private final List<Node> order = new ArrayList<>();
    private final Captures captures = new Captures();

    private Fresh(Program program, int since) {
        this.program = program;
        this.since = since;
    }

    /** The moment that it is. */
    static int now() {
        return moment;
    }

    /** A moment later than all before. Threads that begin at once may share one. */
    static int begin() {
        moment = moment + 1 & LAST;
        return moment;
    }

    /** The program with what it needs of operations that are not older. */
    static Recorded with(Recorded recorded, int since) {
        Program guarded = recorded.guarded();
        for (NDArray array : guarded.captured()) {
            if (node(array, since) != null) {
                Program whole = new Fresh(guarded, since).whole();
                return new Recorded(whole, recorded.observations(), recorded.failures());
            }
        }
        return recorded;
    }

    private static @Nullable Node node(NDArray array, int since) {
        Node node = array instanceof TracedArray traced ? traced.node() : null;
        boolean isFresh =
                node != null
                        && node.isUnvisited()
                        && (node.moment() - since & LAST) <= LAST / 2
                        && !node.trace().isClosed();
        return isFresh ? node : null;
    }

    private Program whole() {
        List<NDArray> captured = program.captured();
        captured.forEach(this::visit);
        ProgramBuilder builder = new ProgramBuilder(program.inputTypes());
        int inputs = program.inputs();
        captures.arrays().forEach(builder::capture);
        for (Node node : order) {
            int[] operands = new int[node.operands.length];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = variable(node.operands[i]);
            }
            ArrayType[] types = new ArrayType[node.results()];
            for (int i = 0; i < types.length; i++) {
                types[i] = node.type(i);
            }
            variables.put(node, builder.add(node.op, operands, types, node.site));
        }
        int[] renamed = new int[program.variables()];
        for (int i = 0; i < inputs + captured.size(); i++) {
            renamed[i] = i < inputs ? i : variable(captured.get(i - inputs));
        }
        List<Equation> equations = program.equations();
        for (int i = 0; i < equations.size(); i++) {
            Equation equation = equations.get(i);
            ArrayType[] types = new ArrayType[program.results(i)];
            for (int j = 0; j < types.length; j++) {
                types[j] = program.type(equation.result() + j);
            }
            int[] operands = renamed(renamed, equation.operands());
            int first = builder.add(equation.op(), operands, types, equation.site());
            for (int j = 0; j < types.length; j++) {
                renamed[equation.result() + j] = first + j;
            }
        }
        return builder.build(renamed(renamed, program.outputs()));
    }

    private static int[] renamed(int[] renamed, int... variables) {
        int[] all = new int[variables.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = renamed[variables[i]];
        }
        return all;
    }

    private int variable(NDArray array) {
        Node node = node(array, since);
        return node == null
                ? program.inputs() + captures.number(array)
                : variables.get(node) + ((TracedArray) array).index();
    }

    /** Puts operations in order, those that others need before them; the walk is iterative. */
    private void visit(NDArray array) {
        Deque<NDArray> pending = new ArrayDeque<>(List.of(array));
        while (!pending.isEmpty()) {
            Node node = node(pending.peek(), since);
            if (node == null) {
                captures.number(pending.pop());
            } else if (variables.putIfAbsent(node, -1) == null) {
                for (NDArray operand : node.operands) {
                    if (!variables.containsKey(node(operand, since))) {
                        pending.push(operand);
                    }
                }
            } else {
                pending.pop();
                if (variables.replace(node, -1, 0)) {
                    order.add(node);
                }
            }
        }
    }
}
