package io.cotangent.number;

import io.cotangent.tree.RecordCalls;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes and reads records for code that is not woven: shadows of their numbers are handed over. */
final class Records implements RecordCalls {
    @Override
    public Object make(MethodHandle constructor, Class<?>[] types, Object... components)
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

    @Override
    public @Nullable Object read(MethodHandle accessor, String name, Class<?> type, Object record)
            throws Throwable {
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
