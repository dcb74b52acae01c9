package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Comparison;

/** A truth value in each lane of a vector; see {@link Lane}. */
public sealed interface Mask {
    /** An operand of the loop, from an array of truth values. */
    record Input(int index) implements Mask {}

    /** Two numbers compared; only NE is true of a NaN. */
    record Compare(Comparison relation, Lane a, Lane b) implements Mask {}

    /** True where the bits, as a two's complement integer, are negative. */
    record Negative(Bits bits) implements Mask {}

    /** Conjunction. */
    record And(Mask a, Mask b) implements Mask {}

    /** Disjunction. */
    record Or(Mask a, Mask b) implements Mask {}

    /** Negation. */
    record Not(Mask a) implements Mask {}

    default Mask and(Mask other) {
        return new And(this, other);
    }

    default Mask or(Mask other) {
        return new Or(this, other);
    }

    default Mask not() {
        return new Not(this);
    }

    /** One number where this is true, the other elsewhere; both are computed. */
    default Lane select(Lane ifTrue, Lane ifFalse) {
        return new Lane.Select(this, ifTrue, ifFalse);
    }

    default Lane select(double ifTrue, Lane ifFalse) {
        return select(Lane.of(ifTrue), ifFalse);
    }

    default Lane select(Lane ifTrue, double ifFalse) {
        return select(ifTrue, Lane.of(ifFalse));
    }

    default Lane select(double ifTrue, double ifFalse) {
        return select(Lane.of(ifTrue), Lane.of(ifFalse));
    }
}
