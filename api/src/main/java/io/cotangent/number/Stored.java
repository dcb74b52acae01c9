package io.cotangent.number;

import org.jspecify.annotations.Nullable;

/**
 * The shadows of numbers that stand in arrays, in fields and in boxes, as the traced bodies of
 * woven methods read and write them.
 *
 * <p>A field of a woven class has another one beside it, of the shadow and the epoch of its tape,
 * whose numbers are never used again: what tapes leave behind in fields is passive to all others.
 */
public final class Stored {
    private Stored() {}

    /**
     * The shadows of an array's elements, which stay the same ones once there are any.
     *
     * @param known null where they have to be looked up
     * @return null where all elements are passive
     */
    public static int @Nullable [] shadows(Object array, int @Nullable [] known, Tape t) {
        return known == null ? t.shadows(array) : known;
    }

    /** The shadow of an element that is about to be read. */
    public static int shadow(double[] array, int index, Tape t) {
        return shadow(array, index, t.shadows(array), t);
    }

    /** The shadow of an element that is about to be read, from those of the array. */
    public static int shadow(double[] array, int index, int @Nullable [] shadows, Tape t) {
        if (shadows == null || index < 0 || index >= shadows.length) {
            return 0; // or the instruction throws
        }
        int shadow = shadows[index];
        return shadow == 0 ? 0 : checked(shadow, array[index], "an element of an array", t);
    }

    /** The shadow of an element that is about to be read. */
    public static int shadow(float[] array, int index, Tape t) {
        return shadow(array, index, t.shadows(array), t);
    }

    /** The shadow of an element that is about to be read, from those of the array. */
    public static int shadow(float[] array, int index, int @Nullable [] shadows, Tape t) {
        if (shadows == null || index < 0 || index >= shadows.length) {
            return 0;
        }
        int shadow = shadows[index];
        return shadow == 0 ? 0 : checked(shadow, array[index], "an element of an array", t);
    }

    /** {@code array[index] = x}. */
    public static void store(double[] array, int index, double x, int dx, Tape t) {
        store(array, index, x, dx, null, t);
    }

    /** {@code array[index] = x}; known and given are as in {@link #shadows}. */
    public static int @Nullable [] store(
            double[] array, int index, double x, int dx, int @Nullable [] known, Tape t) {
        array[index] = x;
        int[] shadows = known;
        if (shadows == null) {
            shadows = dx == 0 ? t.shadows(array) : t.newShadows(array);
        }
        if (shadows != null) {
            shadows[index] = dx;
        }
        return shadows;
    }

    /** {@code array[index] = x}. */
    public static void store(float[] array, int index, float x, int dx, Tape t) {
        store(array, index, x, dx, null, t);
    }

    /** {@code array[index] = x}; known and given are as in {@link #shadows}. */
    public static int @Nullable [] store(
            float[] array, int index, float x, int dx, int @Nullable [] known, Tape t) {
        array[index] = x;
        int[] shadows = known;
        if (shadows == null) {
            shadows = dx == 0 ? t.shadows(array) : t.newShadows(array);
        }
        if (shadows != null) {
            shadows[index] = dx;
        }
        return shadows;
    }

    /** A step's value is the number's, unless something wrote the number that is not woven. */
    private static int checked(int shadow, double x, String place, Tape t) {
        if (shadow < 0) {
            throw Escaped.error(place, t);
        }
        double was = t.value(shadow);
        if (was != x && !(Double.isNaN(was) && Double.isNaN(x))) {
            throw Refusals.overwritten(place, x, was, t);
        }
        return shadow;
    }

    /** The shadow of a field's number x, from the field beside it. */
    public static int read(double x, long beside, Tape t) {
        if (beside == 0) {
            return 0;
        }
        int shadow = shadow(beside, (int) (beside >>> Integer.SIZE), t, x);
        return shadow == 0 ? 0 : checked(shadow, x, "a field", t);
    }

    /** The shadow of a field's number x, from the field beside it. */
    public static int read(float x, long beside, Tape t) {
        return read((double) x, beside, t);
    }

    private static int shadow(long beside, int epoch, Tape t, double x) {
        if (epoch == t.epoch()) {
            return (int) beside;
        }
        Tape owner = Tapes.of(epoch);
        if (owner == null) {
            if (t.isEscaped(epoch)) {
                throw Escaped.error("a field", t);
            }
            return 0;
        }
        Tape outer = t.outer();
        if (outer == null) {
            throw Strangers.error(owner);
        }
        int shadow = shadow(beside, epoch, outer, x);
        return shadow == 0 ? 0 : t.lifts().lift(outer, shadow, x);
    }

    /** What the field beside a field is to hold. */
    public static long beside(int shadow, Tape t) {
        return shadow == 0 ? 0 : (long) t.epoch() << Integer.SIZE | shadow;
    }

    /** Refuses to store an active number in a field that has none beside it. */
    public static void check(int shadow, Tape t, String field) {
        if (shadow != 0) {
            throw Refusals.stored(field, t);
        }
    }

    /** {@link Double#valueOf(double)}. */
    @SuppressWarnings("UnnecessaryBoxedVariable") // its identity is what matters
    public static Double box(double x, int shadow, Tape t) {
        Double box = Double.valueOf(x);
        Boxes.fill(box, shadow, t);
        return box;
    }

    /** {@link Float#valueOf(float)}. */
    @SuppressWarnings("UnnecessaryBoxedVariable") // its identity is what matters
    public static Float box(float x, int shadow, Tape t) {
        Float box = Float.valueOf(x);
        Boxes.fill(box, shadow, t);
        return box;
    }

    /** The shadow of the number in a box. */
    public static int unbox(@Nullable Object box, Tape t) {
        return t.shadowOf(box);
    }

    /** As {@link #unbox}, of any {@link Number}: others than boxes are handed over to. */
    public static int number(Object number, Tape t, int tag) {
        if (number instanceof Double || number instanceof Float) {
            t.returnedTag = 0;
            return t.shadowOf(number);
        }
        HandOver.call(number, t, tag);
        return 0;
    }

    /** The shadow of a {@link Number}'s value, where {@link #number} gave that of a box. */
    public static int taken(int shadow, Tape t, int tag) {
        return HandOver.take(t, tag) | shadow;
    }
}
