package io.cotangent.number;

import io.cotangent.error.UnmarkedCodeException;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Shadows of fields, for code that is not woven, but known: by reflection. */
final class ShadowFields {
    /** What follows the name of a field in that of its shadow's. */
    static final String SUFFIX = "$shadow";

    private ShadowFields() {}

    /** Records the number in an object's field as a function of one that is active. */
    static void set(Object object, String name, Rule rule, int dx, Tape t) {
        try {
            Field number = object.getClass().getDeclaredField(name);
            number.setAccessible(true);
            put(number, object, t.unary(rule, dx, number.getDouble(object)), t);
        } catch (ReflectiveOperationException e) {
            throw unmarked(object.getClass(), name, e);
        }
    }

    /** Gives the number in a field a shadow. */
    static void put(Field field, @Nullable Object of, int shadow, Tape t) {
        try {
            beside(field).setLong(of, Stored.beside(shadow, t));
        } catch (ReflectiveOperationException e) {
            if (shadow != 0) {
                throw unmarked(field.getDeclaringClass(), field.getName(), e);
            }
        }
    }

    /** The shadow of the number in a field; of classes that are not woven, 0. */
    static int get(Field field, @Nullable Object of, double x, Tape t) {
        try {
            return Stored.read(x, beside(field).getLong(of), t);
        } catch (ReflectiveOperationException e) {
            return 0;
        }
    }

    private static Field beside(Field field) throws NoSuchFieldException {
        Field beside = field.getDeclaringClass().getDeclaredField(field.getName() + SUFFIX);
        beside.setAccessible(true);
        return beside;
    }

    private static UnmarkedCodeException unmarked(
            Class<?> type, String field, ReflectiveOperationException cause) {
        UnmarkedCodeException lost =
                new UnmarkedCodeException(
                        "a number that depends on what is differentiated is stored in "
                                + type.getName()
                                + "."
                                + field
                                + ", a field of a class that is not marked, so that its derivative"
                                + " would be lost: mark it by the agent's option include="
                                + type.getName());
        lost.initCause(cause);
        return lost;
    }
}
