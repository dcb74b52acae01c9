package io.cotangent.number;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Values of objects, by identity: an open table without objects of its own, which holds what it
 * knows strongly until it is dropped as a whole. Few objects are a list, since an object's first
 * hash code takes long. The last two objects that were asked for are found without a search,
 * whether they have a value or not.
 */
@SuppressWarnings("ReferenceEquality") // which object it is, not what is in it
final class IdentityTable<V> {
    private static final int FIRST_CAPACITY = 16;

    /** To empty a larger table takes longer than to make a new one. */
    private static final int LARGE = 1024;

    private @Nullable Object[] keys = new Object[FIRST_CAPACITY];
    private @Nullable Object[] values = new Object[FIRST_CAPACITY];
    private int size;

    private @Nullable Object one;
    private @Nullable V valueOfOne;
    private @Nullable Object other;
    private @Nullable V valueOfOther;

    /** Which of the two was asked for last: the next object takes the place of the other. */
    private boolean wasOne;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** The value of an object; null where it has none. */
    @Nullable V get(Object key) {
        if (key == one) {
            wasOne = true;
            return valueOfOne;
        }
        if (key == other) {
            wasOne = false;
            return valueOfOther;
        }
        V value = find(key);
        remember(key, value);
        return value;
    }

    private void remember(Object key, @Nullable V value) {
        if (wasOne) {
            other = key;
            valueOfOther = value;
        } else {
            one = key;
            valueOfOne = value;
        }
        wasOne = !wasOne;
    }

    @SuppressWarnings("unchecked") // values holds what put was given
    private @Nullable V find(Object key) {
        int mask = keys.length - 1;
        int at = start(key, mask);
        while (true) {
            Object found = keys[at];
            if (found == key) {
                return (V) values[at];
            }
            if (found == null) {
                return null;
            }
            at = at + 1 & mask;
        }
    }

    /** As {@link #get} for other threads: it writes nothing, and may miss what is being added. */
    @SuppressWarnings("unchecked") // values holds what put was given
    @Nullable V peek(Object key) {
        @Nullable Object[] allKeys = keys;
        @Nullable Object[] allValues = values;
        int mask = Math.min(allKeys.length, allValues.length) - 1;
        int at = start(key, mask);
        while (allKeys[at] != null) {
            if (allKeys[at] == key) {
                return (V) allValues[at];
            }
            at = at + 1 & mask;
        }
        return null;
    }

    /** Gives an object a value, in place of the one that it had. */
    void put(Object key, V value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        insert(key, value);
        if (key == one) {
            valueOfOne = value;
        } else if (key == other) {
            valueOfOther = value;
        } else {
            remember(key, value);
        }
    }

    private void insert(Object key, Object value) {
        int mask = keys.length - 1;
        int at = start(key, mask);
        while (keys[at] != null && keys[at] != key) {
            at = at + 1 & mask;
        }
        if (keys[at] == null) {
            keys[at] = key;
            size++;
        }
        values[at] = value;
    }

    private void grow() {
        @Nullable Object[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new Object[Math.multiplyExact(oldKeys.length, 2)];
        values = new Object[keys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            Object key = oldKeys[i];
            Object value = oldValues[i];
            if (key != null && value != null) {
                insert(key, value);
            }
        }
    }

    /** Hands all objects and values on, in no order. */
    @SuppressWarnings("unchecked") // values holds what put was given
    void forEach(BiConsumer<Object, V> action) {
        for (int i = 0; i < keys.length; i++) {
            Object key = keys[i];
            Object value = values[i];
            if (key != null && value != null) {
                action.accept(key, (V) value);
            }
        }
    }

    /** Forgets all. */
    void clear() {
        one = null;
        valueOfOne = null;
        other = null;
        valueOfOther = null;
        if (keys.length > LARGE) {
            keys = new Object[FIRST_CAPACITY];
            values = new Object[FIRST_CAPACITY];
        } else if (size > 0) {
            Arrays.fill(keys, null);
            Arrays.fill(values, null);
        }
        size = 0;
    }

    private static int start(Object key, int mask) {
        return mask < FIRST_CAPACITY ? 0 : System.identityHashCode(key) * 0x9E3779B9 >>> 8 & mask;
    }
}
