package io.cotangent.intrinsics.fused;

/**
 * The axes of some operands, without those of length 1, and with neighbours made one where in every
 * operand the outer one continues the inner one.
 */
final class Axes {
    private int rank;
    private int[] lengths = {};

    /** By axis, then by operand. */
    private int[][] strides = {};

    /** Sets the axes of the operands from {@code from} to {@code to - 1}. */
    void set(int[] shape, int[][] operands, int from, int to) {
        if (lengths.length < shape.length || strides.length > 0 && strides[0].length < to - from) {
            lengths = new int[shape.length];
            strides = new int[shape.length][to - from];
        }
        rank = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] != 1) {
                append(axis, shape[axis], operands, from, to);
            }
        }
    }

    private void append(int axis, int length, int[][] operands, int from, int to) {
        boolean merge = rank > 0;
        for (int i = from; i < to && merge; i++) {
            merge = strides[rank - 1][i - from] == (long) length * operands[i][axis];
        }
        if (merge) {
            lengths[rank - 1] *= length;
        } else {
            lengths[rank] = length;
            rank++;
        }
        for (int i = from; i < to; i++) {
            strides[rank - 1][i - from] = operands[i][axis];
        }
    }

    int rank() {
        return rank;
    }

    int length(int axis) {
        return lengths[axis];
    }

    int stride(int axis, int operand) {
        return strides[axis][operand];
    }

    /** The place, from element 0's, of the first element of a row along the last axis. */
    int place(int row, int operand) {
        int rest = row;
        int place = 0;
        for (int axis = rank - 2; axis >= 0; axis--) {
            place += rest % lengths[axis] * strides[axis][operand];
            rest /= lengths[axis];
        }
        return place;
    }
}
