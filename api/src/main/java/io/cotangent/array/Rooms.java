package io.cotangent.array;

import io.cotangent.DType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Java arrays for the results of a run, which come back when nobody needs them any more and serve
 * the next results of their size: memory that the processor's caches still know. A run has them to
 * itself.
 */
public final class Rooms {
    /** Smaller arrays are as quick to make as to find, and do not come back. */
    public static final int SMALL = 512;

    private static final ScopedValue<Rooms> CURRENT = ScopedValue.newInstance();

    private final Map<Size, Deque<Object>> free = new HashMap<>();
    private long bytes;

    private record Size(DType dtype, int length) {}

    /** No arrays yet. */
    public Rooms() {}

    /** Does something whose results' arrays are taken from here. */
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** A Java array whose elements are anything: one that came back, or a new one. */
    public Object take(DType dtype, int length) {
        if (length < SMALL) {
            return Elements.fresh(dtype, length);
        }
        Deque<Object> known = free.get(new Size(dtype, length));
        if (known != null && !known.isEmpty()) {
            return known.pop();
        }
        bytes += (long) length * dtype.bytes();
        return Elements.fresh(dtype, length);
    }

    /** Takes back the Java array of an array that nobody needs any more. */
    public void give(DenseArray array) {
        int length = array.size();
        if (length >= SMALL && length == Elements.length(array.data())) {
            free.computeIfAbsent(new Size(array.dtype(), length), _ -> new ArrayDeque<>())
                    .push(array.data());
        }
    }

    /** The bytes of all Java arrays that were made so far, but for small ones. */
    public long bytes() {
        return bytes;
    }

    /** A Java array for results, from the current run's if there is one. */
    static Object room(DType dtype, int length) {
        return length >= SMALL && CURRENT.isBound()
                ? CURRENT.get().take(dtype, length)
                : Elements.fresh(dtype, length);
    }
}
