package io.cotangent.tree;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One walk through two trees in step, up to the first difference that a function could see. */
final class Comparison {
    private Comparison() {}

    /** Whether nothing differs, leaves aside. */
    static boolean isSame(Node found, Node expected) {
        if (!(expected instanceof Node.Branch before)) {
            return expected instanceof Node.Constant constant
                    ? found instanceof Node.Constant now
                            && Objects.deepEquals(constant.value(), now.value())
                    : found instanceof Node.Leaf;
        }
        if (!(found instanceof Node.Branch now
                && before.resembles(now)
                && isSameBranch(before, now))) {
            return false;
        }
        Node[] expectedParts = before.children();
        Node[] foundParts = now.children();
        for (int i = 0; i < expectedParts.length; i++) {
            if (!isSame(foundParts[i], expectedParts[i])) {
                return false;
            }
        }
        return true;
    }

    /** What differs between these parts, leaves aside; null where nothing does. */
    static @Nullable Difference difference(Part found, Part expected) {
        if (expected.node() instanceof Node.Leaf && found.node() instanceof Node.Leaf) {
            return null;
        }
        if (expected.node() instanceof Node.Constant before
                && found.node() instanceof Node.Constant now) {
            return Objects.deepEquals(before.value(), now.value())
                    ? null
                    : new Difference(
                            true, found.path() + " is " + text(now) + ", was " + text(before));
        }
        if (!(expected.node() instanceof Node.Branch before
                && found.node() instanceof Node.Branch now
                && before.resembles(now)
                && isSameBranch(before, now))) {
            return new Difference(
                    false,
                    found.path()
                            + " is "
                            + found.description()
                            + ", was "
                            + expected.description());
        }
        Part[] expectedParts = expected.parts(before);
        Part[] foundParts = found.parts(now);
        for (int i = 0; i < expectedParts.length; i++) {
            Difference difference = difference(foundParts[i], expectedParts[i]);
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    /** Whether branches of one kind are built alike: keys in their order, types of components. */
    private static boolean isSameBranch(Node.Branch before, Node.Branch now) {
        return switch (before) {
            case Node.MapNode map ->
                    Arrays.equals(map.keys(), ((Node.MapNode) now).keys())
                            && Objects.equals(map.order(), ((Node.MapNode) now).order());
            case Node.ArrayNode array ->
                    array.componentType() == ((Node.ArrayNode) now).componentType();
            default -> true;
        };
    }

    private static String text(Node.Constant constant) {
        Object value = constant.value();
        return switch (value) {
            case String string -> "\"" + string + "\"";
            case null -> "null";
            default ->
                    value.getClass().isArray()
                            ? Arrays.deepToString(new Object[] {value})
                            : value.toString();
        };
    }
}
