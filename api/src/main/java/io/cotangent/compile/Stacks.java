package io.cotangent.compile;

import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a {@link StackStep} does: products of two stacks of matrices, the loops that make what
 * only they read, and loops and products that go on from their results.
 */
final class Stacks {
    /** Elements of the smallest results that do not stay in a cache anyway. */
    private static final int LARGE = 1 << 16;

    /** How far ahead it is looked for steps that go on. */
    private static final int AHEAD = 32;

    private final Program program;
    private final List<Group> groups;
    private final BitSet copied;

    /** For each variable the number of the group that makes it, -1 for inputs and constants. */
    private final int[] makers;

    /** The same of equations. */
    private final int[] equationMakers;

    /** For each group those that need it. */
    private final List<List<Integer>> users = new ArrayList<>();

    /** For each group the product that it is done together with, or -1. */
    private final int[] together;

    private Stacks(Program program, List<Group> groups, BitSet copied) {
        this.program = program;
        this.groups = groups;
        this.copied = copied;
        this.makers = Schedule.makers(program, groups);
        this.equationMakers = Grouping.makers(program);
        this.together = new int[groups.size()];
        Arrays.fill(together, -1);
        groups.forEach(_ -> users.add(new ArrayList<>()));
        for (int user = 0; user < groups.size(); user++) {
            for (int variable : groups.get(user).uses()) {
                if (makers[variable] >= 0) {
                    users.get(makers[variable]).add(user);
                }
            }
        }
    }

    /**
     * The groups in an order in which they can be computed, with those that are done together as
     * one.
     *
     * @param groups as {@link Schedule} orders them
     * @param copied the equations whose results would be views, but are copied
     */
    static List<Group> of(Program program, List<Group> groups, BitSet copied) {
        return new Stacks(program, groups, copied).united();
    }

    /** The variables that nobody needs but the parts of a group in such an order. */
    static BitSet inner(Program program, Group whole, List<Group> order) {
        BitSet inner = new BitSet();
        whole.results(program).forEach(inner::set);
        for (int output : program.outputs()) {
            inner.clear(output);
        }
        for (Group group : order) {
            for (int variable : group.uses()) {
                inner.clear(variable);
            }
        }
        for (Group part : whole.parts().reversed()) {
            Equation first = program.equations().get(part.equations().get(0));
            // Where a view is needed, what it is a view of is needed, too.
            if (first.op() instanceof Shapes.Permute && !inner.get(first.result())) {
                inner.clear(first.operands()[0]);
            }
        }
        return inner;
    }

    private List<Group> united() {
        List<List<Integer>> parts = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            List<Integer> found =
                    together[group] < 0 && isProduct(group) ? around(group) : List.of(group);
            parts.add(found);
            if (found.size() > 1) {
                for (int part : found) {
                    together[part] = group;
                }
            }
        }
        List<Group> order = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            if (together[group] == group) {
                order.add(whole(parts.get(group)));
            } else if (together[group] < 0) {
                order.add(groups.get(group));
            }
        }
        return order;
    }

    private Group whole(List<Integer> parts) {
        return Group.of(program, parts.stream().map(groups::get).toList());
    }

    /** What is done together with a product. */
    private List<Integer> around(int product) {
        StackAxes axes = new StackAxes(program, equationMakers);
        List<Integer> parts = new ArrayList<>();
        for (int operand : groups.get(product).uses()) {
            addMakers(product, operand, parts, axes);
        }
        parts.add(product);
        axes.set(single(product).result(), 0);
        int end = Math.min(groups.size(), product + 1 + AHEAD);
        for (int next = product + 1; next < end; next++) {
            if (together[next] < 0
                    && (groups.get(next).fused() || isProduct(next) || isView(next))
                    && isReady(next, product, parts)
                    && axes.goesOn(groups.get(next))) {
                parts.add(next);
            }
        }
        while (isView(parts.getLast())) {
            parts.removeLast();
        }
        return parts;
    }

    /** Adds the loop that makes a variable, and views of that, unless they are needed before. */
    private void addMakers(int product, int variable, List<Integer> parts, StackAxes axes) {
        List<Integer> chain = new ArrayList<>();
        int axis = 0;
        int maker = makers[variable];
        while (maker >= 0
                && together[maker] < 0
                && !parts.contains(maker)
                && (isView(maker) || isLargeLoop(maker))
                && users.get(maker).stream()
                        .allMatch(user -> chain.contains(user) || place(user) >= product)) {
            chain.addFirst(maker);
            if (isLargeLoop(maker)) {
                if (axes.setAll(groups.get(maker), axis)) {
                    parts.addAll(chain);
                }
                return;
            }
            axis = StackAxes.before((Shapes.Permute) single(maker).op(), axis);
            maker = makers[groups.get(maker).uses()[0]];
        }
    }

    /** The number of the group with which, or as which, a group is done. */
    private int place(int group) {
        return together[group] < 0 ? group : together[group];
    }

    /** Whether a group needs some of the parts, and nothing else that comes after the product. */
    private boolean isReady(int group, int product, List<Integer> parts) {
        boolean any = false;
        for (int variable : groups.get(group).uses()) {
            int maker = makers[variable];
            boolean isPart = parts.contains(maker);
            if (!isPart && maker >= 0 && place(maker) >= product) {
                return false;
            }
            any |= isPart;
        }
        return any;
    }

    private boolean isProduct(int group) {
        Equation equation = single(group);
        return equation != null
                && ProductStep.isStack(program, equation)
                && program.type(equation.result()).shape().size() >= LARGE;
    }

    /** Whether it is a view, wherever elements lie. */
    private boolean isView(int group) {
        Equation equation = single(group);
        return equation != null
                && equation.op() instanceof Shapes.Permute
                && !copied.get(groups.get(group).equations().get(0));
    }

    /** The equation of a group that is but one, and no loop; null for others. */
    private @Nullable Equation single(int group) {
        Group each = groups.get(group);
        return each.fused() || each.equations().size() != 1
                ? null
                : program.equations().get(each.equations().get(0));
    }

    private boolean isLargeLoop(int group) {
        return groups.get(group).fused()
                && groups.get(group).equations().stream()
                        .map(program.equations()::get)
                        .anyMatch(each -> program.type(each.operands()[0]).shape().size() >= LARGE);
    }
}
