package io.cotangent.number;

import io.cotangent.error.UserCode;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions of code that is not marked, as Java's own classes get them from woven code. These hand
 * boxes on to functions, which would take the numbers out unseen: so a guard stands before each
 * such function, and refuses boxes and arrays that are active.
 */
public final class Guards {
    private static final String FUNCTIONS = "java.util.function";

    private Guards() {}

    /** A function for one of Java's own classes: as it is where its numbers are followed. */
    public static @Nullable Object guard(@Nullable Object function, Tape t) {
        if (function == null || t.isGuest() || keeps(function)) {
            return function;
        }
        Class<?> type = function.getClass();
        Set<Class<?>> faces = new LinkedHashSet<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            addFaces(at, faces);
        }
        return Proxy.newProxyInstance(
                Guards.class.getClassLoader(), faces.toArray(new Class<?>[0]), new Guard(function));
    }

    /**
     * Whether the numbers in objects that a function gets are followed: those of Java's own do
     * whatever the functions do that they are made of.
     */
    static boolean keeps(Object function) {
        Class<?> type = function.getClass();
        if (UserCode.isUsers(type.getName())) {
            return Woven.isFollowed(type);
        }
        if (!type.isHidden() || !type.getPackageName().equals(FUNCTIONS)) {
            return true;
        }
        for (Field part : type.getDeclaredFields()) {
            Object captured = captured(part, function);
            if (captured != null && isFunction(captured) && !keeps(captured)) {
                return false;
            }
        }
        return true;
    }

    /** What the class of a function holds, where the agent has opened it. */
    private static @Nullable Object captured(Field part, Object function) {
        try {
            return part.trySetAccessible() ? part.get(function) : null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it has just become accessible
        }
    }

    private static boolean isFunction(Object object) {
        Set<Class<?>> faces = new LinkedHashSet<>();
        addFaces(object.getClass(), faces);
        return faces.stream().anyMatch(face -> face.getPackageName().equals(FUNCTIONS));
    }

    /** Java's own interfaces: no others matter to whom the function is for. */
    private static void addFaces(Class<?> type, Set<Class<?>> faces) {
        for (Class<?> face : type.getInterfaces()) {
            if (!UserCode.isUsers(face.getName()) && Modifier.isPublic(face.getModifiers())) {
                faces.add(face);
            }
            addFaces(face, faces);
        }
    }

    private record Guard(Object function) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(
                Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (method.isDefault() && isInherited(method)) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            Object[] given = arguments == null ? new Object[0] : arguments;
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(method, given);
            }
            Tape tape = Tapes.ofThread();
            if (tape != null) {
                check(method, tape, given);
            }
            try {
                method.setAccessible(true);
                return method.invoke(function, given);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        /** A default method is to see the guard, not the function behind it. */
        private boolean isInherited(Method method) throws NoSuchMethodException {
            return function.getClass()
                    .getMethod(method.getName(), method.getParameterTypes())
                    .isDefault();
        }

        private Object ofObject(Method method, @Nullable Object... given) {
            return switch (method.getName()) {
                case "equals" -> function.equals(behind(given[0]));
                case "hashCode" -> function.hashCode();
                default -> function.toString();
            };
        }

        private static @Nullable Object behind(@Nullable Object other) {
            return other != null
                            && Proxy.isProxyClass(other.getClass())
                            && Proxy.getInvocationHandler(other) instanceof Guard guard
                    ? guard.function
                    : other;
        }

        /** What only tests or compares a number in a box has looked at it. */
        private void check(Method method, Tape tape, @Nullable Object... given) {
            Class<?> result = method.getReturnType();
            boolean isLook = result == boolean.class || result == int.class;
            for (Object argument : given) {
                if (Refusals.isActive(argument, tape)) {
                    int shadow = tape.shadowOf(argument);
                    if (!isLook || shadow == 0) {
                        String name = Woven.plainName(function.getClass()) + "." + method.getName();
                        throw Refusals.passed(name, tape);
                    }
                    tape.look(shadow);
                }
            }
        }
    }
}
