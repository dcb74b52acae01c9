package io.cotangent.number;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls, and reads and writes of fields and elements, by reflection: the numbers are in boxes,
 * whose shadows are handed over.
 */
public final class ReflectionSubstitutes {
    private static final StackWalker WALKER =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private ReflectionSubstitutes() {}

    /** {@link Method#invoke}. */
    @SuppressWarnings("NullAway") // as the method's own
    public static @Nullable Object invoke(
            Method method, @Nullable Object target, Object @Nullable [] arguments, Tape t)
            throws IllegalAccessException, InvocationTargetException {
        Method callable = seenBy(WALKER.getCallerClass(), method, ReflectionSubstitutes::copy);
        int tag = tag(method);
        handOver(method, arguments, t, tag);
        if (t.tag == 0 && isNumber(method.getReturnType())) {
            HandOver.hand(t, tag); // it is to know that its number is taken
        }
        Object result;
        try {
            result = callable.invoke(target, arguments);
        } catch (InvocationTargetException | IllegalAccessException | RuntimeException e) {
            HandOver.caught(t);
            throw e;
        }
        takeResult(method, result, t, tag);
        return result;
    }

    /** The number of a method's signature. */
    static int tag(Method method) {
        return Signatures.of(method.getName(), descriptor(method, method.getReturnType()));
    }

    /** Gives the box of what a method gave the shadow that is handed over. */
    static void takeResult(Method method, @Nullable Object result, Tape t, int tag) {
        if (isNumber(method.getReturnType())) {
            int shadow = HandOver.take(t, tag);
            if (shadow != 0) {
                t.remember(Objects.requireNonNull(result), shadow);
            }
        } else {
            HandOver.after(t);
        }
    }

    /** {@link Constructor#newInstance}. */
    public static <T> T newInstance(
            Constructor<T> constructor, Object @Nullable [] arguments, Tape t)
            throws InstantiationException, IllegalAccessException, InvocationTargetException {
        Constructor<T> callable =
                seenBy(WALKER.getCallerClass(), constructor, ReflectionSubstitutes::copy);
        handOver(
                constructor,
                arguments,
                t,
                Signatures.of("<init>", descriptor(constructor, void.class)));
        try {
            return callable.newInstance(arguments);
        } catch (ReflectiveOperationException | RuntimeException e) {
            HandOver.caught(t);
            throw e;
        } finally {
            HandOver.after(t);
        }
    }

    private static void handOver(
            Executable method, Object @Nullable [] arguments, Tape t, int tag) {
        handOver(method.getParameterTypes(), arguments, t, tag);
    }

    /** Hands over the shadows of those arguments that are numbers, from their boxes. */
    static void handOver(Class<?>[] types, Object @Nullable [] arguments, Tape t, int tag) {
        int[] first = new int[4];
        int numbers = 0;
        for (int i = 0; arguments != null && i < types.length && i < arguments.length; i++) {
            if (isNumber(types[i])) {
                int shadow = t.shadowOf(arguments[i]);
                if (numbers < first.length) {
                    first[numbers++] = shadow;
                } else {
                    HandOver.more(shadow, numbers++ - first.length, t);
                }
            }
        }
        HandOver.hand(first[0], first[1], first[2], first[3], t, tag);
        if (numbers == 0) {
            t.tag = 0; // nothing is handed over
        }
    }

    static boolean isNumber(Class<?> type) {
        return type == double.class || type == float.class;
    }

    private static String descriptor(Executable method, Class<?> result) {
        return java.lang.invoke.MethodType.methodType(result, method.getParameterTypes())
                .descriptorString();
    }

    /** {@link Field#get}. */
    @SuppressWarnings("NullAway") // as the method's own
    public static @Nullable Object get(Field field, @Nullable Object of, Tape t)
            throws IllegalAccessException {
        Field readable = seenBy(WALKER.getCallerClass(), field, ReflectionSubstitutes::copy);
        Object x = readable.get(of);
        return switch (x) {
            case Double number when isNumber(field.getType()) ->
                    Stored.box(number.doubleValue(), ShadowFields.get(field, of, number, t), t);
            case Float number when isNumber(field.getType()) ->
                    Stored.box(number.floatValue(), ShadowFields.get(field, of, number, t), t);
            case null, default -> x;
        };
    }

    /** {@link Field#getDouble}. */
    public static double getDouble(Field field, @Nullable Object of, Tape t)
            throws IllegalAccessException {
        Field readable = seenBy(WALKER.getCallerClass(), field, ReflectionSubstitutes::copy);
        double x = readable.getDouble(of);
        t.result = isNumber(field.getType()) ? ShadowFields.get(field, of, x, t) : 0;
        return x;
    }

