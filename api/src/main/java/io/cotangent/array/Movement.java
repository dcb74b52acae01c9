package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.error.IndexException;
import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;

/**
 * Elements put together from several places, and their transposes, which add elements up at several
 * places. Of truth values, the sum is the disjunction.
 */
public final class Movement {
    private static final Kernels KERNELS = KernelProvider.kernels();

    private Movement() {}

    /** The parts, of one type and of one shape but for this axis, one after the other. */
    public static DenseArray concat(int axis, DenseArray... parts) {
        int length = 0;
        for (DenseArray part : parts) {
            length = Math.addExact(length, part.type().shape().length(axis));
        }
        ArrayType first = parts[0].type();
        DenseArray result = DenseArray.room(first.withShape(first.shape().with(axis, length)));
        int start = 0;
        for (DenseArray part : parts) {
            put(part, result, axis, start);
            start += part.type().shape().length(axis);
        }
        return result;
    }

    /** Writes a part of a concatenation to its place, which begins there along the axis. */
    public static void put(DenseArray part, DenseArray result, int axis, int start) {
        Region whole = Region.whole(result.type().shape());
        int length = part.type().shape().length(axis);
        Maps.copy(part, Views.slice(result, whole.along(axis, start, length, 1)));
    }

    /**
     * Zeros, with each part added at its region; regions may overlap. A single part is copied.
     *
     * @param parts at least one; all of one type
     */
    public static DenseArray embed(Shape shape, Region[] regions, DenseArray[] parts) {
        DenseArray result = DenseArray.allocate(parts[0].type().withShape(shape));
        if (parts.length == 1) {
            Maps.copy(parts[0], Views.slice(result, regions[0]));
            return result;
        }
        BinaryFunction add = addition(result.dtype());
        for (int i = 0; i < parts.length; i++) {
            int at = parts[i].isContiguous() ? regions[i].place(shape) : -1;
            if (at >= 0 && parts[i].size() > 0) {
                add(add, parts[i], result.data(), at);
            } else {
                DenseArray place = Views.slice(result, regions[i]);
                Maps.combine(add, place, place, parts[i]);
            }
        }
        return result;
    }

    private static void add(BinaryFunction add, DenseArray part, Object y, int at) {
        KERNELS.binary(add, part.size(), y, at, 1, part.data(), part.offset(), 1, y, at, 1);
    }

    /** A copy of the array with {@code values} in a region. */
    public static DenseArray update(DenseArray x, Region region, DenseArray values) {
        DenseArray result = Maps.copy(x);
        Maps.copy(values, Views.slice(result, region));
        return result;
    }

    /**
     * The parts of an array at some positions along an axis; the indices' axes come in that axis'
     * place.
     *
     * @param indices integers; negative ones count from the end
     * @throws IndexException for a position outside the axis
     */
    public static DenseArray take(DenseArray x, DenseArray indices, int axis) {
        Shape shape = x.type().shape();
        int length = shape.length(axis);
        int[] places = places("take", indices, axis, length);
        Shape resultShape = inserted(shape, axis, indices.type().shape());
        DenseArray result = DenseArray.room(x.type().withShape(resultShape));
        if (result.size() == 0) {
            return result;
        }
        Object y = result.data();
        DenseArray view = Views.reshape(x, threeAxes(shape, axis));
        int inner = view.type().shape().length(2);
        int count = places.length;
        if (inner > 1 && view.stride(2) != 1) {
            takeScattered(view, places, y);
            return result;
        }
        for (int outer = 0; outer < view.type().shape().length(0); outer++) {
            int from = view.offset() + outer * view.stride(0);
            int to = outer * count * inner;
            KERNELS.gather(count, inner, view.data(), from, view.stride(1), places, 0, y, to);
        }
        return result;
    }

    /** Takes rows whose elements do not lie side by side. */
    private static void takeScattered(DenseArray view, int[] places, Object y) {
        int inner = view.type().shape().length(2);
        int to = 0;
        for (int outer = 0; outer < view.type().shape().length(0); outer++) {
            for (int place : places) {
                int from = view.offset() + outer * view.stride(0) + place * view.stride(1);
                KERNELS.copy(inner, view.data(), from, view.stride(2), y, to, 1);
                to += inner;
            }
        }
    }

    /**
     * The transpose of {@link #take}: zeros of a shape, with values added at some positions along
     * an axis; values at the same position add up.
     */
    public static DenseArray scatterAdd(
            Shape shape, int axis, DenseArray indices, DenseArray values) {
        int length = shape.length(axis);
        int[] places = places("scatterAdd", indices, axis, length);
        DenseArray result = DenseArray.allocate(values.type().withShape(shape));
        if (values.size() == 0) {
            return result;
        }
        Object y = result.data();
        DenseArray parts = values.contiguous();
        Object x = parts.data();
        int inner = threeAxes(shape, axis).length(2);
        int outers = shape.size() / length / inner;
        int count = places.length;
        for (int outer = 0; outer < outers; outer++) {
            int from = parts.offset() + outer * count * inner;
            int to = outer * length * inner;
            KERNELS.scatterAdd(count, inner, x, from, places, 0, y, to, inner);
        }
        return result;
    }

    /**
     * The elements at positions along an axis that are given for each element of the result on its
     * own. The other axes of the two arrays are equal; the result has the indices' shape.
     *
     * @throws IndexException for a position outside the axis
     */
    public static DenseArray takeAlong(DenseArray x, DenseArray indices, int axis) {
        int[] places = placesAlong("takeAlong", x.type().shape(), indices, axis);
        DenseArray result = DenseArray.room(x.type().withShape(indices.type().shape()));
        DenseArray source = x.contiguous();
        KERNELS.gather(
                places.length, 1, source.data(), source.offset(), 1, places, 0, result.data(), 0);
        return result;
    }

