package io.cotangent.custom;

import io.cotangent.number.Ruled;
import io.cotangent.number.Tape;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A method with a derivative rule, called while something is recorded. */
final class CustomMethod {
    private final MethodHandle code;
    private final RuleSearch search;
    private volatile @Nullable CustomFunction function;

    /**
     * A method.
     *
     * @param code takes the object first, where the method has one
     */
    CustomMethod(MethodHandle code, RuleSearch search) {
        this.code = spread(code);
        this.search = search;
    }

    /** A method as a function of an array of its arguments. */
    static MethodHandle spread(MethodHandle method) {
        int count = method.type().parameterCount();
        return method.asType(MethodType.genericMethodType(count)).asSpreader(Object[].class, count);
    }

    /** The method's result. */
    @Nullable Object call(@Nullable Object... arguments) {
        CustomFunction result = function;
        if (result == null) {
            result =
                    new CustomFunction(
                            search.name(), all -> invoke(code, all), search, search.passed());
            function = result;
        }
        return result.call(arguments);
    }

    /**
     * The same from a traced body.
     *
     * @param all the arguments, the shadows of the numbers among them, and the tape
     */
    @Nullable Object callTraced(@Nullable Object... all) {
        Tape tape = (Tape) all[all.length - 1];
        Class<?>[] types = search.types();
        @Nullable Object[] arguments = Arrays.copyOf(all, types.length);
        int[] shadows = new int[all.length - 1 - types.length];
        Arrays.setAll(shadows, i -> (int) all[types.length + i]);
        boolean mayBeActive = Ruled.receive(types, arguments, tape, shadows);
        Object result = mayBeActive ? call(arguments) : invoke(code, arguments);
        Ruled.give(result, tape);
        return result;
    }

    /** Calls a method, and lets through whatever it throws, as the method itself would. */
    static @Nullable Object invoke(MethodHandle method, @Nullable Object... arguments) {
        try {
            return (Object) method.invokeExact(arguments);
        } catch (Throwable thrown) {
            throw CustomMethod.<RuntimeException>unchecked(thrown);
        }
    }

    @SuppressWarnings("unchecked") // checked exceptions are the compiler's idea only
    private static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
