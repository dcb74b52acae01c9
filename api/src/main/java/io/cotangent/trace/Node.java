package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * One recorded operation, and its first result in one. What no result needs is not reachable from
 * one, so the garbage collector removes it. The operands never change; only the caches do, whose
 * worst case is that two threads compute the same.
 */
final class Node extends TracedArray {
    final Op op;
    final NDArray[] operands;
    final Site site;

    /** The types of all results; null where there is one, which is this. */
    private final ArrayType @Nullable [] types;

    /** The numbers, once somebody has looked. */
    volatile NDArray @Nullable [] values;

    /** The results as values of the levels below, once the trace is closed. */
    volatile NDArray @Nullable [] resolved;

    /**
     * The first variable that holds a result, counted from the first of all operations', when the
     * trace becomes a program, which it does once; before that, it tells when it was recorded.
     */
    int variable = UNVISITED - Fresh.now();

    private static final int UNVISITED = -2;

    /** An operation with one result. */
    Node(Trace trace, Op op, NDArray[] operands, ArrayType type, Site site) {
        super(trace, null, 0, type);
        this.op = op;
        this.operands = operands;
        this.types = null;
        this.site = site;
    }

    /** An operation with one result or more. */
    Node(Trace trace, Op op, NDArray[] operands, ArrayType[] types, Site site) {
        super(trace, null, 0, types[0]);
        this.op = op;
        this.operands = operands;
        this.types = types.length == 1 ? null : types;
        this.site = site;
    }

    @Override
    Node node() {
        return this;
    }

    /** Whether its trace has not come to it yet in becoming a program. */
    boolean isUnvisited() {
        return variable <= UNVISITED;
    }

    /** When it was recorded, as long as it is {@linkplain #isUnvisited unvisited}. */
    int moment() {
        return UNVISITED - variable;
    }

    /** The number of results. */
    int results() {
        return types == null ? 1 : types.length;
    }

    /** The type of a result. */
    ArrayType type(int result) {
        return types == null ? type() : types[result];
    }
}
