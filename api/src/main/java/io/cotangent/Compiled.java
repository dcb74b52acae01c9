package io.cotangent;

import io.cotangent.error.TreeException;
import java.util.Map;

/**
 * What can be asked of a function made by {@link Cotangent#compile}, besides its value: how often
 * the user's code ran, and why. All such functions implement this.
 *
 * <pre>{@code
 * Fn1<NDArray, NDArray> fast = Cotangent.compile(Notebook::loss);
 * …
 * System.out.println(Compiled.of(fast).explain());
 * }</pre>
 */
public interface Compiled {
    /**
     * Why the user's code was run, from the first difference on. In the order of their discovery.
     */
    enum Cause {
        /** There was no path yet. */
        FIRST_CALL("first calls"),
        /** The arguments were built in another way: a list of another length, another record. */
        STRUCTURE("other structures of arguments"),
        /** An array had another shape or type. */
        TYPE("other types or shapes"),
        /** Something in the arguments that is no array was another one: a number, a string. */
        CONSTANT("other constants among the arguments"),
        /** A look at numbers saw others: the function may take another way from there. */
        OBSERVATION("looks that saw other numbers"),
        /** The function caught an exception of a look: such a path is never kept. */
        FAILED_LOOK("looks that failed"),
        /** The function used a value of an outer derivative that is no argument: never kept. */
        CAPTURED("captured values of outer derivatives");

        private final String plural;

        Cause(String plural) {
            this.plural = plural;
        }

        /** As in {@code other types or shapes}. */
        @Override
        public String toString() {
            return plural;
        }
    }

    /** How often the user's code was run to trace it. */
    long traces();

    /** How often a kept path was replayed instead. */
    long replays();

    /** The number of paths that are kept now. */
    int variants();

    /** The number of traces for each cause; causes that did not occur are left out. */
    Map<Cause, Long> causes();

    /** The counts, and what was different at each of the latest traces, in lines of text. */
    String explain();

    /**
     * This view of a function.
     *
     * @throws TreeException if it was not made by {@link Cotangent#compile}
     */
    static Compiled of(Object function) {
        if (function instanceof Compiled compiled) {
            return compiled;
        }
        throw new TreeException(
                "a "
                        + function.getClass().getName()
                        + " was not made by Cotangent.compile: ask the function that it returned");
    }
}
