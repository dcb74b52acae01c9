package io.cotangent.tree;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Copies of the Java arrays in a tree, so that nobody who writes to one changes another. */
final class Snapshot {
    private Snapshot() {}

    /** The structure with copies of the arrays that are part of it. */
    static Node of(Node node) {
        return switch (node) {
            case Node.Leaf leaf -> leaf;
            case Node.Constant(Object value) ->
                    value != null && value.getClass().isArray()
                            ? new Node.Constant(copy(value))
                            : node;
            case Node.RecordNode(RecordClass type, Node[] children, int _) ->
                    new Node.RecordNode(type, all(children));
            case Node.ArrayNode(Class<?> type, Node[] children, int _) ->
                    new Node.ArrayNode(type, all(children));
            case Node.ListNode(Node[] children, int _) -> new Node.ListNode(all(children));
            case Node.MapNode(Object[] keys, Node.Order order, Node[] children, int _) ->
                    new Node.MapNode(keys, order, all(children));
            case Node.OptionalNode(Node[] children, int _) -> new Node.OptionalNode(all(children));
        };
    }

    /** Whether there are no arrays to copy in a structure. */
    static boolean isFixed(Node node) {
        return switch (node) {
            case Node.Leaf _ -> true;
            case Node.Constant(Object value) -> value == null || !value.getClass().isArray();
            case Node.Branch branch -> {
                boolean fixed = true;
                for (Node child : branch.children()) {
                    fixed &= isFixed(child);
                }
                yield fixed;
            }
        };
    }

    /** Copies of the leaves that are Java arrays; the others as they are. */
    static Object[] of(Object... leaves) {
        Object[] copies = leaves.clone();
        for (int i = 0; i < copies.length; i++) {
            if (copies[i].getClass().isArray()) {
                copies[i] = copy(copies[i]);
            }
        }
        return copies;
    }

    private static Node[] all(Node... nodes) {
        Node[] copies = new Node[nodes.length];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = of(nodes[i]);
        }
        return copies;
    }

    /** A copy of an array of primitives, or of arrays of them. */
    private static Object copy(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        if (array.getClass().getComponentType().isPrimitive()) {
            System.arraycopy(array, 0, copy, 0, length);
        } else {
            for (int i = 0; i < length; i++) {
                @Nullable Object row = Array.get(array, i);
                Array.set(copy, i, row == null ? null : copy(row));
            }
        }
        return copy;
    }
}
