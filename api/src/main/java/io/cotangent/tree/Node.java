package io.cotangent.tree;

import io.cotangent.NDArray;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The structure of an object: everything but its leaves. */
sealed interface Node {
    /** The place of a leaf. */
    Node LEAF = new Leaf();

    /** The number of leaves below. */
    int size();

    /** What to call a value that is a leaf, structure, or neither. */
    static String nameOf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case NDArray _ -> "NDArray";
            case Enum<?> constant -> constant.getDeclaringClass().getTypeName();
            default -> value.getClass().getTypeName();
        };
    }

    /** A leaf. */
    record Leaf() implements Node {
        @Override
        public int size() {
            return 1;
        }
    }

    /** A value that is kept as it is, because it has no derivative: null, an integer, a string. */
    record Constant(@Nullable Object value) implements Node {
        @Override
        public int size() {
            return 0;
        }
    }

    /** A part with parts of its own. */
    sealed interface Branch extends Node {
        /** The nodes of the parts, in order. */
        Node[] children();

        /** The way to one of the parts, given the way to this node. */
        Path step(Path path, int child);

        /** A new object around other parts, for the place {@code path}. */
        Object build(@Nullable Object[] parts, Path path);

        /**
         * Whether the other is a branch of the same kind, with parts that correspond to this one's
         * (for maps: if the keys do).
         */
        boolean resembles(Node other);

        /** What a message calls it. */
        String description();
    }

    /** A record. */
    record RecordNode(RecordClass type, Node[] children, int size) implements Branch {
        RecordNode(RecordClass type, Node[] children) {
            this(type, children, sizeOf(children));
        }

        @Override
        public Path step(Path path, int child) {
            return new Path.Component(path, type.name(child));
        }

        @Override
        public Object build(@Nullable Object[] parts, Path path) {
            return type.build(parts, path);
        }

        @Override
        public boolean resembles(Node other) {
            return other instanceof RecordNode node && node.type.type() == type.type();
        }

        @Override
        public String description() {
            return type.toString();
        }
    }

    /** An array of references. */
    record ArrayNode(Class<?> componentType, Node[] children, int size) implements Branch {
        ArrayNode(Class<?> componentType, Node[] children) {
            this(componentType, children, sizeOf(children));
        }

        @Override
        public Path step(Path path, int child) {
            return new Path.Element(path, child);
        }

        @Override
        public Object build(@Nullable Object[] parts, Path path) {
            @Nullable Object[] array = (Object[]) Array.newInstance(componentType, parts.length);
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] != null && !componentType.isInstance(parts[i])) {
                    throw step(path, i).misfit(parts[i], componentType);
                }
                array[i] = parts[i];
            }
            return array;
        }

        @Override
        public boolean resembles(Node other) {
            return other instanceof ArrayNode node && node.children.length == children.length;
        }

        @Override
        public String description() {
            return "an array of length " + children.length;
        }
    }

    /** A list; it is rebuilt as an unmodifiable one. */
    record ListNode(Node[] children, int size) implements Branch {
        ListNode(Node[] children) {
            this(children, sizeOf(children));
        }

        @Override
        public Path step(Path path, int child) {
            return new Path.Element(path, child);
        }

        @Override
        public Object build(@Nullable Object[] parts, Path path) {
            return Collections.unmodifiableList(Arrays.asList(parts));
        }

        @Override
        public boolean resembles(Node other) {
            return other instanceof ListNode node && node.children.length == children.length;
        }

        @Override
        public String description() {
            return "a list of size " + children.length;
        }
    }

    /** What keeps a sorted map sorted; null stands for the natural order of its keys. */
    record Order(@Nullable Comparator<? super Object> comparator) {}

    /** A map; it is rebuilt as an unmodifiable one, in the same order, sorted if it has one. */
    record MapNode(@Nullable Object[] keys, @Nullable Order order, Node[] children, int size)
            implements Branch {
        MapNode(@Nullable Object[] keys, @Nullable Order order, Node[] children) {
            this(keys, order, children, sizeOf(children));
        }

        @Override
        public Path step(Path path, int child) {
            return new Path.Entry(path, keys[child]);
        }

        @Override
        public Object build(@Nullable Object[] parts, Path path) {
            SequencedMap<@Nullable Object, @Nullable Object> map =
                    order == null ? new LinkedHashMap<>() : new TreeMap<>(order.comparator());
            for (int i = 0; i < parts.length; i++) {
                map.put(keys[i], parts[i]);
            }
            if (map.size() != parts.length) {
                throw path.problem("the map cannot be rebuilt, some of its keys are equal");
            }
            return map instanceof NavigableMap<?, ?> sorted
                    ? Collections.unmodifiableNavigableMap(sorted)
                    : Collections.unmodifiableSequencedMap(map);
        }

        @Override
        public boolean resembles(Node other) {
            return other instanceof MapNode;
        }

        @Override
        public String description() {
            return "a map";
        }
    }

    /** An Optional, with one part or none. */
    record OptionalNode(Node[] children, int size) implements Branch {
        OptionalNode(Node... children) {
            this(children, sizeOf(children));
        }

        @Override
        public Path step(Path path, int child) {
            return new Path.Content(path);
        }

        @Override
        public Object build(@Nullable Object[] parts, Path path) {
            return parts.length == 0 ? Optional.empty() : Optional.ofNullable(parts[0]);
        }

        @Override
        public boolean resembles(Node other) {
            return other instanceof OptionalNode node && node.children.length == children.length;
        }

        @Override
        public String description() {
            return children.length == 0 ? "an empty Optional" : "an Optional with a value";
        }
    }

    private static int sizeOf(Node[] children) {
        int size = 0;
        for (Node child : children) {
            size += child.size();
        }
        return size;
    }
}
