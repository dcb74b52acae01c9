package io.cotangent.simplify;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * A value of a program in the making: an input, an array that the program captured, or a result of
 * a step. There is one term for each value, so terms are compared by identity.
 */
final class Term {
    private final int number;
    private final ArrayType type;
    private final @Nullable Step step;
    private final @Nullable NDArray captured;
    private final boolean uniform;

    /** The variable in the finished program. */
    int variable = -1;

    /** Whether a result of the program depends on it. */
    boolean needed;

    private Term(int number, ArrayType type, @Nullable Step step, @Nullable NDArray captured) {
        this.number = number;
        this.type = type;
        this.step = step;
        this.captured = captured;
        this.uniform = captured instanceof DenseArray dense && dense.isUniform();
    }

    static Term input(int number, ArrayType type) {
        return new Term(number, type, null, null);
    }

    static Term captured(int number, ArrayType type, NDArray array) {
        return new Term(number, type, null, array);
    }

    static Term result(int number, ArrayType type, Step step) {
        return new Term(number, type, step, null);
    }

    /** Counts the terms of a program in the order in which they were made. */
    int number() {
        return number;
    }

    ArrayType type() {
        return type;
    }

    Shape shape() {
        return type.shape();
    }

    boolean isFloating() {
        return type.dtype().isFloating();
    }

    /** What computes it; null for inputs and captured arrays. */
    @Nullable Step step() {
        return step;
    }

    /** What was captured, null where nothing was. */
    @Nullable NDArray captured() {
        return captured;
    }

    /** The numbers, null where they are not known. */
    @Nullable DenseArray constant() {
        return captured instanceof DenseArray dense ? dense : null;
    }

    /** Whether it is a constant with the same number everywhere, and not empty. */
    boolean isUniform() {
        return uniform;
    }

    /** Whether it is this number everywhere; 0 and -0 are different numbers. */
    boolean is(double value) {
        return uniform && Double.compare(uniformValue(), value) == 0;
    }

    /** The number that it is everywhere; of a 64-bit integer, only near it. */
    double uniformValue() {
        return ((DenseArray) captured).doubleAt(0);
    }

    /** Whether it is the only result of this operation. */
    boolean is(Op op) {
        return step != null && step.op().equals(op);
    }

    /** The operation of such a kind whose only result it is, or null. */
    <T extends Op> @Nullable T op(Class<T> kind) {
        return step != null && kind.isInstance(step.op()) ? kind.cast(step.op()) : null;
    }

    /** An operand of the step that computes it. */
    Term operand(int i) {
        return step.operands()[i];
    }

    @Override
    public String toString() {
        return step == null ? type.toString() : step.op().label() + ": " + type;
    }
}
