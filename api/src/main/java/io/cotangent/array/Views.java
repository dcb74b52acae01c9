package io.cotangent.array;

import io.cotangent.error.ShapeException;
import java.util.Optional;

/** Other looks at the same elements. No element is copied, but by a reshape that has to. */
public final class Views {
    private Views() {}

    /**
     * The array repeated to a larger shape by NumPy's rule: aligned at the last axis, lengths of 1
     * are repeated.
     *
     * @throws ShapeException if the array does not broadcast to that shape
     */
    public static DenseArray broadcast(DenseArray x, Shape shape) {
        Shape from = x.type().shape();
        if (from.equals(shape)) {
            return x;
        }
        int added = shape.rank() - from.rank();
        if (added < 0) {
            throw cannotBroadcast(from, shape);
        }
        int[] strides = new int[shape.rank()];
        for (int axis = 0; axis < from.rank(); axis++) {
            if (from.length(axis) == shape.length(axis + added)) {
                strides[axis + added] = x.stride(axis);
            } else if (from.length(axis) != 1) {
                throw cannotBroadcast(from, shape);
            }
        }
        return new DenseArray(x.type().withShape(shape), x.data(), x.offset(), strides);
    }

    private static ShapeException cannotBroadcast(Shape from, Shape to) {
        return new ShapeException(
                "broadcast: "
                        + from
                        + " does not broadcast to "
                        + to
                        + ": aligned at the last axis, lengths must be equal or 1; reshape the array");
    }

    /**
     * The same elements, in the same order, in a shape of as many; a view wherever strides allow.
     */
    public static DenseArray reshape(DenseArray x, Shape shape) {
        return reshapedView(x, shape)
                .orElseGet(() -> {
                    DenseArray copy = x.contiguous();
                    ArrayType type = x.type().withShape(shape);
                    return new DenseArray(type, copy.data(), copy.offset(), shape.rowMajor());
                });
    }

    /** As {@link #reshape}, or nothing if the elements had to be copied. */
    static Optional<DenseArray> reshapedView(DenseArray x, Shape shape) {
        if (shape.equals(x.type().shape())) {
            return Optional.of(x);
        }
        int[] strides = new int[shape.rank()];
        if (x.isContiguous()) {
            strides = shape.rowMajor();
        } else if (!fillStrides(x, shape, strides)) {
            return Optional.empty();
        }
        return Optional.of(
                new DenseArray(x.type().withShape(shape), x.data(), x.offset(), strides));
    }

    /**
     * Finds, from the first axis on, the shortest runs of old and of new axes with equally many
     * elements. The old axes of such a run must make one regular sequence, which the new ones
     * divide.
     */
    private static boolean fillStrides(DenseArray x, Shape shape, int[] strides) {
        Shape old = x.type().shape();
        int oldEnd = 0;
        int newEnd = 0;
        while (true) {
            while (oldEnd < old.rank() && old.length(oldEnd) == 1) {
                oldEnd++;
            }
            if (oldEnd == old.rank()) {
                return true;
            }
            int newStart = newEnd;
            int oldCount = old.length(oldEnd);
            int newCount = shape.length(newEnd);
            int last = oldEnd;
            oldEnd++;
            newEnd++;
            while (oldCount != newCount) {
                if (newCount < oldCount) {
                    newCount *= shape.length(newEnd++);
                } else {
                    int length = old.length(oldEnd);
                    if (length != 1) {
                        if (x.stride(last) != (long) length * x.stride(oldEnd)) {
                            return false;
                        }
                        last = oldEnd;
                    }
                    oldCount *= length;
                    oldEnd++;
                }
            }
            int stride = x.stride(last);
            for (int axis = newEnd - 1; axis >= newStart; axis--) {
                strides[axis] = stride;
                stride *= shape.length(axis);
            }
        }
    }

    /**
     * The axes in another order: axis i of the result is axis {@code permutation[i]} of the array.
     */
    public static DenseArray transpose(DenseArray x, int... permutation) {
        int[] lengths = new int[permutation.length];
        int[] strides = new int[permutation.length];
        for (int axis = 0; axis < permutation.length; axis++) {
            lengths[axis] = x.type().shape().length(permutation[axis]);
            strides[axis] = x.stride(permutation[axis]);
        }
        return new DenseArray(x.type().withShape(Shape.of(lengths)), x.data(), x.offset(), strides);
    }

    /** The same elements, in memory column by column along the last axis. */
    public static DenseArray columnMajor(DenseArray x) {
        int last = x.rank() - 1;
        int[] front = new int[last + 1];
        int[] back = new int[last + 1];
        for (int axis = 0; axis < last; axis++) {
            front[axis + 1] = axis;
            back[axis] = axis + 1;
        }
        front[0] = last;
        return transpose(transpose(x, front).contiguous(), back);
    }

    /** A regular part of the array. */
    public static DenseArray slice(DenseArray x, Region region) {
        Shape shape = region.shape();
        int[] strides = new int[shape.rank()];
        int offset = x.offset();
        for (int axis = 0; axis < strides.length && shape.size() > 0; axis++) {
            offset += region.starts()[axis] * x.stride(axis);
            strides[axis] = shape.length(axis) == 1 ? 0 : region.steps()[axis] * x.stride(axis);
        }
        return new DenseArray(x.type().withShape(shape), x.data(), offset, strides);
    }

    /** As many neighbours along the first axis as {@code count}, the first element being there. */
    public static DenseArray part(DenseArray x, int offset, int count) {
        return new DenseArray(
                x.type().withShape(x.type().shape().with(0, count)), x.data(), offset, x.strides());
    }
}
