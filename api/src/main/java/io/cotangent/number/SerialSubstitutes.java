package io.cotangent.number;

import java.io.IOException;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Serialization, whose bytes carry no derivatives: it is refused for whatever may have active
 * numbers in it. Of boxes, arrays and Java's collections it is known whether they have; other
 * objects may.
 */
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
        if (object != null && (holdsNumbers(object.getClass()) || Refusals.isActive(object, t))) {
            throw Refusals.serialized(object, t);
        }
    }

    /** Whether objects of a class, which is woven, may have numbers in their fields. */
    private static boolean holdsNumbers(Class<?> type) {
        for (Class<?> at = type; at != null && Woven.isWoven(at); at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && mayBeNumbers(field.getType())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mayBeNumbers(Class<?> type) {
        return type.isPrimitive()
                ? ReflectionSubstitutes.isNumber(type)
                : type != String.class && !type.isEnum();
    }
}
