package io.cotangent.tree;

import org.jspecify.annotations.Nullable;

/** A part of a tree: its node, the way to it, and where among the tree's leaves its own begin. */
record Part(Node node, Path path, Object[] leaves, int from) {
    /** The first leaf. */
    Object leaf() {
        return leaves[from];
    }

    /** The parts of this part, which is a branch. */
    Part[] parts(Node.Branch branch) {
        Part[] parts = new Part[branch.children().length];
        int next = from;
        for (int i = 0; i < parts.length; i++) {
            Node child = branch.children()[i];
            parts[i] = new Part(child, branch.step(path, i), leaves, next);
            next += child.size();
        }
        return parts;
    }

    /** The object of a structure, newly made around its leaves, which begin at {@code from}. */
    static @Nullable Object value(Node node, Path path, Object[] leaves, int from) {
        return switch (node) {
            case Node.Leaf _ -> leaves[from];
            case Node.Constant constant -> constant.value();
            case Node.Branch branch -> {
                Node[] children = branch.children();
                @Nullable Object[] values = new Object[children.length];
                int next = from;
                for (int i = 0; i < values.length; i++) {
                    values[i] =
                            children[i] instanceof Node.Leaf
                                    ? leaves[next]
                                    : value(children[i], branch.step(path, i), leaves, next);
                    next += children[i].size();
                }
                yield branch.build(values, path);
            }
        };
    }

    /**
     * The leaves of a like object, from a place on, where all of its structure is records.
     *
     * @return whether the object is of this structure
     */
    static boolean find(Node node, Path path, @Nullable Object value, Object[] leaves, int from) {
        if (node instanceof Node.Leaf) {
            leaves[from] = value;
            return value != null;
        }
        if (!(node instanceof Node.RecordNode(RecordClass type, Node[] children, int _))
                || value == null
                || value.getClass() != type.type()) {
            return false;
        }
        int next = from;
        for (int i = 0; i < children.length; i++) {
            Object part = type.read(value, i, path);
            if (!find(children[i], path, part, leaves, next)) {
                return false;
            }
            next += children[i].size();
        }
        return true;
    }

    /** What a message calls it. */
    String description() {
        return switch (node) {
            case Node.Leaf _ -> "a leaf (" + Node.nameOf(leaf()) + ")";
            case Node.Constant constant ->
                    constant.value() == null
                            ? "null"
                            : "no leaf (" + Node.nameOf(constant.value()) + ")";
            case Node.Branch branch -> branch.description();
        };
    }
}
