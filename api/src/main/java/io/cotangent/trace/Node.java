package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * One recorded operation. What no result needs is not reachable from one, so the garbage collector
 * removes it. The operands never change; only the caches do, whose worst case is that two threads
 * compute the same.
 */
final class Node {
    final Trace trace;
    final Op op;
    final NDArray[] operands;
    final ArrayType[] types;
    final Site site;

    /** The numbers, once somebody has looked. */
    volatile NDArray @Nullable [] values;

    /** The results as values of the levels below, once the trace is closed. */
    volatile NDArray @Nullable [] resolved;

    /**
     * The first variable that holds a result, when the trace becomes a program, which it does once.
     */
    int variable = UNVISITED;

    static final int UNVISITED = -2;

    Node(Trace trace, Op op, NDArray[] operands, ArrayType[] types, Site site) {
        this.trace = trace;
        this.op = op;
        this.operands = operands;
        this.types = types;
        this.site = site;
    }
}
