package io.cotangent.intrinsics.fused;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Values made for keys; those asked for lately are kept.
 *
 * @param <K> has structural equality
 * @param <V> the values
 */
public final class Recent<K, V> {
    private final Map<K, V> values;
    private final Function<K, V> maker;

    /** Keeps at most so many values. */
    public Recent(int atMost, Function<K, V> maker) {
        this.maker = maker;
        this.values =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > atMost;
                    }
                };
    }

    /** The value for a key; it is made if it is not kept. */
    public synchronized V get(K key) {
        V value = values.get(key);
        if (value == null) {
            value = maker.apply(key);
            values.put(key, value);
        }
        return value;
    }
}
