package io.cotangent.trace;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Typed;
import org.jspecify.annotations.Nullable;

/**
 * An array that is being differentiated: it knows how it came about, and its type, but not (yet)
 * its numbers.
 *
 * <p>{@code equals}, {@code hashCode} and {@code toString} look at the numbers, in any class: they
 * are observations.
 */
public sealed class TracedArray implements NDArray, Typed permits Node {
    private final Trace trace;
    private final @Nullable Node node;
    private final int index;
    private final ArrayType type;

    TracedArray(Trace trace, @Nullable Node node, int index, ArrayType type) {
        this.trace = trace;
        this.node = node;
        this.index = index;
        this.type = type;
    }

    static TracedArray input(Trace trace, int index, ArrayType type) {
        return new TracedArray(trace, null, index, type);
    }

    /** A result of an operation but the first, which the operation itself is. */
    static TracedArray result(Node node, int index) {
        return new TracedArray(node.trace(), node, index, node.type(index));
    }

    final Trace trace() {
        return trace;
    }

    /** The operation that this is a result of; null for an input of the trace. */
    @Nullable Node node() {
        return node;
    }

    /** The position among the operation's results, or among the trace's inputs. */
    final int index() {
        return index;
    }

    @Override
    public final ArrayType type() {
        return type;
    }

    @Override
    public final DType dtype() {
        return type.dtype();
    }

    @Override
    public final int[] shape() {
        return type.shape().lengths();
    }

    @Override
    public final int rank() {
        return type.shape().rank();
    }

    @Override
    public final int size() {
        return type.shape().size();
    }

    /**
     * Where the value was born, as in {@code float64[3] born at Notebook.java:14 while tracing
     * Notebook.loss}.
     */
    final String birth() {
        Node made = node();
        String place = made == null ? "as argument " + index : "at " + made.site;
        return type + " born " + place + " while tracing " + trace.function();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        Seal.look(this);
        return this == other
                || (other instanceof NDArray array && numbers(this).equals(numbers(array)));
    }

    @Override
    public final int hashCode() {
        Seal.look(this);
        return numbers(this).hashCode();
    }

    @Override
    public final String toString() {
        return numbers(this).toString();
    }

    private static DenseArray numbers(NDArray array) {
        return Observation.numbers(array, Site.UNKNOWN);
    }
}
