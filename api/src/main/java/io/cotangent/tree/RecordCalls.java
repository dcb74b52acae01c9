package io.cotangent.tree;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * How the constructors and accessors of records are called. Once plain numbers are followed, that
 * is more than a call.
 */
public interface RecordCalls {
    /**
     * A new record.
     *
     * @param constructor takes the components as an array of objects
     * @param types the components' types
     * @throws Throwable what the constructor throws
     */
    Object make(MethodHandle constructor, Class<?>[] types, Object... components) throws Throwable;

    /**
     * A component of a record.
     *
     * @param accessor takes and gives an object
     * @param name the component's
     * @param type the component's
     * @throws Throwable what the accessor throws
     */
    @Nullable Object read(MethodHandle accessor, String name, Class<?> type, Object record)
            throws Throwable;

    /** The calls that are made from now on. */
    static void set(RecordCalls calls) {
        Plain.now = calls;
    }

    /** The calls that are made now: nothing but calls, if nobody has said otherwise. */
    static RecordCalls now() {
        return Plain.now;
    }

    /** Nothing but calls. */
    final class Plain implements RecordCalls {
        private static volatile RecordCalls now = new Plain();

        private Plain() {}

        @Override
        public Object make(MethodHandle constructor, Class<?>[] types, Object... components)
                throws Throwable {
            return (Object) constructor.invokeExact(components);
        }

        @Override
        public @Nullable Object read(
                MethodHandle accessor, String name, Class<?> type, Object record) throws Throwable {
            return (Object) accessor.invokeExact(record);
        }
    }
}
