package io.cotangent.function;

import io.cotangent.error.TreeException;
import org.jspecify.annotations.Nullable;

/** What the records of arguments share. */
final class Chosen {
    private Chosen() {}

    /** The argument, if it was chosen. */
    static <T> T chosen(@Nullable T argument, int index) {
        if (argument == null) {
            String problem = "arg%1$s(): argument %1$s was not among the argnums: add it to them";
            throw new TreeException(problem.formatted(index));
        }
        return argument;
    }

    /** The text of a record of arguments; those that were not chosen are left out. */
    static String toString(@Nullable Object... arguments) {
        StringBuilder text = new StringBuilder("Args").append(arguments.length).append('[');
        String separator = "";
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] != null) {
                text.append(separator).append("arg").append(i).append('=').append(arguments[i]);
                separator = ", ";
            }
        }
        return text.append(']').toString();
    }
}
