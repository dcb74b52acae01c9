package io.cotangent.number;

import io.cotangent.error.CotangentException;
import java.lang.reflect.Array;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What woven code hands over beside its arguments and results, which keep their types: shadows of
 * arguments and of results, and those of the elements of arrays and of the numbers in boxes, which
 * are known by identity.
 *
 * <p>Arrays and boxes are held until the tape is dropped, as their identity must not pass to others
 * meanwhile. Only those with a number that is not passive come here.
 */
abstract sealed class Registers permits Tape {
    /** The shadow of the result of a substitute, where that is a number. */
    int result;

    /**
     * The method that arguments are handed to, of {@link Signatures#of}; 0 where there are none.
     */
    int tag;

    /** The shadows of the arguments, by or: 0 where all are passive. */
    int active;

    /** The same of the arguments from the fifth on, before the others are known. */
    int moreActive;

    int argument0;
    int argument1;
    int argument2;
    int argument3;

    /** The shadows of the arguments from the fifth on; a method has 255 at most. */
    final int[] more;

    /** The method that returned last. */
    int returnedTag;

    /** The shadow of its result. */
    int returned;

    /** The first error of woven code, which the program may have caught; null for none. */
    @Nullable CotangentException failure;

    private final IdentityTable<int[]> arrays = new IdentityTable<>();
    private final IdentityTable<Integer> boxes = new IdentityTable<>();

    /** Whether shadows can be found in this tape alone. */
    private boolean isAlone;

    /** What inner derivatives have left behind; null for nothing. */
    private @Nullable Escaped escaped;

    /** Whether nothing on this tape depends on outer ones. */
    boolean isContained;

    Registers(boolean isGuest) {
        more = new int[isGuest ? 0 : 256];
    }

    /** Begins anew, after {@link #clear}. */
    void begin(boolean isOutermost) {
        isAlone = isOutermost;
    }

    /** Forgets all. */
    void clear() {
        tag = 0;
        active = 0;
        moreActive = 0;
        returnedTag = 0;
        failure = null;
        escaped = null;
        isContained = false;
        arrays.clear();
        boxes.clear();
    }

    private Tape tape() {
        return (Tape) this;
    }

    /**
     * The shadows of the elements of an array of {@code double} or {@code float}, to read and to
     * write.
     *
     * @return null where all elements are passive
     */
    int @Nullable [] shadows(Object array) {
        if (arrays.isEmpty() && isAlone) {
            return null;
        }
        int[] known = arrays.get(array);
        return known != null || isAlone ? known : otherShadows(array);
    }

    private int @Nullable [] otherShadows(Object array) {
        int[] left = array == null || escaped == null ? null : escaped.remove(array);
        if (left != null) {
            arrays.put(array, left);
            return left;
        }
        return tape().isGuest() || tape().outer() != null ? outerShadows(array) : null;
    }

    /** As {@link #shadows}; an array that has none gets some, of passive elements. */
    int[] newShadows(Object array) {
        int[] known = shadows(array);
        return known == null ? add(array) : known;
    }

    private int[] add(Object array) {
        int[] shadows = new int[Array.getLength(array)];
        add(array, shadows);
        return shadows;
    }

    /** Gives an array shadows that has none. */
    void add(Object array, int... shadows) {
        arrays.put(array, shadows);
    }

    /** Takes over what a tape knows that was open before, or refuses what other threads know. */
    private int @Nullable [] outerShadows(Object array) {
        Tape outer = tape().outer();
        if (outer == null) {
            Strangers.refuse(array);
            return null;
        }
        int[] known = outer.shadows(array);
        int[] shadows = null;
        for (int i = 0; known != null && i < known.length; i++) {
            if (known[i] != 0) {
                shadows = shadows == null ? add(array) : shadows;
                double value = ((Number) Array.get(array, i)).doubleValue();
                shadows[i] = known[i] < 0 ? known[i] : tape().lifts().lift(outer, known[i], value);
            }
        }
        return shadows;
    }

    /** The shadow of a {@link Double} or {@link Float}; of anything else, 0. */
    int shadowOf(@Nullable Object box) {
        if (box == null || boxes.isEmpty() && isAlone) {
            return 0;
        }
        Integer known = boxes.get(box);
        return known != null ? known : isAlone ? 0 : otherShadowOf(box);
    }

    private int otherShadowOf(Object box) {
        if (escaped != null && escaped.contains(box)) {
            throw Escaped.error("a box", tape());
        }
        return tape().isGuest() || tape().outer() != null ? outerShadowOf(box) : 0;
    }

    private int outerShadowOf(Object box) {
        Tape outer = tape().outer();
        if (outer == null) {
            Strangers.refuse(box);
            return 0;
        }
        int known = outer.shadowOf(box);
        if (known == 0) {
            return 0;
        }
        int shadow = tape().lifts().lift(outer, known, valueOf(box));
        remember(box, shadow);
        return shadow;
    }

    private static double valueOf(Object box) {
        return box instanceof OptionalDouble some
                ? some.getAsDouble()
                : ((Number) box).doubleValue();
    }

    /** Gives a box a shadow, which no other box has the identity of. */
    void remember(Object box, int shadow) {
        boxes.put(Objects.requireNonNull(box), shadow);
    }

    /** Whether a field's shadow is of a derivative inside of this one, or of those around it. */
    boolean isEscaped(int epoch) {
        Tape outer = tape().outer();
        return escaped != null && escaped.contains(epoch)
                || outer != null && outer.isEscaped(epoch);
    }

    /** Takes over what a tape inside of this one leaves behind that ends. */
    void inherit(Registers inner) {
        if (inner.isContained) {
            return;
        }
        Escaped all = escaped == null ? new Escaped(tape().epoch()) : escaped;
        escaped = all;
        isAlone = false;
        all.add(inner.tape().epoch());
        inner.arrays.forEach((array, shadows) -> leave(all, inner.tape(), array, shadows));
        inner.boxes.forEach((box, shadow) -> all.add(box));
        if (inner.escaped != null) {
            all.addAll(inner.escaped);
        }
    }

    /** Elements that were only taken over stay what they were. */
    private void leave(Escaped all, Tape inner, Object array, int... shadows) {
        int[] mine = arrays.peek(array);
        int[] left = new int[shadows.length];
        boolean differs = false;
        for (int i = 0; i < left.length; i++) {
            int before = mine == null ? 0 : mine[i];
            boolean isSame =
                    shadows[i] == 0
                            ? before == 0
                            : before > 0 && inner.lifts().isLifted(shadows[i], tape(), before);
            left[i] = isSame ? before : shadows[i] == 0 ? 0 : Escaped.SHADOW;
            differs |= !isSame;
        }
        if (differs && mine != null) {
            System.arraycopy(left, 0, mine, 0, left.length);
        } else if (differs) {
            all.add(array, left);
        }
    }

    /** Fails with the first error of woven code, if the program has caught it. */
    void confirm() {
        if (failure != null) {
            throw failure;
        }
    }

    /** The shadows of an array on this tape alone, where another thread asks; null for none. */
    int @Nullable [] knownShadows(Object array) {
        return arrays.peek(array);
    }

    /** Whether a box has a shadow on this tape alone, where another thread asks. */
    boolean knows(Object box) {
        return boxes.peek(box) != null;
    }
}
