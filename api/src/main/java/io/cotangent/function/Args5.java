package io.cotangent.function;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of a function of five arguments, or one tangent, cotangent or gradient for each.
 * One that was not chosen by argnums is null, and its accessor throws {@link
 * io.cotangent.error.TreeException}, in a record pattern too.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 * @param <C> the type of argument 2
 * @param <D> the type of argument 3
 * @param <E> the type of argument 4
 * @param arg0 argument 0, or what belongs to it
 * @param arg1 argument 1, or what belongs to it
 * @param arg2 argument 2, or what belongs to it
 * @param arg3 argument 3, or what belongs to it
 * @param arg4 argument 4, or what belongs to it
 */
public record Args5<A, B, C, D, E>(
        @Nullable A arg0, @Nullable B arg1, @Nullable C arg2, @Nullable D arg3, @Nullable E arg4)
        implements Args {
    @Override
    public A arg0() {
        return Chosen.chosen(arg0, 0);
    }

    @Override
    public B arg1() {
        return Chosen.chosen(arg1, 1);
    }

    @Override
    public C arg2() {
        return Chosen.chosen(arg2, 2);
    }

    @Override
    public D arg3() {
        return Chosen.chosen(arg3, 3);
    }

    @Override
    public E arg4() {
        return Chosen.chosen(arg4, 4);
    }

    @Override
    public @Nullable Object[] toArray() {
        return new Object[] {arg0, arg1, arg2, arg3, arg4};
    }

    @Override
    public String toString() {
        return Chosen.toString(arg0, arg1, arg2, arg3, arg4);
    }
}
