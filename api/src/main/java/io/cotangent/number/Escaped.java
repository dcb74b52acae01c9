package io.cotangent.number;

import io.cotangent.error.EscapedValueException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What derivatives that were taken inside of another one have left behind in arrays, boxes and
 * fields: the outer one does not know how that depends on its own arguments, and must not take it
 * for passive.
 */
@SuppressWarnings("ReferenceEquality") // which object it is, not what is in it
final class Escaped {
    /** The shadow of such a number, which cannot be read. */
    static final int SHADOW = -1;

    private final Map<Object, int[]> objects = new HashMap<>();
    private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();

    /** The epochs of the tapes, from the first possible one. */
    private final BitSet epochs = new BitSet();

    private final int firstEpoch;

    /** For what is left to a tape. */
    Escaped(int epoch) {
        firstEpoch = epoch + 1;
    }

    /** An object by its identity, which it may lose. */
    private static final class Identity extends WeakReference<Object> {
        private final int hash;

        Identity(Object object, ReferenceQueue<Object> dropped) {
            super(object, dropped);
            hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            Object object = get();
            return this == other
                    || object != null && other instanceof Identity one && one.get() == object
                    || object != null && other instanceof Sought one && one.object == object;
        }
    }

    /** An object that is looked for. */
    private record Sought(Object object) {
        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Identity one && one.get() == object;
        }
    }

    /** Adds an array with active elements, or a box. */
    void add(Object object, int... shadows) {
        for (Reference<?> one = dropped.poll(); one != null; one = dropped.poll()) {
            objects.remove(one);
        }
        objects.put(new Identity(object, dropped), shadows);
    }

    /** Adds the epoch of a tape that is closed. */
    void add(int epoch) {
        epochs.set(epoch - firstEpoch);
    }

    /** Adds what another tape was left, which is closed now. */
    void addAll(Escaped inner) {
        inner.epochs.stream().forEach(epoch -> add(epoch + inner.firstEpoch));
        inner.objects.forEach((key, shadows) -> {
            Object object = ((Identity) key).get();
            if (object != null) {
                add(object, shadows);
            }
        });
    }

    /** Takes the shadows of an array out; null where it has none. */
    int @Nullable [] remove(Object array) {
        return objects.remove(new Sought(array));
    }

    /** Whether a box is among what is left. */
    boolean contains(Object box) {
        return objects.containsKey(new Sought(box));
    }

    /** Whether a tape is among those that left something. */
    boolean contains(int epoch) {
        return epoch >= firstEpoch && epochs.get(epoch - firstEpoch);
    }

    /** Says that a number is read that was left. */
    static EscapedValueException error(String place, Tape t) {
        EscapedValueException error =
                new EscapedValueException(
                        place
                                + " holds a number that was computed inside of a derivative that has"
                                + " ended, and may depend on what is differentiated around it:"
                                + " give the number back as a result of the inner function, as Aux"
                                + " does, or compute it again outside");
        Refusals.kept(error, t);
        return error;
    }
}
