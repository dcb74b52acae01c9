package io.cotangent.array;

import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;

/**
 * Copies between two layouts of one shape, by a kernel that copies along two axes at once.
 *
 * <p>Axes of length 1 are dropped, and neighbouring axes are merged where in both arrays the outer
 * one continues the inner one. The kernel gets the axis along which the destination lies most
 * densely and the one along which the source does: whatever the permutation, it then reads and
 * writes whole cache lines. Over the other axes it is called again and again.
 */
final class Copies {
    private static final Kernels KERNELS = KernelProvider.kernels();

    private final Object x;
    private final Object y;
    private int xOffset;
    private int yOffset;
    private final int[] lengths;
    private final int[] xStrides;
    private final int[] yStrides;
    private int rank;

    private Copies(DenseArray x, DenseArray y) {
        Shape shape = x.type().shape();
        this.x = x.data();
        this.y = y.data();
        this.xOffset = x.offset();
        this.yOffset = y.offset();
        this.lengths = new int[shape.rank()];
        this.xStrides = new int[shape.rank()];
        this.yStrides = new int[shape.rank()];
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.length(axis) != 1) {
                append(shape.length(axis), x.stride(axis), y.stride(axis));
            }
        }
    }

    /** Copies the elements of {@code x}, converted, to {@code y}, which shares none of them. */
    static void copy(DenseArray x, DenseArray y) {
        int size = x.size();
        if (size == 0) {
            return;
        }
        if (size == 1 || x.isContiguous() && y.isContiguous()) {
            KERNELS.copy(size, x.data(), x.offset(), 1, y.data(), y.offset(), 1);
            return;
        }
        new Copies(x, y).run();
    }

    private void append(int length, int xStride, int yStride) {
        int last = rank - 1;
        if (rank > 0
                && xStrides[last] == (long) length * xStride
                && yStrides[last] == (long) length * yStride) {
            lengths[last] *= length;
        } else {
            last = rank++;
            lengths[last] = length;
        }
        xStrides[last] = xStride;
        yStrides[last] = yStride;
    }

    private void run() {
        if (rank == 1) {
            KERNELS.copy(lengths[0], x, xOffset, xStrides[0], y, yOffset, yStrides[0]);
            return;
        }
        int dense = densest(yStrides, rank);
        moveToEnd(dense, rank);
        // If the source, too, is densest along that axis, the next best one makes the runs many.
        int next = densest(xStrides, rank);
        moveToEnd(next == rank - 1 ? densest(yStrides, rank - 1) : next, rank - 1);
        visit();
    }

    /** Among the first axes, the one with the shortest stride, or the last one of equals. */
    private int densest(int[] strides, int count) {
        int best = count - 1;
        for (int axis = count - 2; axis >= 0; axis--) {
            boolean shorter = Math.abs(strides[axis]) < Math.abs(strides[best]);
            if (strides[axis] != 0 && (shorter || strides[best] == 0)) {
                best = axis;
            }
        }
        return best;
    }

    /** Makes an axis the last of the first {@code count}. */
    private void moveToEnd(int axis, int count) {
        for (int[] values : new int[][] {lengths, xStrides, yStrides}) {
            int value = values[axis];
            System.arraycopy(values, axis + 1, values, axis, count - 1 - axis);
            values[count - 1] = value;
        }
    }

    private void visit() {
        int row = rank - 2;
        int column = rank - 1;
        int[] index = new int[row];
        while (true) {
            KERNELS.copyMatrix(
                    lengths[row],
                    lengths[column],
                    x,
                    xOffset,
                    xStrides[row],
                    xStrides[column],
                    y,
                    yOffset,
                    yStrides[row],
                    yStrides[column]);
            int axis = row - 1;
            while (axis >= 0 && ++index[axis] == lengths[axis]) {
                xOffset -= (lengths[axis] - 1) * xStrides[axis];
                yOffset -= (lengths[axis] - 1) * yStrides[axis];
                index[axis] = 0;
                axis--;
            }
            if (axis < 0) {
                return;
            }
            xOffset += xStrides[axis];
            yOffset += yStrides[axis];
        }
    }
}
