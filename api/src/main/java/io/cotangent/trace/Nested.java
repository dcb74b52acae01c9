package io.cotangent.trace;

import io.cotangent.op.Op;

/** An operation that runs a program on its operands. */
public interface Nested extends Op {
    /** The program: takes the operands, has captured nothing. */
    Program program();
}
