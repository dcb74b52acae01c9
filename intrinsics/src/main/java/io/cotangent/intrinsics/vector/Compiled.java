package io.cotangent.intrinsics.vector;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Some code on vectors, which is there when the JVM has compiled it; see {@link Patience}. */
final class Compiled<T> {
    private final Supplier<T> maker;
    private final long operations;
    private final Supplier<Consumer<T>> trial;
    private final Patience patience = new Patience(this::warmUp);
    private volatile T code;

    /**
     * Code that is made when it is wanted.
     *
     * @param operations how many operations on vectors a run of the trial does
     * @param trial what runs the code again and again, so that it is compiled
     */
    Compiled(Supplier<T> maker, long operations, Supplier<Consumer<T>> trial) {
        this.maker = maker;
        this.operations = operations;
        this.trial = trial;
    }

    private boolean warmUp() {
        T made = maker.get();
        Consumer<T> run = trial.get();
        boolean compiled = Warmup.run(operations, () -> run.accept(made));
        code = compiled ? made : code;
        return compiled;
    }

    /** The code; null if it is not compiled. */
    T get(long elements) {
        T made = code;
        if (made == null && patience.isOver((int) Math.min(elements, Integer.MAX_VALUE))) {
            made = code;
        }
        return made;
    }

    /** Sees to it that the code is used, even if that is slow until it is compiled. */
    void make() {
        code = maker.get();
    }
}
