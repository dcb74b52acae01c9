package io.cotangent.number;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which methods of the classes of objects are woven; looked up once for each class and method. */
final class Callees {
    private static final byte WOVEN = 1;
    private static final byte PLAIN = 2;
    private static final byte KEEPER = 3;

    private static final ClassValue<Callees> OF =
            new ClassValue<>() {
                @Override
                protected Callees computeValue(Class<?> type) {
                    return new Callees();
                }
            };

    /** What is known, by the numbers of signatures. Races write the same again. */
    private byte[] known = new byte[16];

    private Callees() {}

    /** Whether the method that a call of this signature on an object runs is woven. */
    static boolean isWoven(@Nullable Object receiver, int tag) {
        return receiver != null && kind(receiver.getClass(), tag) == WOVEN; // else the call throws
    }

    /**
     * Whether it is one that a woven class has from Java's collections and their like, which keep
     * objects as they are.
     */
    static boolean isKeeper(@Nullable Object receiver, int tag) {
        return receiver != null && kind(receiver.getClass(), tag) == KEEPER;
    }

    private static byte kind(Class<?> type, int tag) {
        Callees callees = OF.get(type);
        byte[] known = callees.known;
        return tag < known.length && known[tag] != 0 ? known[tag] : callees.find(type, tag);
    }

    private synchronized byte find(Class<?> type, int tag) {
        if (tag >= known.length) {
            known = Arrays.copyOf(known, Math.max(tag + 1, 2 * known.length));
        }
        Class<?> owner = owner(type, Signatures.text(tag));
        byte kind = PLAIN;
        if (owner != null && (Woven.isWoven(owner) || hasTwin(owner, tag))) {
            kind = WOVEN;
        } else if (owner != null && Woven.isWoven(type) && keepsObjects(owner)) {
            kind = KEEPER;
        }
        known[tag] = kind;
        return kind;
    }

    private static boolean keepsObjects(Class<?> owner) {
        return owner.getPackageName().startsWith("java.util") || owner == ThreadLocal.class;
    }

    /** Whether a class that is not woven has a traced body for a method, as that has a rule. */
    private static boolean hasTwin(Class<?> owner, int tag) {
        String traced = Signatures.text(tag).replace("(", "$traced(");
        String withTape = traced.replace(")", Tape.class.descriptorString() + ")");
        return Arrays.stream(owner.getDeclaredMethods())
                .anyMatch(method -> withTape.equals(method.getName() + descriptor(method)));
    }

    /** The class that has the code of a method for objects of a type; null where none is found. */
    static @Nullable Class<?> owner(Class<?> type, String signature) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (declares(at, signature)) {
                return at;
            }
        }
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Class<?> owner = ofInterfaces(at, signature);
            if (owner != null) {
                return owner;
            }
        }
        return null;
    }

    private static @Nullable Class<?> ofInterfaces(Class<?> type, String signature) {
        Class<?> best = null;
        for (Class<?> one : type.getInterfaces()) {
            Class<?> owner = declares(one, signature) ? one : ofInterfaces(one, signature);
            if (owner != null && (best == null || best.isAssignableFrom(owner))) {
                best = owner; // the most specific one
            }
        }
        return best;
    }

    private static boolean declares(Class<?> type, String signature) {
        for (Method method : type.getDeclaredMethods()) {
            int modifiers = method.getModifiers();
            if (signature.startsWith(method.getName())
                    && !Modifier.isAbstract(modifiers)
                    && !Modifier.isStatic(modifiers)
                    && signature.equals(method.getName() + descriptor(method))) {
                return !Modifier.isNative(modifiers);
            }
        }
        return false;
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .descriptorString();
    }
}
