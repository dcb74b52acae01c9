package io.cotangent.optimize;

import java.util.List;

/**
 * Parameters on their way, with what an {@link Optimizer} remembers of their gradients.
 *
 * @param params the parameters
 * @param steps the number of steps made
 * @param memory running means of gradients or of their squares, whatever the optimiser keeps, in
 *     trees like the parameters
 */
public record State<P>(P params, long steps, List<P> memory) {
    /** With a copy of the list. */
    public State {
        memory = List.copyOf(memory);
    }
}
