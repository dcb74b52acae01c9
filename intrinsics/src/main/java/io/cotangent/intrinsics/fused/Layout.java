package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Kernels;
import java.util.BitSet;

/**
 * Where the operands' elements are, and how blocks of them are had.
 *
 * <p>An operand is contiguous, and read in place; or it is one element for all; or, in any other
 * case, a block of it is copied, unless it happens to lie side by side. A row that is repeated is
 * copied once for many blocks: each begins somewhere in the first of the repetitions. Where
 * operands lie in long rows, though, each block is a part of a row, and what is contiguous, or one
 * element, within rows is not copied, either.
 */
final class Layout {
    /** From this length on, blocks that are parts of rows are worth more than long blocks. */
    private static final int LONG = 256;

    /** From this length on, a row is worth a call of a kernel. */
    private static final int WORTH_A_CALL = 64;

    private final Axes together = new Axes();
    private Axes[] apart = {};

    private int size;

    /** The length of rows, or 0 if there are none. */
    private int row;

    /** The operands that are one element for all elements, or for all of a row. */
    private final BitSet uniform = new BitSet();

    private boolean[] copied = {};

    /** Finds out how the operands lie. */
    void set(int[] shape, int[][] strides, boolean rows) {
        size = 1;
        for (int length : shape) {
            size *= length;
        }
        row = 0;
        uniform.clear();
        if (copied.length < strides.length) {
            copied = new boolean[strides.length];
        }
        boolean regular = true;
        for (int i = 0; i < strides.length; i++) {
            regular &= isRegular(i, isUniform(shape, strides[i]), isContiguous(shape, strides[i]));
        }
        if (!regular) {
            irregular(shape, strides, rows);
        }
    }

    /** Notes how an operand lies; false if it must be copied. */
    private boolean isRegular(int operand, boolean one, boolean contiguous) {
        boolean counts = one && !contiguous;
        uniform.set(operand, counts);
        copied[operand] = !counts && !contiguous;
        return !copied[operand];
    }

    private void irregular(int[] shape, int[][] strides, boolean rows) {
        together.set(shape, strides, 0, strides.length);
        int inner = together.rank() - 1;
        if (rows && inner > 0 && together.length(inner) >= LONG) {
            row = together.length(inner);
            uniform.clear();
            for (int i = 0; i < strides.length; i++) {
                int stride = together.stride(inner, i);
                isRegular(i, stride == 0, stride == 1);
            }
            return;
        }
        if (apart.length < strides.length) {
            apart = new Axes[strides.length];
        }
        for (int i = 0; i < strides.length; i++) {
            if (copied[i]) {
                apart[i] = apart[i] == null ? new Axes() : apart[i];
                apart[i].set(shape, strides, i, i + 1);
            }
        }
    }

