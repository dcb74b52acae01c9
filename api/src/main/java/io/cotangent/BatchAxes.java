package io.cotangent;

import io.cotangent.error.TreeException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the batch is in the arrays of a mapped function's arguments and result; see {@link
 * Cotangent#axes}.
 */
public final class BatchAxes {
    private final List<@Nullable Integer> in;
    private final int out;

    private BatchAxes(List<@Nullable Integer> in, int out) {
        this.in = in;
        this.out = out;
    }

    /** The given axes of the arguments, and the first of the result. */
    static BatchAxes of(@Nullable Integer... in) {
        if (Arrays.stream(in).allMatch(axis -> axis == null)) {
            throw new TreeException(
                    "axes: no argument has a batch: give an axis for one or more, and null for those"
                            + " that are the same for all elements");
        }
        return new BatchAxes(Collections.unmodifiableList(Arrays.asList(in.clone())), 0);
    }

    static BatchAxes first(int arity) {
        return new BatchAxes(Collections.nCopies(arity, 0), 0);
    }

    /** The same axes of the arguments, and another of the result's arrays; -1 is the last. */
    public BatchAxes out(int axis) {
        return new BatchAxes(in, axis);
    }

    /** The axis in the result. */
    int out() {
        return out;
    }

    /** The axes in the arguments of a function of {@code arity} arguments. */
    List<@Nullable Integer> in(int arity) {
        if (in.size() != arity) {
            throw new TreeException(
                    this
                            + " are for "
                            + in.size()
                            + " arguments, but the function has "
                            + arity
                            + ": give an axis, or null, for each");
        }
        return in;
    }

    @Override
    public String toString() {
        return "axes" + in.toString().replace('[', '(').replace(']', ')');
    }
}
