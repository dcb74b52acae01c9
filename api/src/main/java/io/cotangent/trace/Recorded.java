package io.cotangent.trace;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a function did on the path that it took: its program, and the looks at numbers that the path
 * depends on. At other inputs it does the same as long as each look sees the same.
 *
 * @param guarded gives the values that were looked at, in the order of {@code observations}, and
 *     then the function's results; what a look needs is computed before what only later looks, or
 *     the results, need
 * @param observations what was seen, one for each value looked at that depends on the inputs
 * @param failures looks that depend on the inputs and ended in exceptions, which the function
 *     caught: nothing can say whether they would at other inputs
 */
public record Recorded(Program guarded, List<Seen> observations, List<Seen> failures) {
    /** Whether the path may depend on numbers. */
    public boolean isObserved() {
        return !observations.isEmpty() || !failures.isEmpty();
    }

    /** The program of the results alone. */
    public Program program() {
        int looks = observations.size();
        return guarded.choosing(IntStream.range(looks, guarded.outputs().length).toArray());
    }

    /** The program with the looks between the equations, and the user's source lines. */
    @Override
    public String toString() {
        return new ProgramText(guarded, observations).toString();
    }

    /** The program with the looks in the language of Graphviz. */
    public String toDot() {
        return new DotDiagram(guarded, observations).toString();
    }

    /** The program with the looks in the language of Mermaid. */
    public String toMermaid() {
        return new MermaidDiagram(guarded, observations).toString();
    }

    /** The program of the values that were looked at alone. */
    public Program guards() {
        return guarded.choosing(IntStream.range(0, observations.size()).toArray());
    }
}