    private static boolean isContiguous(int[] shape, int[] strides) {
        int expected = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] != 1 && strides[axis] != expected) {
                return false;
            }
            expected *= shape[axis];
        }
        return true;
    }

    private static boolean isUniform(int[] shape, int[] strides) {
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] != 1 && strides[axis] != 0) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return size;
    }

    /** The length of rows, or 0 if blocks need not be parts of rows. */
    int row() {
        return row;
    }

    /** The operands that are one element for all elements, or for all of a row. */
    BitSet uniform() {
        return uniform;
    }

    /** Whether blocks of an operand are copied, where they do not lie side by side. */
    boolean isCopied(int operand) {
        return copied[operand];
    }

    /** The place, from element 0's, of an operand that is not copied, at a block's beginning. */
    int place(int operand, int from) {
        boolean fixed = uniform.get(operand);
        if (row == 0) {
            return fixed ? 0 : from;
        }
        return together.place(from / row, operand) + (fixed ? 0 : from % row);
    }

    /** How many elements the copy of a block may begin after its memory does. */
    int lead(int operand) {
        return row == 0 && span(apart[operand]) > 0 ? period(apart[operand]) : 0;
    }

    /** The length of the rows that an operand has along its last axis. */
    private static int period(Axes axes) {
        return axes.length(axes.rank() - 1);
    }

    /** How many elements are repetitions of one row, 0 if rows are different, or long. */
    private static int span(Axes axes) {
        int inner = axes.rank() - 1;
        return inner > 0 && axes.stride(inner - 1, 0) == 0 && axes.length(inner) <= Grid.BLOCK
                ? axes.length(inner - 1) * axes.length(inner)
                : 0;
    }

    /** Places a block of an operand: where it is, if it lies side by side there, or in a copy. */
    void fetch(Kernels kernels, int operand, int from, int n, Object x, int offset, Frame frame) {
        if (row > 0) {
            int stride = together.stride(together.rank() - 1, operand);
            int place = offset + together.place(from / row, operand) + from % row * stride;
            kernels.copy(n, x, place, stride, frame.arrays[operand], frame.places[operand], 1);
            return;
        }
        Axes axes = apart[operand];
        int length = period(axes);
        int stride = axes.stride(axes.rank() - 1, 0);
        int last = from + n - 1;
        if (stride == 1 && from / length == last / length) {
            frame.arrays[operand] = x;
            frame.places[operand] = offset + axes.place(from / length, 0) + from % length;
            return;
        }
        int to = frame.own(operand);
        int span = span(axes);
        if (span == 0 || from / span != last / span) {
            frame.fill(operand, -1);
            copy(kernels, axes, from, n, x, offset, frame.arrays[operand], to);
            return;
        }
        if (!frame.isFilled(operand, from / span)) {
            frame.fill(operand, from / span);
            int place = offset + axes.place(from / length, 0);
            kernels.copy(length, x, place, stride, frame.arrays[operand], to, 1);
            repeat(kernels, frame.arrays[operand], to, length, frame.run.lanes + length);
        }
        frame.places[operand] = to + from % length;
    }

    private static void copy(
            Kernels kernels, Axes axes, int from, int n, Object x, int offset, Object y, int to) {
        int length = period(axes);
        int stride = axes.stride(axes.rank() - 1, 0);
        int row = from / length;
        int done = 0;
        int column = from % length;
        if (column > 0) {
            done = Math.min(length - column, n);
            int place = offset + axes.place(row, 0) + column * stride;
            kernels.copy(done, x, place, stride, y, to, 1);
            row++;
        }
        int rows = (n - done) / length;
        rows(kernels, axes, row, rows, x, offset, y, to + done);
        done += rows * length;
        if (done < n) {
            int place = offset + axes.place(row + rows, 0);
            kernels.copy(n - done, x, place, stride, y, to + done, 1);
        }
    }

    /** Copies whole rows along the last axis, as many at a time as the last axis but one has. */
    private static void rows(
            Kernels kernels, Axes axes, int from, int n, Object x, int offset, Object y, int to) {
        int inner = axes.rank() - 1;
        int length = axes.length(inner);
        int stride = axes.stride(inner, 0);
        int across = inner > 0 ? axes.stride(inner - 1, 0) : 0;
        int most = inner > 0 ? axes.length(inner - 1) : 1;
        int first = from % most;
        int place = n > 0 ? offset + axes.place(from, 0) : 0;
        int rows;
        for (int done = 0; done < n; done += rows) {
            rows = Math.min(most - first, n - done);
            int at = to + done * length;
            if (across == 0 && length >= WORTH_A_CALL) {
                kernels.copy(length, x, place, stride, y, at, 1);
                repeat(kernels, y, at, length, rows * length);
            } else {
                kernels.copyMatrix(rows, length, x, place, across, stride, y, at, length, 1);
            }
            // With three axes, the next rows are a stride farther on than these.
            place =
                    inner == 2
                            ? place - first * across + axes.stride(0, 0)
                            : offset + axes.place(from + done + rows, 0);
            first = 0;
        }
    }

    /** Repeats the first elements until there are {@code n}. */
    private static void repeat(Kernels kernels, Object y, int at, int first, int n) {
        for (int done = first; done < n; done = Math.min(2 * done, n)) {
            kernels.copy(Math.min(done, n - done), y, at, 1, y, at + done, 1);
        }
    }
}
