package io.cotangent.number;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What Java's own classes see of numbers that are handed to them in boxes, records and arrays: they
 * sort and look up, and what woven code does next depends on it. Where looks are remembered, {@link
 * Double} and {@link Float} say when they are compared or hashed; the agent makes them.
 */
public final class Boxes {
    private static BooleanSupplier watching = () -> false;
    private static boolean isDecided;
    private static volatile boolean isWatched;

    private Boxes() {}

    /**
     * Says how boxes are made to {@linkplain #see tell}.
     *
     * @param installation does so, and says whether it could; run once, when it is first needed
     */
    public static synchronized void watchBy(BooleanSupplier installation) {
        watching = installation;
    }

    /** Has boxes tell what is seen of them from now on. */
    static void watch() {
        if (!isWatched) {
            decide();
        }
    }

    private static synchronized void decide() {
        if (!isDecided) {
            isDecided = true;
            isWatched = watching.getAsBoolean();
        }
    }

    /** Gives a new box its shadow. Where boxes cannot tell, all of it counts as seen. */
    static void fill(Object box, int shadow, Tape t) {
        if (shadow != 0) {
            t.remember(box, shadow);
            if (!isWatched) {
                t.look(shadow);
            }
        }
    }

    /**
     * A box is compared with another object, or, where that is null, turned into a hash code or a
     * text.
     */
    public static void see(Object box, @Nullable Object other) {
        Tape t = Tapes.ofThread();
        if (t == null || t.looks() == null) {
            return;
        }
        if (other == null) {
            t.look(t.shadowOf(box));
        } else if (other.getClass() == box.getClass()) {
            double x = ((Number) box).doubleValue();
            double y = ((Number) other).doubleValue();
            t.ordered(t.shadowOf(box), t.shadowOf(other), x, y);
        }
    }

    /** All numbers in an array, in its parts, in a record or a box are seen as they are. */
    public static void seeAll(@Nullable Object object, Tape t) {
        if (t.looks() == null) {
            return;
        }
        switch (object) {
            case double[] _, float[] _ -> seeElements(t.shadows(object), t);
            case Object[] parts -> {
                for (Object part : parts) {
                    seeAll(part, t);
                }
            }
            case Double _, Float _ -> t.look(t.shadowOf(object));
            case Record whole -> seeFields(whole, t);
            case null, default -> {}
        }
    }

    /** As {@link #seeAll(Object, Tape)}, of two. */
    public static void seeAll(@Nullable Object object, @Nullable Object other, Tape t) {
        seeAll(object, t);
        seeAll(other, t);
    }

    private static void seeElements(int @Nullable [] shadows, Tape t) {
        for (int i = 0; shadows != null && i < shadows.length; i++) {
            t.look(shadows[i]);
        }
    }

    private static void seeFields(Record whole, Tape t) {
        for (RecordComponent part : whole.getClass().getRecordComponents()) {
            if (part.getType() == double.class || part.getType() == float.class) {
                try {
                    Field field = whole.getClass().getDeclaredField(part.getName());
                    field.setAccessible(true);
                    t.look(ShadowFields.get(field, whole, field.getDouble(whole), t));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e); // a record has a field of each component
                }
            }
        }
    }
}
