package io.cotangent.tree;

import io.cotangent.error.TreeException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way from the whole to one of its parts, as a Java programmer would write it: {@code argument
 * 0.layers[2].weights}. A path is a chain of steps; its text is made only for a message.
 */
sealed interface Path {
    /**
     * An exception about the part at the end of this path, with a text as of {@link String#format}.
     */
    default TreeException problem(String text, @Nullable Object... details) {
        return new TreeException(this + ": " + text.formatted(details));
    }

    /**
     * An exception about the part at the end of this path, caused by an exception of the user's
     * code.
     */
    default TreeException failure(String text, Throwable cause) {
        TreeException failure = problem("%s threw %s", text, cause);
        failure.initCause(cause);
        return failure;
    }

    /** The exception for a value that is not of the type declared at the end of this path. */
    default TreeException misfit(@Nullable Object value, Class<?> declared) {
        String remedy =
                value instanceof Collection || value instanceof Map
                        ? "; collections are rebuilt as unmodifiable ones: declare it List or Map"
                        : "";
        String type = declared.getTypeName();
        return problem("%s does not fit, %s is declared there%s", Node.nameOf(value), type, remedy);
    }

    /** The text of a map's key. */
    static String quoted(@Nullable Object key) {
        return key instanceof String ? "\"" + key + "\"" : String.valueOf(key);
    }

    /** The whole. */
    record Root(String name) implements Path {
        /** An argument, counted from 0. */
        static Path argument(int position) {
            return new Root("argument " + position);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A component of a record. */
    record Component(Path parent, String name) implements Path {
        @Override
        public String toString() {
            return parent + "." + name;
        }
    }

    /** An element of an array or a list. */
    record Element(Path parent, int index) implements Path {
        @Override
        public String toString() {
            return parent + "[" + index + "]";
        }
    }

    /** A value of a map. */
    record Entry(Path parent, @Nullable Object key) implements Path {
        @Override
        public String toString() {
            return parent + "[" + quoted(key) + "]";
        }
    }

    /** The value of an Optional. */
    record Content(Path parent) implements Path {
        @Override
        public String toString() {
            return parent + ".get()";
        }
    }
}
