package io.cotangent.compile;

import io.cotangent.op.Op.Sharing;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * When the memory of a plan's variables can be used again: after the last step that needs any of
 * the variables that may be views of it, unless somebody outside may.
 */
final class Lifetimes {
    private final Program program;
    private final List<Group> order;
    private final Homes homes;
    private final BitSet copied;
    private final int[] parents;
    private final boolean[] pinned;
    private final boolean[] fresh;

    private Lifetimes(Program program, List<Group> order, Homes homes, BitSet copied) {
        this.program = program;
        this.order = order;
        this.homes = homes;
        this.copied = copied;
        this.parents = new int[program.variables()];
        this.pinned = new boolean[program.variables()];
        this.fresh = new boolean[program.variables()];
        Arrays.setAll(parents, i -> i);
    }

    /**
     * What ends with a step.
     *
     * @param forgotten variables that no later step needs, and no output is
     * @param free those among the plan's variables whose memory nobody needs any more
     */
    record Ends(int[] forgotten, int[] free) {}

    /**
     * What ends with each step, of groups of equations in their order.
     *
     * @param copied the equations whose results would be views, but are copied
     */
    static List<Ends> of(Program program, List<Group> order, Homes homes, BitSet copied) {
        Lifetimes lifetimes = new Lifetimes(program, order, homes, copied);
        lifetimes.findViews();
        return lifetimes.ends();
    }

    private void findViews() {
        int known = program.inputs() + program.captured().size();
        Arrays.fill(pinned, 0, known, true);
        for (Group group : order) {
            for (Group part : group.flat()) {
                for (int i : part.equations()) {
                    findViews(i, part.fused() || copied.get(i));
                }
            }
        }
        for (int output : program.outputs()) {
            pinned[root(output)] = true;
        }
    }

    private void findViews(int i, boolean written) {
        Equation equation = program.equations().get(i);
        Sharing sharing = written ? Sharing.NOTHING : equation.op().sharing();
        for (int k = 0; k < program.results(i); k++) {
            fresh[equation.result() + k] = sharing == Sharing.NOTHING;
            for (int operand : equation.operands()) {
                if (sharing != Sharing.NOTHING) {
                    join(equation.result() + k, operand);
                }
            }
            pinned[root(equation.result() + k)] |= sharing == Sharing.USERS;
        }
        if (homes.areMoved(equation.result())) {
            fresh[equation.result()] = false;
            join(equation.result(), homes.of(equation.result()));
        }
    }

    private int root(int variable) {
        int root = variable;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        parents[a] = b;
        pinned[b] |= pinned[a];
    }

    private List<Ends> ends() {
        int[] last = new int[program.variables()];
        int[] lastOfAll = new int[program.variables()];
        for (int step = 0; step < order.size(); step++) {
            Group group = order.get(step);
            for (int variable : group.uses()) {
                last[variable] = step;
                lastOfAll[root(variable)] = step;
            }
            for (int i : group.equations()) {
                int first = program.equations().get(i).result();
                for (int variable = first; variable < first + program.results(i); variable++) {
                    last[variable] = step;
                    lastOfAll[root(variable)] = step;
                }
            }
        }
        boolean[] output = new boolean[program.variables()];
        for (int variable : program.outputs()) {
            output[variable] = true;
        }
        List<List<Integer>> forgotten = lists(order.size());
        List<List<Integer>> free = lists(order.size());
        for (int i = 0; i < last.length && !order.isEmpty(); i++) {
            boolean ends = !output[i];
            boolean isFree = fresh[i] && !pinned[root(i)];
            if (isFree) {
                free.get(lastOfAll[root(i)]).add(i);
            } else if (ends) {
                forgotten.get(last[i]).add(i);
            }
        }
        List<Ends> ends = new ArrayList<>();
        for (int step = 0; step < order.size(); step++) {
            ends.add(new Ends(array(forgotten.get(step)), array(free.get(step))));
        }
        return ends;
    }

    private static List<List<Integer>> lists(int count) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
