package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.error.DTypeException;
import io.cotangent.error.EmptyReductionException;
import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Parallel;
import io.cotangent.intrinsics.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Reductions along axes, complete and running, and the places of extremes.
 *
 * <p>Neighbouring axes are reduced together, those at the end first. The array is then looked at as
 * one of three axes, outer x reduced x inner. Where there are few inner positions, a kernel reduces
 * one run for each result; where there are many, whole rows of them are combined, so that memory is
 * always read in long runs. Which way is taken, and in which order elements are added, depends on
 * the shape only: strides make no difference to any bit of the result.
 */
public final class Reductions {
    private static final Kernels KERNELS = KernelProvider.kernels();

    /** From this many results in a row on, rows are combined. */
    private static final int WIDE = 8;

    /** Fewer elements are not worth a thread. */
    private static final int GRAIN = 1 << 17;

    private Reductions() {}

    /**
     * Reduces axes, which disappear.
     *
     * @param axes counted from 0 and ascending; with none the array itself is returned
     * @throws EmptyReductionException for the extremes of no numbers
     * @throws DTypeException for sums and products of truth values
     */
    public static DenseArray reduce(Reduction reduction, DenseArray x, int... axes) {
        requireDefined(reduction, x);
        if (x.dtype() != DType.BOOL && !reduction.hasIdentity()) {
            for (int axis : axes) {
                requireElements(name(reduction), x, axis);
            }
        }
        DenseArray result = x;
        int to = axes.length - 1;
        while (to >= 0) {
            int from = to;
            while (from > 0 && axes[from - 1] == axes[from] - 1) {
                from--;
            }
            result = neighbours(reduction, result, axes[from], axes[to] + 1);
            to = from - 1;
        }
        return result;
    }

    /** Reduces the axes from {@code from} up to, but not including, {@code to}. */
    private static DenseArray neighbours(Reduction reduction, DenseArray x, int from, int to) {
        Shape shape = x.type().shape();
        int[] axes = new int[to - from];
        Arrays.setAll(axes, i -> from + i);
        DenseArray result = DenseArray.room(x.type().withShape(shape.without(axes)));
        Object y = result.data();
        if (shape.size() == 0) {
            for (int i = 0; i < result.size(); i++) {
                KERNELS.reduce(reduction, 0, x.data(), x.offset(), 1, y, i);
            }
            return result;
        }
        if (!reduceWithoutCopy(reduction, x, from, to, result)) {
            reduce(reduction, threeAxes(x, from, to), y);
        }
        return result;
    }

    /**
     * Reduces an array that would be one of three axes only as a copy, if its rows are long enough;
     * says whether they are. The order is the same.
     */
    private static boolean reduceWithoutCopy(
            Reduction reduction, DenseArray x, int from, int to, DenseArray result) {
        Shape shape = x.type().shape();
        int rank = shape.rank();
        int last = rank - 1;
        if (to == rank || shape.length(last) < WIDE || to > from + 1 || x.stride(last) != 1) {
            return false;
        }
        if (Views.reshapedView(x, threeAxes(shape, from, to)).isPresent()) {
            return false;
        }
        int rows = shape.length(from);
        int rowStride = x.stride(from);
        int[] others = IntStream.range(0, rank).filter(axis -> axis != from).toArray();
        int[] strides = IntStream.of(others).map(x::stride).toArray();
        DenseArray firstRow = new DenseArray(result.type(), x.data(), x.offset(), strides);
        List<int[]> runs = new ArrayList<>();
        Runs.forEach(
                (n, at, step) -> runs.add(new int[] {n, at[1], step[1], at[0]}), result, firstRow);
        Parallel.forRange(
                runs.size(),
                (int) (GRAIN / ((long) rows * shape.length(last)) + 1),
                (begin, end) -> {
                    for (int[] run : runs.subList(begin, end)) {
                        KERNELS.reduceRows(
                                reduction,
                                rows,
                                run[0],
                                x.data(),
                                run[1],
                                rowStride,
                                run[2],
                                result.data(),
                                run[3]);
                    }
                });
        return true;
    }

    /** Reduces the second of three axes. */
    private static void reduce(Reduction reduction, DenseArray view, Object y) {
        int outer = view.type().shape().length(0);
        int reduced = view.type().shape().length(1);
        int inner = view.type().shape().length(2);
        if (inner == 1 && reduced < WIDE && outer >= WIDE) {
            int rowStride = view.stride(1);
            int at = view.offset();
            KERNELS.reduceRows(
                    reduction, reduced, outer, view.data(), at, rowStride, view.stride(0), y, 0);
        } else if (inner == 1 && outer > 1 && view.isContiguous()) {
            KERNELS.reduceRuns(reduction, outer, reduced, view.data(), view.offset(), y, 0);
        } else if (inner >= WIDE) {
            for (int i = 0; i < outer; i++) {
                KERNELS.reduceRows(
                        reduction,
                        reduced,
                        inner,
                        view.data(),
                        view.offset() + i * view.stride(0),
                        view.stride(1),
                        view.stride(2),
                        y,
                        i * inner);
            }
        } else {
            for (int i = 0; i < outer * inner; i++) {
                int at = view.offset() + i / inner * view.stride(0) + i % inner * view.stride(2);
                KERNELS.reduce(reduction, reduced, view.data(), at, view.stride(1), y, i);
            }
        }
    }

