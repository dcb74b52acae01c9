package io.cotangent.number;

import io.cotangent.error.UnmarkedCodeException;
import java.lang.reflect.Field;

/** Shadows of fields of objects that code made which is not woven: functions known by name. */
final class ShadowFields {
    /** What follows the name of a field in that of its shadow's. */
    private static final String SUFFIX = "$shadow";

    private ShadowFields() {}

    /** Records the number in an object's field as a function of one that is active. */
    static void set(Object object, String name, Rule rule, int dx, Tape t) {
        Class<?> type = object.getClass();
        try {
            Field number = type.getDeclaredField(name);
            Field beside = type.getDeclaredField(name + SUFFIX);
            number.setAccessible(true);
            beside.setAccessible(true);
            int shadow = t.unary(rule, dx, number.getDouble(object));
            beside.setLong(object, (long) t.epoch() << Integer.SIZE | shadow);
        } catch (ReflectiveOperationException e) {
            UnmarkedCodeException lost =
                    new UnmarkedCodeException(
                            "The number "
                                    + name
                                    + " of a "
                                    + type.getName()
                                    + " depends on what is differentiated, but the class is not"
                                    + " marked: add include="
                                    + type.getName()
                                    + " to the agent's options");
            lost.initCause(e);
            throw lost;
        }
    }
}
