package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Finiteness;
import io.cotangent.op.Op;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How an array with NaN or infinities came about that was computed at once, so that no program
 * tells. Noted while functions are checked, and for as long as the array lives.
 *
 * @param operands what the operation took
 */
public record Origin(Op op, Site site, List<DenseArray> operands) {
    private static final Map<Key, Origin> NOTED = new ConcurrentHashMap<>();
    private static final ReferenceQueue<NDArray> GONE = new ReferenceQueue<>();

    /** The array itself, whatever equals it. */
    private static final class Key extends WeakReference<NDArray> {
        private final int hash;

        Key(NDArray array) {
            super(array, GONE);
            hash = System.identityHashCode(array);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the array itself is meant
        public boolean equals(Object other) {
            return this == other
                    || (other instanceof Key key && get() != null && get() == key.get());
        }
    }

    /** The results, after those that are not finite were noted. */
    static NDArray[] noted(Op op, Site site, NDArray[] operands, NDArray... results) {
        for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            NOTED.remove(gone);
        }
        for (NDArray result : results) {
            if (!Finiteness.isFinite((DenseArray) result)) {
                List<DenseArray> dense =
                        List.of(operands).stream().map(DenseArray.class::cast).toList();
                NOTED.putIfAbsent(new Key(result), new Origin(op, site, dense));
            }
        }
        return results;
    }

    /** How an array came about, if that was noted. */
    public static Optional<Origin> of(NDArray array) {
        return Optional.ofNullable(NOTED.get(new Key(array)));
    }
}
