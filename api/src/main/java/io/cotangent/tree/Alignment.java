package io.cotangent.tree;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One walk through two trees in step, which finds the leaf of the one for each leaf of the other,
 * or the first difference.
 */
final class Alignment {
    private final boolean ordered;
    private final boolean exact;
    private final Object[] leaves;
    private int size;

    /**
     * If {@code ordered}, maps that are equal but for their order differ too; if {@code exact}, so
     * do trees with other values beside their leaves.
     */
    Alignment(boolean ordered, boolean exact, int size) {
        this.ordered = ordered;
        this.exact = exact;
        leaves = new Object[size];
    }

    /** The leaves of the one tree in the order of the other. */
    Object[] leaves() {
        return leaves;
    }

    /** Checks and collects from one part of each tree on. */
    void align(Part found, Part expected) {
        if (expected.node() instanceof Node.Branch branch && branch.resembles(found.node())) {
            alignParts(found, expected, branch);
        } else if (expected.node() instanceof Node.Leaf && found.node() instanceof Node.Leaf) {
            leaves[size++] = found.leaf();
        } else if (!(expected.node() instanceof Node.Constant
                && found.node() instanceof Node.Constant)) {
            String what = expected.description();
            throw found.path()
                    .problem(
                            "expected %s as in %s, found %s",
                            what, expected.path(), found.description());
        } else if (exact) {
            requireEqual(found, expected);
        }
    }

    private static void requireEqual(Part found, Part expected) {
        Object value = ((Node.Constant) found.node()).value();
        Object other = ((Node.Constant) expected.node()).value();
        if (!Objects.deepEquals(value, other)) {
            throw found.path()
                    .problem(
                            "expected %s as in %s, found %s: only the numbers in leaves may differ",
                            text(other), expected.path(), text(value));
        }
    }

    private static String text(@Nullable Object value) {
        String text = Arrays.deepToString(new Object[] {value});
        return text.substring(1, text.length() - 1);
    }

    private void alignParts(Part found, Part expected, Node.Branch branch) {
        Part[] expectedParts = expected.parts(branch);
        Part[] foundParts = found.parts((Node.Branch) found.node());
        if (branch instanceof Node.MapNode expectedMap) {
            foundParts =
                    byKey(found, (Node.MapNode) found.node(), expected, expectedMap, foundParts);
        }
        for (int i = 0; i < expectedParts.length; i++) {
            align(foundParts[i], expectedParts[i]);
        }
    }

    /** The parts found in one map in the order of the other's keys. */
    private Part[] byKey(
            Part found,
            Node.MapNode foundMap,
            Part expected,
            Node.MapNode expectedMap,
            Part[] parts) {
        @Nullable Object[] keys = expectedMap.keys();
        if (Arrays.equals(foundMap.keys(), keys)) {
            return parts;
        }
        Map<@Nullable Object, Part> partOf = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            partOf.put(foundMap.keys()[i], parts[i]);
        }
        Part[] result = new Part[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Part part = partOf.remove(keys[i]);
            if (part == null) {
                String key = Path.quoted(keys[i]);
                throw found.path()
                        .problem("expected the key %s as in %s, found none", key, expected.path());
            }
            result[i] = part;
        }
        if (!partOf.isEmpty()) {
            String key = Path.quoted(partOf.keySet().iterator().next());
            throw found.path()
                    .problem("found the key %s, expected none as in %s", key, expected.path());
        }
        if (ordered) {
            throw found.path()
                    .problem(
                            "expected the keys in the order of %s, found another", expected.path());
        }
        return result;
    }
}
