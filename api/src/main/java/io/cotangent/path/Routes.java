package io.cotangent.path;

import io.cotangent.Compiled;
import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.error.UserCode;
import io.cotangent.error.Weaving;
import io.cotangent.number.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The paths that a function has taken, those used last first. A call goes the first one that fits,
 * and where none does, runs the function and keeps its path.
 *
 * <p>Threads share the paths; none waits for another. The paths live as long as this object, so
 * they do not keep the function's class loader longer than the function does.
 */
public final class Routes implements Compiled {
    /** More than the shapes and branches of a sound program, and few enough to be tried. */
    private static final int LIMIT = 16;

    private final Function<Object[], @Nullable Object> body;
    private final Object owner;
    private final History history;
    private final Examples examples = new Examples();
    private volatile List<Kept> kept = List.of();

    /** A path, or why that of such arguments cannot be kept. */
    private record Kept(Signature signature, @Nullable Route route, @Nullable Mismatch obstacle) {
        /** As {@link Route#outputs}; null of null. */
        NDArray @Nullable [] outputs(DenseArray @Nullable ... numbers) {
            return route == null || numbers == null ? null : route.outputs(numbers);
        }

        @Nullable Shortcut shortcut() {
            return route == null ? null : route.shortcut();
        }

        Outcome replay(Arguments arguments) {
            if (route != null) {
                return route.replay(arguments);
            }
            Mismatch mismatch = signature.mismatch(arguments);
            return new Outcome.Miss(mismatch == null ? obstacle : mismatch);
        }
    }

    /** The paths of a function, none yet. */
    public Routes(Function<Object[], @Nullable Object> body, Object owner) {
        this.body = body;
        this.owner = owner;
        this.history = new History(UserCode.nameOf(owner), LIMIT);
    }

    /** The function's value; without the agent, by the function itself. */
    public @Nullable Object call(Object... arguments) {
        if (!Weaving.isActive()) {
            return body.apply(arguments);
        }
        Kept last = last();
        Shortcut shortcut = last == null ? null : last.shortcut();
        Object value = shortcut == null ? Shortcut.NONE : shortcut.call(arguments);
        if (isValue(value)) {
            return value;
        }
        NDArray[] outputs = last == null ? null : last.outputs(last.signature.views(arguments));
        return outputs == null ? search(new Arguments(arguments)) : replayed(last, outputs);
    }

    /** As {@link #call}, of a function of plain numbers. */
    public @Nullable Object callWith(double... numbers) {
        Kept last = last();
        Shortcut shortcut = last == null ? null : last.shortcut();
        Object value = shortcut == null ? Shortcut.NONE : shortcut.call(numbers);
        return isValue(value) ? value : call(Numbers.boxes(numbers));
    }

    /** Whether a shortcut has led to a value, which then counts as a replay. */
    @SuppressWarnings("ReferenceEquality") // there is one NONE
    private boolean isValue(@Nullable Object value) {
        if (value == Shortcut.NONE) {
            return false;
        }
        history.replayed();
        return true;
    }

    /** The path used last, where arguments that are plain numbers are nothing but numbers. */
    private @Nullable Kept last() {
        List<Kept> paths = kept;
        return paths.isEmpty() || Numbers.isAnyActive() ? null : paths.get(0);
    }

    private @Nullable Object replayed(Kept path, NDArray... outputs) {
        history.replayed();
        return path.route.value(outputs);
    }

    private @Nullable Object search(Arguments given) {
        Mismatch nearest = null;
        for (Kept candidate : kept) {
            switch (candidate.replay(given)) {
                case Outcome.Value(Object value) -> {
                    use(candidate);
                    history.replayed();
                    return value;
                }
                case Outcome.Miss(Mismatch mismatch) ->
                        nearest = Mismatch.nearer(nearest, mismatch);
            }
        }
        history.traced(
                nearest == null ? new Mismatch(Cause.FIRST_CALL, "the first call") : nearest);
        Route route = examples.during(() -> Route.of(body, owner, UnaryOperator.identity(), given));
        Mismatch obstacle = route.obstacle();
        keep(new Kept(route.signature(), obstacle == null ? route : null, obstacle), given);
        return route.value(given);
    }

    @SuppressWarnings("ReferenceEquality") // whether it is that path, not one like it
    private boolean isFirst(Kept candidate) {
        return kept.get(0) == candidate;
    }

    /** Moves a path to the front, if another thread has not removed it. */
    private void use(Kept candidate) {
        if (isFirst(candidate)) {
            return;
        }
        synchronized (this) {
            List<Kept> next = new ArrayList<>(kept);
            if (next.remove(candidate)) {
                next.add(0, candidate);
                kept = List.copyOf(next);
            }
        }
    }

    /** Keeps a path instead of the one used longest ago, and of obstacles for such arguments. */
    private synchronized void keep(Kept path, Arguments arguments) {
        List<Kept> next = new ArrayList<>(kept);
        next.removeIf(old -> old.route == null && old.signature.mismatch(arguments) == null);
        next.add(0, path);
        if (next.size() > LIMIT) {
            next.removeLast();
            history.dropped();
        }
        kept = List.copyOf(next);
    }

    @Override
    public long traces() {
        return history.traces();
    }

    @Override
    public long replays() {
        return history.replays();
    }

    @Override
    public int variants() {
        return (int) kept.stream().filter(path -> path.route != null).count();
    }

    @Override
    public Map<Cause, Long> causes() {
        return history.causes();
    }

    @Override
    public String explain() {
        return history.text(variants(), Weaving.isActive(), examples.texts());
    }
}
