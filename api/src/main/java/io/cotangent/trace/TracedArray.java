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
public final class TracedArray implements NDArray, Typed {
    private final Trace trace;
    private final @Nullable Node node;
    private final int index;
    private final ArrayType type;

    private TracedArray(Trace trace, @Nullable Node node, int index, ArrayType type) {
        this.trace = trace;
        this.node = node;
        this.index = index;
        this.type = type;
    }

    static TracedArray input(Trace trace, int index, ArrayType type) {
        return new TracedArray(trace, null, index, type);
    }

    static TracedArray result(Node node, int index) {
        return new TracedArray(node.trace, node, index, node.types[index]);
    }

    Trace trace() {
        return trace;
    }

    /** The operation that this is a result of; null for an input of the trace. */
    @Nullable Node node() {
        return node;
    }

    /** The position among the operation's results, or among the trace's inputs. */
    int index() {
        return index;
    }

    @Override
    public ArrayType type() {
        return type;
    }

    @Override
    public DType dtype() {
        return type.dtype();
    }

    @Override
    public int[] shape() {
        return type.shape().lengths();
    }

    @Override
    public int rank() {
        return type.shape().rank();
    }

    @Override
    public int size() {
        return type.shape().size();
    }

    /**
     * Where the value was born, as in {@code float64[3] born at Notebook.java:14 while tracing
     * Notebook.loss}.
     */
    String birth() {
        String place = node == null ? "as argument " + index : "at " + node.site;
        return type + " born " + place + " while tracing " + trace.function();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        Seal.look(this);
        return this == other
                || (other instanceof NDArray array && numbers(this).equals(numbers(array)));
    }

    @Override
    public int hashCode() {
        Seal.look(this);
        return numbers(this).hashCode();
    }

    @Override
    public String toString() {
        return numbers(this).toString();
    }

    private static DenseArray numbers(NDArray array) {
        return Observation.numbers(array, Site.UNKNOWN);
    }
}