    /**
     * The transpose of {@link #takeAlong}: zeros of a shape, with each value added at its own
     * position along an axis. Indices and values have one shape.
     */
    public static DenseArray scatterAddAlong(
            Shape shape, int axis, DenseArray indices, DenseArray values) {
        int[] places = placesAlong("scatterAddAlong", shape, indices, axis);
        DenseArray result = DenseArray.allocate(values.type().withShape(shape));
        DenseArray parts = values.contiguous();
        KERNELS.scatterAdd(
                places.length, 1, parts.data(), parts.offset(), places, 0, result.data(), 0, 1);
        return result;
    }

    private static BinaryFunction addition(DType dtype) {
        return dtype == DType.BOOL ? BinaryFunction.OR : BinaryFunction.ADD;
    }

    /**
     * Positions in an axis, counted from 0.
     *
     * @param indices integers; negative ones count from the end
     * @throws IndexException for a position outside the axis
     */
    public static DenseArray positions(DenseArray indices, int axis, int length) {
        int[] places = places("get", indices, axis, length);
        long[] positions = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            positions[i] = places[i];
        }
        return DenseArray.wrap(indices.type().withDType(DType.INT64), positions);
    }

    /** A copy of a vector with values at some positions, one after the other. */
    public static DenseArray place(DenseArray x, DenseArray indices, DenseArray values) {
        DenseArray result = Maps.copy(x);
        int[] places = places("with", indices, 0, x.size());
        int step = values.rank() == 0 ? 0 : values.stride(0);
        for (int i = 0; i < places.length; i++) {
            KERNELS.copy(
                    1, values.data(), values.offset() + i * step, 1, result.data(), places[i], 1);
        }
        return result;
    }

    /** The indices, counted from 0; the array's own numbers where these are. */
    private static int[] places(String operation, DenseArray indices, int axis, int length) {
        return areWithin(indices, length)
                ? (int[]) indices.data()
                : counted(operation, indices, axis, length);
    }

    /** Whether indices are numbers from 0 on that lie side by side in an array of their own. */
    private static boolean areWithin(DenseArray indices, int length) {
        if (!(indices.data() instanceof int[] values)
                || values.length != indices.size()
                || !indices.isContiguous()) {
            return false;
        }
        int signs = 0;
        for (int index : values) {
            signs |= index | length - 1 - index;
        }
        return signs >= 0;
    }

    /** The indices, counted from 0, in a new array. */
    private static int[] counted(String operation, DenseArray indices, int axis, int length) {
        DenseArray list = indices.contiguous();
        int[] places = new int[list.size()];
        int at = list.offset();
        if (list.data() instanceof long[] values) {
            for (int i = 0; i < places.length; i++) {
                long index = values[at + i];
                long place = index + (index >> 63 & length);
                if (place < 0 || place >= length) {
                    throw outOfRange(operation, index, axis, length);
                }
                places[i] = (int) place;
            }
        } else if (list.data() instanceof int[] values) {
            for (int i = 0; i < places.length; i++) {
                int index = values[at + i];
                int place = index + (index >> 31 & length);
                if (place < 0 || place >= length) {
                    throw outOfRange(operation, index, axis, length);
                }
                places[i] = place;
            }
        } else {
            for (int i = 0; i < places.length; i++) {
                long index = Elements.integer(list.data(), at + i);
                if (index < -length || index >= length) {
                    throw outOfRange(operation, index, axis, length);
                }
                places[i] = (int) (index < 0 ? index + length : index);
            }
        }
        return places;
    }

    private static IndexException outOfRange(String operation, long index, int axis, int length) {
        return new IndexException(
                operation
                        + ": index "
                        + index
                        + " is out of range for axis "
                        + axis
                        + " of length "
                        + length
                        + (length == 0
                                ? ": it has no positions"
                                : ": give one of " + -length + ".." + (length - 1)));
    }

    /** For each index, the place of its element in a contiguous array of a shape. */
    private static int[] placesAlong(String operation, Shape shape, DenseArray indices, int axis) {
        int length = shape.length(axis);
        int[] places = counted(operation, indices, axis, length);
        if (places.length == 0) {
            return places;
        }
        int inner = threeAxes(shape, axis).length(2);
        int rows = indices.type().shape().length(axis);
        int i = 0;
        for (int start = 0; i < places.length; start += length * inner) {
            for (int row = 0; inner == 1 && row < rows; row++) {
                places[i] += start;
                i++;
            }
            for (int row = 0; inner > 1 && row < rows; row++) {
                for (int column = 0; column < inner; column++) {
                    places[i] = start + places[i] * inner + column;
                    i++;
                }
            }
        }
        return places;
    }

    /** The lengths before an axis, along it and after it, as one axis each. */
    private static Shape threeAxes(Shape shape, int axis) {
        int[] lengths = {1, shape.length(axis), 1};
        for (int other = 0; other < shape.rank(); other++) {
            if (other != axis) {
                lengths[other < axis ? 0 : 2] *= shape.length(other);
            }
        }
        return Shape.of(lengths);
    }

    private static Shape inserted(Shape shape, int axis, Shape insertion) {
        int[] lengths = new int[shape.rank() - 1 + insertion.rank()];
        for (int i = 0; i < axis; i++) {
            lengths[i] = shape.length(i);
        }
        for (int i = 0; i < insertion.rank(); i++) {
            lengths[axis + i] = insertion.length(i);
        }
        for (int i = axis + 1; i < shape.rank(); i++) {
            lengths[i - 1 + insertion.rank()] = shape.length(i);
        }
        return Shape.of(lengths);
    }
}
