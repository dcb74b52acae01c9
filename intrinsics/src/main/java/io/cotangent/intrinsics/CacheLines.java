package io.cotangent.intrinsics;

import static java.lang.invoke.MethodType.methodType;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * Where cache lines begin in Java arrays: long vectors that lie across two lines take two accesses,
 * and Java puts arrays anywhere.
 *
 * <p>The JVM does not say where; like {@link Allocation}, this takes its own access to memory,
 * where the agent has opened it, and looks at the reference to an array as a number. How references
 * are made of addresses is found out from objects allocated in a row. All of that is a hint: where
 * it is unknown, or as soon as the collector moves the array, the same code takes a little longer.
 */
public final class CacheLines {
    /** Bytes of a line. */
    public static final int BYTES = 64;

    /** Bytes of an array, with its header, for finding out about references. */
    private static final int STEP = 1024;

    private static final int STEPS = 32;

    /** References are addresses shifted by up to so many bits. */
    private static final int MOST_BITS = 4;

    /** The bytes before an array's first element; 0 if anything is unknown. */
    private static int header;

    /** Of the type {@code (Object, long) -> int}. */
    private static MethodHandle load;

    /** The place of a reference in an array. */
    private static long first;

    private static int bits;

    static {
        find();
    }

    private CacheLines() {}

    /**
     * How many bytes of an array lie before the first of its cache lines; 0 if that is unknown.
     *
     * @param holder an array whose first element is the array
     */
    public static int before(Object[] holder) {
        return header == 0 ? 0 : -((reference(holder) << bits) + header) & BYTES - 1;
    }

    private static int reference(Object[] holder) {
        try {
            return (int) load.invokeExact((Object) holder, first);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void find() {
        Logger logger = System.getLogger("io.cotangent.intrinsics");
        try {
            Class<?> unsafe = Class.forName(Allocation.PACKAGE + ".Unsafe");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Object instance = lookup.findStatic(unsafe, "getUnsafe", methodType(unsafe)).invoke();
            MethodHandle base =
                    lookup.unreflect(unsafe.getMethod("arrayBaseOffset", Class.class))
                            .bindTo(instance)
                            .asType(methodType(long.class, Class.class));
            load =
                    lookup.findVirtual(
                                    unsafe,
                                    "getInt",
                                    methodType(int.class, Object.class, long.class))
                            .bindTo(instance);
            first = (long) base.invoke(Object[].class);
            long bytes = (long) base.invoke(byte[].class);
            bits = bits((int) bytes);
            long doubles = (long) base.invoke(double[].class);
            header = bits < 0 ? 0 : (int) doubles;
            logger.log(Level.DEBUG, "references are addresses shifted by {0} bits", bits);
        } catch (Throwable e) { // whatever it is: it costs some speed, no more
            logger.log(Level.DEBUG, "where cache lines begin is unknown", e);
        }
    }

    /** The bits by which references are shifted; -1 if objects in a row do not tell. */
    private static int bits(int headerOfBytes) {
        Object[] holder = new Object[1];
        Object[] arrays = new Object[STEPS + 1];
        int[] references = new int[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            arrays[i] = new byte[STEP - headerOfBytes];
        }
        for (int i = 0; i <= STEPS; i++) {
            holder[0] = arrays[i];
            references[i] = reference(holder);
        }
        int[] found = new int[MOST_BITS + 1];
        for (int i = 0; i < STEPS; i++) {
            int distance = references[i + 1] - references[i];
            for (int b = 0; b <= MOST_BITS; b++) {
                found[b] += distance == STEP >> b ? 1 : 0;
            }
        }
        for (int b = 0; b <= MOST_BITS; b++) {
            if (found[b] > STEPS / 2) {
                return b;
            }
        }
        return -1;
    }
}
