package io.cotangent.function;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of a function of two arguments, or one tangent, cotangent or gradient for each. One
 * that was not chosen by argnums is null, and its accessor throws {@link
 * io.cotangent.error.TreeException}, in a record pattern too.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 * @param arg0 argument 0, or what belongs to it
 * @param arg1 argument 1, or what belongs to it
 */
public record Args2<A, B>(@Nullable A arg0, @Nullable B arg1) implements Args {
    @Override
    public A arg0() {
        return Chosen.chosen(arg0, 0);
    }

    @Override
    public B arg1() {
        return Chosen.chosen(arg1, 1);
    }

    @Override
    public @Nullable Object[] toArray() {
        return new Object[] {arg0, arg1};
    }

    @Override
    public String toString() {
        return Chosen.toString(arg0, arg1);
    }
}
