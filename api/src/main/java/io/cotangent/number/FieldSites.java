package io.cotangent.number;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Links reads and writes of the shadows of fields whose classes could not be looked at when the
 * code that uses them was woven: loaders need not give class files away. When such code runs, the
 * class is there, and shows whether it is woven.
 */
public final class FieldSites {
    private static final Lookup LOOKUP = MethodHandles.lookup();
    private static final String TAPED = "(ILio/cotangent/number/Tape;";

    private FieldSites() {}

    /**
     * Links to the field beside a field, or to 0 where there is none.
     *
     * @param field the field's name
     * @param type of the object, if the field is not static, to {@code long}
     * @param owner the class that the instruction names
     * @param number the descriptor of the field's type
     */
    public static CallSite read(
            Lookup caller, String field, MethodType type, Class<?> owner, String number)
            throws ReflectiveOperationException {
        boolean isStatic = type.parameterCount() == 0;
        MethodHandle beside = getter(caller, field, isStatic, owner, number);
        return new ConstantCallSite(
                beside == null ? MethodHandles.empty(type) : beside.asType(type));
    }

    /**
     * Links to a write of the field beside a field, or to the check that there is nothing to write
     * where there is none.
     *
     * @param type of the object, if the field is not static, the shadow and the tape
     */
    public static CallSite write(
            Lookup caller, String field, MethodType type, Class<?> owner, String number)
            throws ReflectiveOperationException {
        boolean isStatic = type.parameterCount() == 2;
        if (getter(caller, field, isStatic, owner, number) == null) {
            MethodHandle check =
                    MethodHandles.insertArguments(
                            stored("check", TAPED + "Ljava/lang/String;)V"),
                            2,
                            owner.getName() + "." + field);
            MethodHandle ofAny = isStatic ? check : MethodHandles.dropArguments(check, 0, owner);
            return new ConstantCallSite(ofAny.asType(type));
        }
        String name = field + ShadowFields.SUFFIX;
        MethodHandle set =
                isStatic
                        ? caller.findStaticSetter(owner, name, long.class)
                        : caller.findSetter(owner, name, long.class);
        MethodHandle beside = stored("beside", TAPED + ")J");
        return new ConstantCallSite(
                MethodHandles.collectArguments(set, isStatic ? 0 : 1, beside).asType(type));
    }

    /** The handle of the field beside a field; null where the class is not woven. */
    private static @Nullable MethodHandle getter(
            Lookup caller, String field, boolean isStatic, Class<?> owner, String number)
            throws ReflectiveOperationException {
        MethodHandle original = get(caller, field, isStatic, owner, type(number));
        try {
            MethodHandle beside =
                    get(caller, field + ShadowFields.SUFFIX, isStatic, owner, long.class);
            return declarer(caller, beside) == declarer(caller, original) ? beside : null;
        } catch (NoSuchFieldException unwoven) {
            return null;
        }
    }

    private static MethodHandle get(
            Lookup caller, String field, boolean isStatic, Class<?> owner, Class<?> type)
            throws ReflectiveOperationException {
        return isStatic
                ? caller.findStaticGetter(owner, field, type)
                : caller.findGetter(owner, field, type);
    }

    private static Class<?> type(String number) {
        return number.equals("D") ? double.class : float.class;
    }

    private static Class<?> declarer(Lookup caller, MethodHandle field) {
        return caller.revealDirect(field).getDeclaringClass();
    }

    private static MethodHandle stored(String name, String descriptor)
            throws ReflectiveOperationException {
        MethodType type =
                MethodType.fromMethodDescriptorString(
                        descriptor, FieldSites.class.getClassLoader());
        return LOOKUP.findStatic(Stored.class, name, type);
    }
}
