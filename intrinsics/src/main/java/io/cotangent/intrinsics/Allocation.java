package io.cotangent.intrinsics;

import static java.lang.invoke.MethodType.methodType;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * Makes Java arrays that are about to be written from end to end, so that filling them with zeros
 * first, as Java does, would be work for nothing.
 *
 * <p>The JVM has such arrays for its own use, and keeps them to itself: where the agent has
 * {@linkplain #PACKAGE opened} them to this class they are used; elsewhere the arrays are ordinary
 * ones. Nobody sees the difference who writes all elements before any is read.
 *
 * <p>Arrays of more than 1 MB are filled nonetheless: compiled code leaves them to the runtime
 * (HotSpot's {@code FastAllocateSizeLimit}), where only copies are spared the zeros.
 */
public final class Allocation {
    /** The package that must be exported to this class's module. */
    public static final String PACKAGE = "jdk.internal.misc";

    /** Shorter arrays are ordinary ones: zeros for them cost next to nothing. */
    private static final int LONG = 64;

    /** Of the type {@code (Class, int) -> Object}; null if the JVM does not give it away. */
    private static final MethodHandle UNWRITTEN = unwritten();

    private Allocation() {}

    private static MethodHandle unwritten() {
        Logger logger = System.getLogger("io.cotangent.intrinsics");
        try {
            Class<?> unsafe = Class.forName(PACKAGE + ".Unsafe");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Object instance = lookup.findStatic(unsafe, "getUnsafe", methodType(unsafe)).invoke();
            MethodHandle allocate =
                    lookup.findVirtual(
                                    unsafe,
                                    "allocateUninitializedArray",
                                    methodType(Object.class, Class.class, int.class))
                            .bindTo(instance);
            logger.log(Level.DEBUG, "results are made without filling them with zeros first");
            return allocate;
        } catch (Throwable e) { // whatever it is: it costs some speed, no more
            logger.log(Level.DEBUG, "results are filled with zeros first", e);
            return null;
        }
    }

    /** An array of this length whose elements are anything. */
    public static double[] doubles(int length) {
        return plain(length) ? new double[length] : (double[]) allocate(double.class, length);
    }

    /** An array of this length whose elements are anything. */
    public static float[] floats(int length) {
        return plain(length) ? new float[length] : (float[]) allocate(float.class, length);
    }

    /** An array of this length whose elements are anything. */
    public static long[] longs(int length) {
        return plain(length) ? new long[length] : (long[]) allocate(long.class, length);
    }

    /** An array of this length whose elements are anything. */
    public static int[] ints(int length) {
        return plain(length) ? new int[length] : (int[]) allocate(int.class, length);
    }

    /** An array of this length whose elements are anything, not even truth values. */
    public static boolean[] booleans(int length) {
        return plain(length) ? new boolean[length] : (boolean[]) allocate(boolean.class, length);
    }

    private static boolean plain(int length) {
        return UNWRITTEN == null || length < LONG;
    }

    private static Object allocate(Class<?> elements, int length) {
        try {
            return (Object) UNWRITTEN.invokeExact(elements, length);
        } catch (RuntimeException | Error e) { // no memory, or a negative length
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
