package io.cotangent.path;

import io.cotangent.array.DenseArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Elements of batches that took different paths in runs of a function before, one for each path:
 * the function's next recording knows these paths, too, whatever the elements are then.
 */
public final class Examples {
    /** The paths that the elements of one batch are known to take, at most. */
    public static final int LIMIT = 64;

    /** Batches of one function, at most. */
    private static final int PLACES = 32;

    /** What is larger is not kept for later. */
    private static final int LARGE = 1 << 16;

    private static final ScopedValue<Visit> CURRENT = ScopedValue.newInstance();

    private final List<Place> places = new ArrayList<>();

    /** One recording of a function, which comes to its batches in their order. */
    private static final class Visit {
        private final Examples examples;
        private int next;

        Visit(Examples examples) {
            this.examples = examples;
        }

        synchronized @Nullable Place next() {
            return examples.place(next++);
        }
    }

    /** A batch of a function. */
    public static final class Place {
        private List<DenseArray[]> elements = List.of();
        private String text = "";

        /** Those used last come first. */
        public synchronized List<DenseArray[]> elements() {
            return elements;
        }

        /**
         * Remembers elements for the next recording.
         *
         * @param all one for each path, those of this recording first
         */
        public synchronized void keep(List<DenseArray[]> all) {
            elements = all.stream().filter(Place::isSmall).limit(LIMIT).toList();
            text = "elements of a batch take " + all.size() + " known paths, all in one program";
            if (all.size() == LIMIT) {
                text += ", the most that are kept: those that take others have it traced anew";
            }
        }

        /** Says that nothing is known beforehand, and why. */
        public synchronized void forget(String why) {
            elements = List.of();
            text = why;
        }

        private static boolean isSmall(DenseArray... element) {
            long size = 0;
            for (DenseArray array : element) {
                size += array.size();
            }
            return size <= LARGE;
        }

        private synchronized String text() {
            return text;
        }
    }

    /** The next batch of the function that this thread records; null where there is none. */
    public static @Nullable Place next() {
        return CURRENT.isBound() ? CURRENT.get().next() : null;
    }

    /** Records a function. */
    <T> T during(Supplier<T> recording) {
        return ScopedValue.where(CURRENT, new Visit(this)).call(recording::get);
    }

    private synchronized @Nullable Place place(int number) {
        while (places.size() <= number && places.size() < PLACES) {
            places.add(new Place());
        }
        return number < places.size() ? places.get(number) : null;
    }

    /** What is known of each batch that takes several paths. */
    synchronized List<String> texts() {
        return places.stream().map(Place::text).filter(text -> !text.isEmpty()).toList();
    }
}
