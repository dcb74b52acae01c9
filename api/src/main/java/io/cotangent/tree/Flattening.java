package io.cotangent.tree;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.error.TreeException;
import io.cotangent.function.Args;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One walk through an object, which collects its leaves and returns its structure. */
final class Flattening {
    /** Far more than people nest; what is deeper contains itself. */
    private static final int MAX_DEPTH = 1000;

    private final Path root;
    private Object[] leaves = new Object[8];
    private int size;

    Flattening(Path root) {
        this.root = root;
    }

    /** The structure of the whole object. */
    Node structure(@Nullable Object value) {
        return node(value, root, 0);
    }

    /** The leaves met so far, in order. */
    Object[] leaves() {
        return Arrays.copyOf(leaves, size);
    }

    private Node node(@Nullable Object value, Path path, int depth) {
        if (depth > MAX_DEPTH) {
            throw root.problem(
                    "nested more than %s deep; a list, map or array in it may contain itself",
                    MAX_DEPTH);
        }
        return switch (value) {
            case NDArray _, Double _, Float _, double[] _, float[] _, double[][] _, float[][] _ ->
                    leaf(value);
            case Record record -> record(record, path, depth);
            case Object[] array ->
                    new Node.ArrayNode(
                            array.getClass().getComponentType(), elements(array, path, depth));
            case List<?> list -> new Node.ListNode(elements(list.toArray(), path, depth));
            case Map<?, ?> map -> map(map, path, depth);
            case Optional<?> optional -> optional(optional, path, depth);
            case null, default -> {
                if (!isStructure(value)) {
                    throw unknown(value, path);
                }
                yield new Node.Constant(value);
            }
        };
    }

    private Node leaf(Object leaf) {
        if (size == leaves.length) {
            leaves = Arrays.copyOf(leaves, 2 * size);
        }
        leaves[size++] = leaf;
        return Node.LEAF;
    }

    private Node record(Record record, Path path, int depth) {
        RecordClass type = RecordClass.of(record.getClass());
        Node[] children = new Node[type.size()];
        for (int i = 0; i < children.length; i++) {
            Object part = component(record, type, i, path);
            children[i] =
                    part instanceof NDArray
                            ? leaf(part)
                            : node(part, new Path.Component(path, type.name(i)), depth + 1);
        }
        return new Node.RecordNode(type, children);
    }

    /** Arguments that were not chosen are null, which their accessors refuse to give. */
    private static @Nullable Object component(
            Record record, RecordClass type, int index, Path path) {
        return record instanceof Args arguments
                ? arguments.toArray()[index]
                : type.read(record, index, path);
    }

    private Node[] elements(@Nullable Object[] elements, Path path, int depth) {
        Node[] children = new Node[elements.length];
        for (int i = 0; i < children.length; i++) {
            children[i] = node(elements[i], new Path.Element(path, i), depth + 1);
        }
        return children;
    }

    @SuppressWarnings("unchecked") // a map's comparator compares its keys, and is given no others
    private Node map(Map<?, ?> map, Path path, int depth) {
        Map.Entry<?, ?>[] entries = map.entrySet().toArray(Map.Entry<?, ?>[]::new);
        @Nullable Object[] keys = new Object[entries.length];
        Node[] children = new Node[entries.length];
        for (int i = 0; i < entries.length; i++) {
            keys[i] = entries[i].getKey();
            children[i] = node(entries[i].getValue(), new Path.Entry(path, keys[i]), depth + 1);
        }
        Node.Order order =
                map instanceof SortedMap<?, ?> sorted
                        ? new Node.Order((Comparator<? super Object>) sorted.comparator())
                        : null;
        return new Node.MapNode(keys, order, children);
    }

    private Node optional(Optional<?> optional, Path path, int depth) {
        return optional.isEmpty()
                ? new Node.OptionalNode()
                : new Node.OptionalNode(node(optional.get(), new Path.Content(path), depth + 1));
    }

    private static boolean isStructure(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Integer _,
                    Long _,
                    Short _,
                    Byte _,
                    Character _,
                    Boolean _,
                    String _,
                    Enum<?> _,
                    Class<?> _,
                    Rng _ ->
                    true;
            default -> value.getClass().isArray();
        };
    }

    private static TreeException unknown(Object value, Path path) {
        return path.problem(
                "a %s has no known leaves; make it a record, or pass it another way: "
                        + "leave it out with argnums, or capture it in a lambda",
                value.getClass().getTypeName());
    }
}
