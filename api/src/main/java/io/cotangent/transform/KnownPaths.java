package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Ops;
import io.cotangent.path.Examples;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recorded;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Seen;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The paths that elements of a batch take, and those that elements of batches before took which
 * came to the same place of the same compiled function.
 */
final class KnownPaths {
    private static final Logger LOGGER = System.getLogger(KnownPaths.class.getPackageName());

    private final Examples.@Nullable Place place;
    private final Batch batch;
    private final Function<NDArray[], Recorded> recorder;

    /**
     * Those that are known at a place.
     *
     * @param recorder records the path of an element, which may be another one than the batch has
     */
    KnownPaths(
            Examples.@Nullable Place place, Batch batch, Function<NDArray[], Recorded> recorder) {
        this.place = place;
        this.batch = batch;
        this.recorder = recorder;
    }

    /**
     * All of them as one program; null where that cannot be.
     *
     * @param isCertain whether elements that a path was recorded for can be told to belong to it
     * @param now the paths of this batch
     * @param elements an element that takes each of them
     */
    @Nullable Alternatives with(boolean isCertain, List<Recorded> now, IntUnaryOperator elements) {
        Alternatives all = isCertain && now.size() <= Examples.LIMIT ? all(now, elements) : null;
        if (all == null && place != null) {
            place.forget(
                    "the %d elements of a batch take %d paths, which do not fit into one program: calls whose elements take the very same are replayed, all others traced anew"
                            .formatted(batch.size(), now.size()));
        }
        return all;
    }

    private @Nullable Alternatives all(List<Recorded> now, IntUnaryOperator elements) {
        List<Recorded> paths = new ArrayList<>(now);
        List<DenseArray[]> examples = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            NDArray[] element = batch.element(elements.applyAsInt(i));
            examples.add(Arrays.stream(element).map(Recording::numbers).toArray(DenseArray[]::new));
        }
        List<DenseArray[]> before = place == null ? List.of() : place.elements();
        for (DenseArray[] example : before) {
            Recorded path = paths.size() < Examples.LIMIT ? again(example) : null;
            if (path != null && paths.stream().noneMatch(known -> isSame(known, path))) {
                paths.add(path);
                examples.add(example);
            }
        }
        Alternatives all = Alternatives.of(paths, types(batch.element(0)));
        if (all == null && paths.size() > now.size()) {
            all = Alternatives.of(now, types(batch.element(0)));
        }
        if (place != null && all != null) {
            place.keep(examples);
        }
        return all;
    }

    private static ArrayType[] types(NDArray... element) {
        return Arrays.stream(element).map(Ops::typeOf).toArray(ArrayType[]::new);
    }

    /**
     * The path that an element takes which is not in this batch; null where it does not belong to
     * this function, or ends in an error, which is no business of this batch.
     */
    private @Nullable Recorded again(DenseArray... element) {
        try {
            return Arrays.equals(types(element), types(batch.element(0)))
                    ? recorder.apply(element)
                    : null;
        } catch (RuntimeException e) {
            LOGGER.log(Level.TRACE, "an element of a batch before takes no path now", e);
            return null;
        }
    }

    /** Whether two paths see and do the same. */
    private static boolean isSame(Recorded one, Recorded other) {
        Program guarded = one.guarded();
        List<Seen> seen = one.observations();
        boolean isSame =
                guarded.equals(other.guarded())
                        && seen.size() == other.observations().size()
                        && one.failures().equals(other.failures());
        for (int i = 0; isSame && i < seen.size(); i++) {
            isSame = Objects.equals(seen.get(i).value(), other.observations().get(i).value());
        }
        for (int i = 0; isSame && i < guarded.captured().size(); i++) {
            isSame =
                    Mapped.isOne(
                            List.of(guarded.captured().get(i), other.guarded().captured().get(i)));
        }
        return isSame;
    }
}
