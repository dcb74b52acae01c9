package io.cotangent.execute;

import io.cotangent.trace.Program;
import java.lang.ref.SoftReference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What has been made of things that are compared by what they are, so that it is made once: bounded
 * in weight, where what was used longest ago goes first, and let go of when memory gets short.
 * Threads share it without waiting for each other, and may make the same thing twice.
 */
public final class Memo<K, V> {
    /** So many equations are remembered in any case. */
    private static final long FEW = 400_000;

    /** One equation is remembered for so many bytes of memory. */
    private static final long SHARE = 2048;

    /** What a program weighs besides its equations. */
    private static final int FIXED = 20;

    private final long limit;
    private final ToLongFunction<K> weight;
    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private volatile SoftReference<Map<K, Entry<V>>> entries = new SoftReference<>(null);

    private static final class Entry<V> {
        final V value;
        final long weight;
        volatile long used;

        Entry(V value, long weight, long used) {
            this.value = value;
            this.weight = weight;
            this.used = used;
        }
    }

    /**
     * Nothing remembered yet.
     *
     * @param limit what is remembered weighs no more; what weighs half of it alone is not
     *     remembered
     * @param weight of what belongs to a key
     */
    public Memo(long limit, ToLongFunction<K> weight) {
        this.limit = limit;
        this.weight = weight;
    }

    /**
     * Nothing remembered yet of what is made of programs. How many equations are remembered depends
     * on the memory there is: what belongs to one takes some hundred bytes.
     */
    public static <K, V> Memo<K, V> ofPrograms(Function<K, Program> program) {
        long limit = Math.max(FEW, Runtime.getRuntime().maxMemory() / SHARE);
        return new Memo<>(limit, key -> FIXED + program.apply(key).equations().size());
    }

    /** What belongs to a key, made now or before. */
    public V get(K key, Function<? super K, ? extends V> maker) {
        Map<K, Entry<V>> map = map();
        Entry<V> known = map.get(key);
        if (known != null) {
            known.used = clock.incrementAndGet();
            return known.value;
        }
        V made = maker.apply(key);
        long weighs = weight.applyAsLong(key);
        if (weighs >= limit / 2) {
            return made;
        }
        Entry<V> other = map.putIfAbsent(key, new Entry<>(made, weighs, clock.incrementAndGet()));
        if (other != null) {
            return other.value;
        }
        if (total.addAndGet(weighs) > limit) {
            forget(map);
        }
        return made;
    }

    private Map<K, Entry<V>> map() {
        Map<K, Entry<V>> map = entries.get();
        return map != null ? map : renew();
    }

    private synchronized Map<K, Entry<V>> renew() {
        Map<K, Entry<V>> map = entries.get();
        if (map == null) {
            map = new ConcurrentHashMap<>();
            entries = new SoftReference<>(map);
            total.set(0);
        }
        return map;
    }

    /** Forgets what was used longest ago, up to half of the weight. */
    private synchronized void forget(Map<K, Entry<V>> map) {
        List<Map.Entry<K, Entry<V>>> oldest =
                map.entrySet().stream()
                        .sorted(Comparator.comparingLong(entry -> entry.getValue().used))
                        .toList();
        for (Map.Entry<K, Entry<V>> entry : oldest) {
            if (total.get() <= limit / 2) {
                return;
            }
            if (map.remove(entry.getKey(), entry.getValue())) {
                total.addAndGet(-entry.getValue().weight);
            }
        }
    }
}
