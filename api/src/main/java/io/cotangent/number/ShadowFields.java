package io.cotangent.number;

import io.cotangent.error.UnmarkedCodeException;
import java.lang.reflect.Field;

/** Shadows of fields of objects that code made which is not woven: functions known by name. */
final class ShadowFields {
    /** What follows the name of a field in that of its shadow's. */
    private static final String SUFFIX = "$shadow";

    private ShadowFields() {}

    /** Gives a number in an object's field a shadow. */
    static void set(Object object, String name, int shadow, Tape t) {
        Class<?> type = object.getClass();
        try {
            Field field = type.getDeclaredField(name + SUFFIX);
            field.setAccessible(true);
            field.setLong(object, (long) t.epoch() << Integer.SIZE | shadow);
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
