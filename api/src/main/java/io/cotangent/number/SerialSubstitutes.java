package io.cotangent.number;

import java.io.IOException;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Serialization, whose bytes carry no derivatives: refused for what leads to an active number. */
public final class SerialSubstitutes {
    private SerialSubstitutes() {}

    /** {@link ObjectOutputStream#writeObject}. */
    public static void writeObject(ObjectOutputStream out, @Nullable Object object, Tape t)
            throws IOException {
        check(object, t);
        out.writeObject(object);
    }

    /** {@link ObjectOutput#writeObject}. */
    public static void writeObject(ObjectOutput out, @Nullable Object object, Tape t)
            throws IOException {
        check(object, t);
        out.writeObject(object);
    }

    /** {@link ObjectOutputStream#writeUnshared}. */
    public static void writeUnshared(ObjectOutputStream out, @Nullable Object object, Tape t)
            throws IOException {
        check(object, t);
        out.writeUnshared(object);
    }

    private static void check(@Nullable Object object, Tape t) {
        if (object != null && new Search(t).leadsToActive(object)) {
            throw Refusals.serialized(object, t);
        }
    }

    /** Looks through objects of woven classes, arrays and Java's collections. */
    private static final class Search {
        private final Tape tape;
        private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Deque<Object> pending = new ArrayDeque<>();

        Search(Tape tape) {
            this.tape = tape;
        }

        boolean leadsToActive(Object object) {
            meet(object);
            while (!pending.isEmpty()) {
                Object next = pending.pop();
                if (Refusals.isActive(next, tape) || hasActiveField(next)) {
                    return true;
                }
                switch (next) {
                    case Object[] parts -> Arrays.stream(parts).forEach(this::meet);
                    case Collection<?> parts when Refusals.isJavas(parts) ->
                            parts.forEach(this::meet);
                    case Map<?, ?> map when Refusals.isJavas(map) ->
                            map.forEach((key, value) -> {
                                meet(key);
                                meet(value);
                            });
                    default -> {}
                }
            }
            return false;
        }

        private void meet(@Nullable Object object) {
            if (object != null && met.add(object)) {
                pending.push(object);
            }
        }

        /** Whether a number in a field is active; meets what other fields have. */
        private boolean hasActiveField(Object object) {
            for (Class<?> at = object.getClass();
                    at != null && Woven.isWoven(at);
                    at = at.getSuperclass()) {
                for (Field field : at.getDeclaredFields()) {
                    int modifiers = field.getModifiers();
                    if (!Modifier.isStatic(modifiers)
                            && !Modifier.isTransient(modifiers)
                            && isActive(field, object)) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** What cannot be seen may be active. */
        private boolean isActive(Field field, Object object) {
            boolean isNumber = ReflectionSubstitutes.isNumber(field.getType());
            if (field.getType().isPrimitive() && !isNumber) {
                return false;
            }
            try {
                if (!field.trySetAccessible()) {
                    return true;
                }
                if (isNumber) {
                    return ShadowFields.get(field, object, field.getDouble(object), tape) != 0;
                }
                meet(field.get(object));
                return false;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e); // it has just become accessible
            }
        }
    }
}
