package io.cotangent.function;

import org.jspecify.annotations.Nullable;

/** The arguments of a function of several, or one tangent, cotangent or gradient for each. */
public sealed interface Args permits Args2, Args3, Args4, Args5, Args6 {
    /** The arguments in order, null where one was not chosen. */
    @Nullable Object[] toArray();

    /** The record of two to six arguments. */
    static Args of(@Nullable Object... arguments) {
        return switch (arguments.length) {
            case 2 -> new Args2<>(arguments[0], arguments[1]);
            case 3 -> new Args3<>(arguments[0], arguments[1], arguments[2]);
            case 4 -> new Args4<>(arguments[0], arguments[1], arguments[2], arguments[3]);
            case 5 ->
                    new Args5<>(
                            arguments[0], arguments[1], arguments[2], arguments[3], arguments[4]);
            case 6 ->
                    new Args6<>(
                            arguments[0],
                            arguments[1],
                            arguments[2],
                            arguments[3],
                            arguments[4],
                            arguments[5]);
            default ->
                    throw new IllegalArgumentException(
                            "no record of " + arguments.length + " arguments");
        };
    }
}
