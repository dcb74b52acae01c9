package io.cotangent.intrinsics.vector;

/**
 * The bits of a number in each lane of a vector, 64 or 32 of them as the loop's numbers have; see
 * {@link Lane}.
 */
public sealed interface Bits {
    /** The bits of a number. */
    record OfLane(Lane x) implements Bits {}

    /** The same bits in every lane; in a loop over {@code float}s, the lower 32. */
    record Constant(long value) implements Bits {}

    /** An operation on two. */
    record Binary(Operation operation, Bits a, Bits b) implements Bits {}

    /** All moved by a number of places. */
    record Shifted(Direction direction, Bits x, int places) implements Bits {}

    /** The operations; sum and difference as of two's complement integers. */
    enum Operation {
        ADD,
        SUB,
        AND,
        OR,
        XOR
    }

    /** To the left, to the right with zeros, to the right with copies of the sign. */
    enum Direction {
        LEFT,
        RIGHT,
        SIGNED_RIGHT
    }

    /** The same bits in every lane. */
    static Bits of(long value) {
        return new Constant(value);
    }

    default Bits add(Bits other) {
        return new Binary(Operation.ADD, this, other);
    }

    default Bits add(long other) {
        return add(of(other));
    }

    default Bits sub(Bits other) {
        return new Binary(Operation.SUB, this, other);
    }

    default Bits sub(long other) {
        return sub(of(other));
    }

    default Bits and(Bits other) {
        return new Binary(Operation.AND, this, other);
    }

    default Bits and(long other) {
        return and(of(other));
    }

    default Bits or(Bits other) {
        return new Binary(Operation.OR, this, other);
    }

    default Bits or(long other) {
        return or(of(other));
    }

    default Bits xor(Bits other) {
        return new Binary(Operation.XOR, this, other);
    }

    default Bits xor(long other) {
        return xor(of(other));
    }

    default Bits shiftLeft(int places) {
        return new Shifted(Direction.LEFT, this, places);
    }

    default Bits shiftRight(int places) {
        return new Shifted(Direction.RIGHT, this, places);
    }

    /** To the right with copies of the sign; slow for 64 bits on processors without AVX-512. */
    default Bits shiftSignedRight(int places) {
        return new Shifted(Direction.SIGNED_RIGHT, this, places);
    }

    /** True where the bits, as a two's complement integer, are negative. */
    default Mask isNegative() {
        return new Mask.Negative(this);
    }

    /** The number with these bits. */
    default Lane number() {
        return new Lane.OfBits(this);
    }
}
