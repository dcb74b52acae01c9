package io.cotangent.number;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the traced bodies of woven methods call to compute: each method gives the value that the
 * instruction in its place gives, to the bit, and leaves the result's shadow in the tape.
 *
 * <p>It also knows which classes are woven.
 */
public final class Woven {
    /** In the names of the classes that the JVM makes for lambdas. */
    private static final String LAMBDA = "$$Lambda";

    private static final Map<ClassLoader, Set<String>> CLASSES =
            Collections.synchronizedMap(new WeakHashMap<>());

    private Woven() {}

    /** Says that a class, by its name with dots, is woven as a whole. */
    public static void add(ClassLoader loader, String name) {
        CLASSES.computeIfAbsent(loader, key -> ConcurrentHashMap.newKeySet()).add(name);
    }

    /** Whether all methods of a class are woven that touch numbers. */
    public static boolean isWoven(Class<?> type) {
        return isWoven(type, plainName(type));
    }

    private static boolean isWoven(Class<?> type, String name) {
        ClassLoader loader = type.getClassLoader();
        Set<String> names = loader == null ? null : CLASSES.get(loader);
        return names != null && names.contains(name);
    }

    /**
     * Whether the numbers in objects that a function gets are followed: its class is woven, or it
     * is a lambda of such a class that shows no numbers.
     */
    static boolean isFollowed(Class<?> function) {
        String name = plainName(function);
        int lambda = name.indexOf(LAMBDA);
        return isWoven(function, name)
                || lambda >= 0 && isWoven(function, name.substring(0, lambda));
    }

    /** The name in the class file, without what tells hidden classes of the same one apart. */
    static String plainName(Class<?> type) {
        String name = type.getName();
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    /** The shadow of the last result. */
    public static int result(Tape t) {
        return t.result;
    }

    /** {@code x + y}. */
    public static double add(double x, double y, int dx, int dy, Tape t) {
        double z = x + y;
        t.result = (dx | dy) == 0 ? 0 : t.binary(Rule.ADD, dx, dy, x, y, z);
        return z;
    }

    /** {@code x - y}. */
    public static double sub(double x, double y, int dx, int dy, Tape t) {
        double z = x - y;
        t.result = (dx | dy) == 0 ? 0 : t.binary(Rule.SUB, dx, dy, x, y, z);
        return z;
    }

    /** {@code x * y}. */
    public static double mul(double x, double y, int dx, int dy, Tape t) {
        double z = x * y;
        t.result = (dx | dy) == 0 ? 0 : t.binary(Rule.MUL, dx, dy, x, y, z);
        return z;
    }

    /** {@code x / y}. */
    public static double div(double x, double y, int dx, int dy, Tape t) {
        double z = x / y;
        t.result = (dx | dy) == 0 ? 0 : t.binary(Rule.DIV, dx, dy, x, y, z);
        return z;
    }

    /** {@code x % y}. */
    public static double rem(double x, double y, int dx, int dy, Tape t) {
        double z = x % y;
        t.result = (dx | dy) == 0 ? 0 : t.binary(Rule.REM, dx, dy, x, y, z);
        return z;
    }

    /** {@code -x}. */
    public static double neg(double x, int dx, Tape t) {
        t.result = dx == 0 ? 0 : t.unary(Rule.NEG, dx, -x);
        return -x;
    }

    /** {@code x + y}: the sum of doubles, which is exact enough to be rounded once more. */
    public static float add(float x, float y, int dx, int dy, Tape t) {
        return rounded(Rule.ADD, dx, dy, x, y, (double) x + y, x + y, t);
    }

    /** {@code x - y}. */
    public static float sub(float x, float y, int dx, int dy, Tape t) {
        return rounded(Rule.SUB, dx, dy, x, y, (double) x - y, x - y, t);
    }

    /** {@code x * y}. */
    public static float mul(float x, float y, int dx, int dy, Tape t) {
        return rounded(Rule.MUL, dx, dy, x, y, (double) x * y, x * y, t);
    }

    /** {@code x / y}. */
    public static float div(float x, float y, int dx, int dy, Tape t) {
        return rounded(Rule.DIV, dx, dy, x, y, (double) x / y, x / y, t);
    }

    /** {@code x % y}. */
    public static float rem(float x, float y, int dx, int dy, Tape t) {
        return rounded(Rule.REM, dx, dy, x, y, (double) x % y, x % y, t);
    }

    private static float rounded(
            Rule rule, int dx, int dy, double x, double y, double exact, float z, Tape t) {
        t.result = (dx | dy) == 0 ? 0 : t.unary(Rule.FLOAT, t.binary(rule, dx, dy, x, y, exact), z);
        return z;
    }

    /** {@code -x}. */
    public static float neg(float x, int dx, Tape t) {
        t.result = dx == 0 ? 0 : t.unary(Rule.NEG, dx, -x);
        return -x;
    }

    /** {@code (float) x}. */
    public static float toFloat(double x, int dx, Tape t) {
        float z = (float) x;
        t.result = dx == 0 ? 0 : t.unary(Rule.FLOAT, dx, z);
        return z;
    }

    /** The shadow of a number that was rounded to a float by other means. */
    public static int rounded(float z, int dx, Tape t) {
        return dx == 0 ? 0 : t.unary(Rule.FLOAT, dx, z);
    }

    /** The order of x and y; -1 where there is none. */
    public static int less(double x, double y, int dx, int dy, Tape t) {
        if ((dx | dy) != 0) {
            t.compared(dx, dy, x, y);
        }
        return x > y ? 1 : x == y ? 0 : -1;
    }

    /** The order of x and y; 1 where there is none. */
    public static int greater(double x, double y, int dx, int dy, Tape t) {
        if ((dx | dy) != 0) {
            t.compared(dx, dy, x, y);
        }
        return x < y ? -1 : x == y ? 0 : 1;
    }

    /** The order of x and y; -1 where there is none. */
    public static int less(float x, float y, int dx, int dy, Tape t) {
        return less((double) x, (double) y, dx, dy, t);
    }

    /** The order of x and y; 1 where there is none. */
    public static int greater(float x, float y, int dx, int dy, Tape t) {
        return greater((double) x, (double) y, dx, dy, t);
    }

    /** Remembers that the code saw a number without its fraction. */
    public static void truncated(int dx, Tape t) {
        t.truncated(dx);
    }

    /** Remembers that the code saw a number exactly. */
    public static void look(int dx, Tape t) {
        if (dx != 0) {
            t.look(dx);
        }
    }

    /** Remembers that the code saw the number in a box exactly. */
    public static void look(@Nullable Object box, Tape t) {
        look(t.shadowOf(box), t);
    }
}
