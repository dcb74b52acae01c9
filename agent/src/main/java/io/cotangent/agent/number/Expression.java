package io.cotangent.agent.number;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A number, or two, computed of others: in a form that is the same for all expressions of a shape.
 *
 * @param shape what is computed of the leaves
 * @param leaves the numbers that it is computed of
 */
record Expression(Shape shape, List<Term> leaves) {
    /** In place of an opcode, of a leaf with a shadow. */
    static final int ACTIVE = 0;

    /** In place of an opcode, of a leaf without. */
    static final int PASSIVE = -1;

    /**
     * What is computed: leaves stand before what is computed of them.
     *
     * @param nodes leaves and operations
     * @param roots the results, by their places among them
     */
    record Shape(List<Node> nodes, List<Integer> roots) {
        /** How many leaves there are. */
        int leaves() {
            return (int) nodes.stream().filter(Node::isLeaf).count();
        }
    }

    /**
     * A leaf, or an operation.
     *
     * @param first the place of the first operand; of a leaf, its number among leaves
     * @param second the place of the second operand
     */
    record Node(int opcode, int first, int second) {
        boolean isLeaf() {
            return opcode <= ACTIVE;
        }
    }

    /** The expression of these results. */
    static Expression of(Term... roots) {
        Builder builder = new Builder();
        List<Integer> places = new ArrayList<>();
        for (Term root : roots) {
            places.add(builder.place(root));
        }
        return new Expression(
                new Shape(List.copyOf(builder.nodes), places), List.copyOf(builder.leaves));
    }

    private static final class Builder {
        private final List<Node> nodes = new ArrayList<>();
        private final List<Term> leaves = new ArrayList<>();
        private final IdentityHashMap<Term, Integer> places = new IdentityHashMap<>();
        private final Map<Long, Integer> constants = new HashMap<>();

        int place(Term term) {
            Integer known = places.get(term);
            if (known != null) {
                return known;
            }
            Term first = term.first();
            Term second = term.second();
            int place;
            if (term.isConstant() && term.isPassive()) {
                long bits = Double.doubleToRawLongBits(term.constant());
                place = constants.computeIfAbsent(bits, any -> leaf(term));
            } else if (first == null) {
                place = leaf(term);
            } else {
                int one = place(first);
                place = add(new Node(term.opcode(), one, second == null ? one : place(second)));
            }
            places.put(term, place);
            return place;
        }

        private int leaf(Term term) {
            leaves.add(term);
            return add(new Node(term.isPassive() ? PASSIVE : ACTIVE, leaves.size() - 1, 0));
        }

        private int add(Node node) {
            nodes.add(node);
            return nodes.size() - 1;
        }
    }
}
