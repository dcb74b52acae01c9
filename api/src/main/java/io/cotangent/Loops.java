package io.cotangent;

import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.loop.Iteration;

/** Long loops, of which a reverse sweep keeps few states. */
abstract class Loops extends BatchedFunctions {
    Loops() {}

    /**
     * The state after some steps, as a plain loop gives it, bit by bit. What differs is the reverse
     * sweep: it keeps {@linkplain Snapshots#logarithmic few states} and computes the others again,
     * so that its memory grows like the logarithm of the number of steps, and its work is a few
     * times a plain loop's.
     *
     * <p>The step is run once or twice, and must do the same each time, but for what follows from
     * the state; where it looks at numbers, or does something else the second time, it is run for
     * every step. A derivative of second order by the state is made of as many operations as there
     * are steps.
     *
     * @param step takes a state, a tree of arrays, to the next of the same shapes and types
     * @throws io.cotangent.error.TreeException where a step changes a shape or a type
     */
    public static <S> S iterate(Fn1<S, S> step, int steps, S start) {
        return iterate(step, steps, start, Snapshots.logarithmic());
    }

    /** As {@link #iterate(Fn1, int, Object)}, with a limit of one's own on the states kept. */
    @SuppressWarnings("unchecked") // a step takes what it gives
    public static <S> S iterate(Fn1<S, S> step, int steps, S start, Snapshots snapshots) {
        return (S)
                Iteration.run(
                        (state, _) -> step.apply((S) state), step, steps, start, null, snapshots);
    }

    /**
     * The state after a step for each slice of some inputs, along their first axis; see {@link
     * #iterate(Fn1, int, Object)}.
     *
     * @param step takes a state and a slice of each array of the inputs to the next state
     * @param inputs a tree of arrays whose first axes are of one length, the number of steps
     * @throws io.cotangent.error.ShapeException where they are not
     */
    public static <S, X> S iterate(Fn2<S, X, S> step, S start, X inputs) {
        return iterate(step, start, inputs, Snapshots.logarithmic());
    }

    /** As {@link #iterate(Fn2, Object, Object)}, with a limit of one's own on the states kept. */
    @SuppressWarnings("unchecked") // a step takes what it gives, and slices of the inputs
    public static <S, X> S iterate(Fn2<S, X, S> step, S start, X inputs, Snapshots snapshots) {
        return (S)
                Iteration.run(
                        (state, slice) -> step.apply((S) state, (X) slice),
                        step,
                        -1,
                        start,
                        inputs,
                        snapshots);
    }
}
