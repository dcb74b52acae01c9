package io.cotangent.number;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes and reads records for code that is not woven: shadows of their numbers are handed over. */
public final class Records {
    private Records() {}

    /**
     * A new record.
     *
     * @param constructor takes the components as an array of objects
     * @param types the components' types
     * @throws Throwable what the constructor throws
     */
    @SuppressWarnings("IllegalThrows") // whatever users throw
    public static Object make(MethodHandle constructor, Class<?>[] types, Object... components)
            throws Throwable {
        Tape t = Tapes.ofThread();
        if (t == null) {
            return (Object) constructor.invokeExact(components);
        }
        String descriptor = MethodType.methodType(void.class, types).descriptorString();
        int tag = Signatures.of("<init>", descriptor);
        ReflectionSubstitutes.handOver(types, components, t, tag);
        Object made;
        try {
            made = (Object) constructor.invokeExact(components);
        } catch (Throwable e) {
            HandOver.caught(t);
            throw e;
        }
        HandOver.after(t);
        return made;
    }

    /**
     * A component of a record.
     *
     * @param accessor takes and gives an object
     * @param name the component's
     * @param type the component's
     * @throws Throwable what the accessor throws
     */
    @SuppressWarnings("IllegalThrows") // whatever users throw
    public static @Nullable Object read(
            MethodHandle accessor, String name, Class<?> type, Object record) throws Throwable {
        Tape t = Tapes.ofThread();
        if (t == null || !ReflectionSubstitutes.isNumber(type)) {
            return (Object) accessor.invokeExact(record);
        }
        int tag = Signatures.of(name, MethodType.methodType(type).descriptorString());
        HandOver.hand(t, tag);
        Object number;
        try {
            number = (Object) accessor.invokeExact(record);
        } catch (Throwable e) {
            HandOver.caught(t);
            throw e;
        }
        int shadow = HandOver.take(t, tag);
        if (shadow != 0) {
            t.remember(Objects.requireNonNull(number), shadow);
        }
        return number;
    }
}
