package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Comparison;

/**
 * A floating-point number in each lane of a vector: an expression, whose operations are those that
 * processors have for vectors, each rounded as IEEE 754 says.
 *
 * <p>An expression is a graph: a node that is used twice is computed once, because identity, not
 * equality, makes a node. It stands for numbers of 64 or of 32 bits; the loop that is made of it
 * decides, and rounds {@link Constant}s to that type.
 */
public sealed interface Lane {
    /** An operand of the loop. */
    record Input(int index) implements Lane {}

    /** The same number in every lane. */
    record Constant(double value) implements Lane {}

    /** An operation on one number. */
    record Unary(UnaryOperation operation, Lane x) implements Lane {}

    /** An operation on two numbers. */
    record Binary(BinaryOperation operation, Lane a, Lane b) implements Lane {}

    /** {@code a * b + c}, rounded once. */
    record Fma(Lane a, Lane b, Lane c) implements Lane {}

    /** One of two numbers; both are computed. */
    record Select(Mask condition, Lane ifTrue, Lane ifFalse) implements Lane {}

    /** The number with these bits. */
    record OfBits(Bits bits) implements Lane {}

    /**
     * {@code common}, but where {@code rare} is true the value of a static method of {@link Rare}
     * for {@code arguments}. As soon as one lane of a vector is rare, all of its lanes are computed
     * one by one.
     */
    record Guarded(Mask rare, Lane common, String method, Lane... arguments) implements Lane {}

    /**
     * {@code common}, but where {@code rare} is true {@code other}, which vectors without a rare
     * lane do not compute.
     */
    record Unless(Mask rare, Lane common, Lane other) implements Lane {}

    /** The operations on one number. */
    enum UnaryOperation {
        NEG,
        ABS,
        SQRT
    }

    /** The operations on two numbers; MIN and MAX as in {@link Math}. */
    enum BinaryOperation {
        ADD,
        SUB,
        MUL,
        DIV,
        MIN,
        MAX
    }

    /** The operand of a function of one number. */
    static Lane input() {
        return new Input(0);
    }

    /** The operand of this number, from 0. */
    static Lane input(int index) {
        return new Input(index);
    }

    /** The same number in every lane. */
    static Lane of(double value) {
        return new Constant(value);
    }

    default Lane add(Lane other) {
        return new Binary(BinaryOperation.ADD, this, other);
    }

    default Lane add(double other) {
        return add(of(other));
    }

    default Lane sub(Lane other) {
        return new Binary(BinaryOperation.SUB, this, other);
    }

    default Lane sub(double other) {
        return sub(of(other));
    }

    default Lane mul(Lane other) {
        return new Binary(BinaryOperation.MUL, this, other);
    }

    default Lane mul(double other) {
        return mul(of(other));
    }

    default Lane div(Lane other) {
        return new Binary(BinaryOperation.DIV, this, other);
    }

    default Lane div(double other) {
        return div(of(other));
    }

    /** {@code this * factor + summand}, rounded once. */
    default Lane fma(Lane factor, Lane summand) {
        return new Fma(this, factor, summand);
    }

    default Lane fma(double factor, Lane summand) {
        return fma(of(factor), summand);
    }

    default Lane fma(Lane factor, double summand) {
        return fma(factor, of(summand));
    }

    default Lane fma(double factor, double summand) {
        return fma(of(factor), of(summand));
    }

    default Lane neg() {
        return new Unary(UnaryOperation.NEG, this);
    }

    default Lane abs() {
        return new Unary(UnaryOperation.ABS, this);
    }

    default Lane sqrt() {
        return new Unary(UnaryOperation.SQRT, this);
    }

    /** The smaller one, as {@link Math#min}; dearer than a comparison and a choice. */
    default Lane min(Lane other) {
        return new Binary(BinaryOperation.MIN, this, other);
    }

    /** The larger one, as {@link Math#max}; dearer than a comparison and a choice. */
    default Lane max(Lane other) {
        return new Binary(BinaryOperation.MAX, this, other);
    }

    default Mask lt(Lane other) {
        return new Mask.Compare(Comparison.LT, this, other);
    }

    default Mask lt(double other) {
        return lt(of(other));
    }

    default Mask le(Lane other) {
        return new Mask.Compare(Comparison.LE, this, other);
    }

    default Mask le(double other) {
        return le(of(other));
    }

    default Mask gt(Lane other) {
        return new Mask.Compare(Comparison.GT, this, other);
    }

    default Mask gt(double other) {
        return gt(of(other));
    }

    default Mask ge(Lane other) {
        return new Mask.Compare(Comparison.GE, this, other);
    }

    default Mask ge(double other) {
        return ge(of(other));
    }

    default Mask eq(Lane other) {
        return new Mask.Compare(Comparison.EQ, this, other);
    }

    default Mask eq(double other) {
        return eq(of(other));
    }

    default Mask ne(Lane other) {
        return new Mask.Compare(Comparison.NE, this, other);
    }

    default Mask ne(double other) {
        return ne(of(other));
    }

    default Mask isNaN() {
        return ne(this);
    }

    /** The bits of the number. */
    default Bits bits() {
        return new Bits.OfLane(this);
    }

    /**
     * This number, but where {@code rare} is true another one. Unlike {@link Mask#select}, this
     * costs next to nothing where nothing is rare, and twice where something is.
     */
    default Lane unless(Mask rare, Lane other) {
        return new Unless(rare, this, other);
    }

    /**
     * This number, but where {@code rare} is true the value of the static method of {@link Rare} of
     * this name. The method takes and returns {@code double}s; in a loop over {@code float}s its
     * result is rounded.
     */
    default Lane guarded(Mask rare, String method, Lane... arguments) {
        return new Guarded(rare, this, method, arguments);
    }
}