    /** {@link Field#getFloat}. */
    public static float getFloat(Field field, @Nullable Object of, Tape t)
            throws IllegalAccessException {
        Field readable = seenBy(WALKER.getCallerClass(), field, ReflectionSubstitutes::copy);
        float x = readable.getFloat(of);
        t.result = isNumber(field.getType()) ? ShadowFields.get(field, of, x, t) : 0;
        return x;
    }

    /** {@link Field#set}. */
    public static void set(Field field, @Nullable Object of, @Nullable Object x, Tape t)
            throws IllegalAccessException {
        seenBy(WALKER.getCallerClass(), field, ReflectionSubstitutes::copy).set(of, x);
        if (isNumber(field.getType())) {
            ShadowFields.put(field, of, t.shadowOf(x), t);
        }
    }

    /** {@link Field#setDouble}. */
    public static void setDouble(Field field, @Nullable Object of, double x, int dx, Tape t)
            throws IllegalAccessException {
        seenBy(WALKER.getCallerClass(), field, ReflectionSubstitutes::copy).setDouble(of, x);
        ShadowFields.put(field, of, dx, t);
    }

    /** {@link Field#setFloat}. */
    public static void setFloat(Field field, @Nullable Object of, float x, int dx, Tape t)
            throws IllegalAccessException {
        seenBy(WALKER.getCallerClass(), field, ReflectionSubstitutes::copy).setFloat(of, x);
        ShadowFields.put(field, of, dx, t);
    }

    /** {@link Array#get}. */
    public static @Nullable Object get(Object array, int index, Tape t) {
        return switch (array) {
            case double[] numbers -> {
                int dx = Stored.shadow(numbers, index, t);
                yield Stored.box(numbers[index], dx, t);
            }
            case float[] numbers -> {
                int dx = Stored.shadow(numbers, index, t);
                yield Stored.box(numbers[index], dx, t);
            }
            default -> Array.get(array, index);
        };
    }

    /** {@link Array#getDouble}. */
    public static double getDouble(Object array, int index, Tape t) {
        t.result =
                switch (array) {
                    case double[] numbers -> Stored.shadow(numbers, index, t);
                    case float[] numbers -> Stored.shadow(numbers, index, t);
                    default -> 0;
                };
        return Array.getDouble(array, index);
    }

    /** {@link Array#getFloat}. */
    public static float getFloat(Object array, int index, Tape t) {
        t.result = array instanceof float[] numbers ? Stored.shadow(numbers, index, t) : 0;
        return Array.getFloat(array, index);
    }

    /** {@link Array#set}. */
    public static void set(Object array, int index, @Nullable Object x, Tape t) {
        Array.set(array, index, x);
        if (array instanceof double[] || array instanceof float[]) {
            Shadows.fill(array, index, index + 1, t.shadowOf(x), t);
        }
    }

    /** {@link Array#setDouble}. */
    public static void setDouble(Object array, int index, double x, int dx, Tape t) {
        Array.setDouble(array, index, x);
        Shadows.fill(array, index, index + 1, dx, t);
    }

    /** {@link Array#setFloat}. */
    public static void setFloat(Object array, int index, float x, int dx, Tape t) {
        Array.setFloat(array, index, x);
        Shadows.fill(array, index, index + 1, dx, t);
    }

    /** Finds a member again, for it to be made accessible to nobody else. */
    @FunctionalInterface
    private interface Copy<M> {
        M of(M member) throws NoSuchMethodException, NoSuchFieldException;
    }

    private static Method copy(Method method) throws NoSuchMethodException {
        return method.getDeclaringClass()
                .getDeclaredMethod(method.getName(), method.getParameterTypes());
    }

    private static <T> Constructor<T> copy(Constructor<T> constructor)
            throws NoSuchMethodException {
        return constructor
                .getDeclaringClass()
                .getDeclaredConstructor(constructor.getParameterTypes());
    }

    private static Field copy(Field field) throws NoSuchFieldException {
        return field.getDeclaringClass().getDeclaredField(field.getName());
    }

    /** A member as it is to the class that asks: this one sees less of it. */
    private static <M extends AccessibleObject & Member> M seenBy(
            Class<?> asking, M member, Copy<M> copy) {
        if (!isSeen(asking, member)) {
            return member;
        }
        try {
            M seen = copy.of(member);
            return seen.trySetAccessible() ? seen : member;
        } catch (NoSuchMethodException | NoSuchFieldException e) {
            return member; // whose class hides it from reflection
        }
    }

    /** Whether the language lets a class use a member that is not public. */
    @SuppressWarnings("ReferenceEquality") // which loader it is
    private static boolean isSeen(Class<?> asking, Member member) {
        Class<?> owner = member.getDeclaringClass();
        int modifiers = member.getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            return asking.isNestmateOf(owner);
        }
        boolean isNear =
                asking.getClassLoader() == owner.getClassLoader()
                        && asking.getPackageName().equals(owner.getPackageName());
        boolean isBelow = Modifier.isProtected(modifiers) && owner.isAssignableFrom(asking);
        return isNear || isBelow;
    }
}