    /** The place of the first largest element, or first NaN, along an axis, which disappears. */
    public static DenseArray argMax(DenseArray x, int axis) {
        requireElements("argmax", x, axis);
        return places(true, x, axis);
    }

    /** The place of the first smallest element, or first NaN, along an axis, which disappears. */
    public static DenseArray argMin(DenseArray x, int axis) {
        requireElements("argmin", x, axis);
        return places(false, x, axis);
    }

    private static DenseArray places(boolean largest, DenseArray x, int axis) {
        Shape shape = x.type().shape().without(axis);
        long[] places = new long[shape.size()];
        if (shape.size() > 0) {
            DenseArray view = threeAxes(x, axis, axis + 1);
            int reduced = view.type().shape().length(1);
            int inner = view.type().shape().length(2);
            int step = view.stride(1);
            for (int i = 0; i < places.length; i++) {
                int at = view.offset() + i / inner * view.stride(0) + i % inner * view.stride(2);
                places[i] =
                        largest
                                ? KERNELS.argMax(reduced, view.data(), at, step)
                                : KERNELS.argMin(reduced, view.data(), at, step);
            }
        }
        return DenseArray.wrap(new ArrayType(DType.INT64, shape), places);
    }

    /**
     * Running reduction along an axis: each element of the result reduces the array's elements up
     * to and including the same place.
     *
     * @param reverse whether the running begins at the end of the axis
     */
    public static DenseArray scan(Reduction reduction, DenseArray x, int axis, boolean reverse) {
        requireDefined(reduction, x);
        DenseArray result = DenseArray.room(x.type());
        if (x.size() == 0) {
            return result;
        }
        DenseArray view = threeAxes(x, axis, axis + 1);
        int outer = view.type().shape().length(0);
        int n = view.type().shape().length(1);
        int inner = view.type().shape().length(2);
        int xStep = reverse ? -view.stride(1) : view.stride(1);
        int yStep = reverse ? -inner : inner;
        int xStart = view.offset() + (reverse ? (n - 1) * view.stride(1) : 0);
        int yStart = reverse ? (n - 1) * inner : 0;
        RunningRows rows =
                inner >= WIDE
                        ? new RunningRows(
                                reduction, view, n, xStep, inner, view.stride(2), result, yStep)
                        : null;
        for (int i = 0; i < outer; i++) {
            int xAt = xStart + i * view.stride(0);
            int yAt = yStart + i * n * inner;
            if (rows != null) {
                rows.scan(xAt, yAt);
                continue;
            }
            for (int j = 0; j < inner; j++) {
                KERNELS.scan(
                        reduction,
                        n,
                        view.data(),
                        xAt + j * view.stride(2),
                        xStep,
                        result.data(),
                        yAt + j,
                        yStep);
            }
        }
        return result;
    }

    /** The non-empty array as outer x reduced x inner. */
    private static DenseArray threeAxes(DenseArray x, int from, int to) {
        return Views.reshape(x, threeAxes(x.type().shape(), from, to));
    }

    private static Shape threeAxes(Shape shape, int from, int to) {
        int[] lengths = {1, 1, 1};
        for (int axis = 0; axis < shape.rank(); axis++) {
            lengths[axis < from ? 0 : axis < to ? 1 : 2] *= shape.length(axis);
        }
        return Shape.of(lengths);
    }

    private static void requireDefined(Reduction reduction, DenseArray x) {
        if (x.dtype() == DType.BOOL && reduction.hasIdentity()) {
            throw new DTypeException(
                    name(reduction)
                            + ": not defined on "
                            + x.type()
                            + ": convert the elements with astype, to int64 for example");
        }
    }

    private static void requireElements(String operation, DenseArray x, int axis) {
        if (x.type().shape().length(axis) == 0) {
            throw new EmptyReductionException(
                    operation
                            + ": axis "
                            + axis
                            + " of "
                            + x.type()
                            + " has no elements, and so no extreme one: leave empty arrays out, or append a value"
                            + " with concat");
        }
    }

    private static String name(Reduction reduction) {
        return reduction.name().toLowerCase(Locale.ROOT);
    }
}
