package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.error.ShapeException;
import io.cotangent.intrinsics.KernelProvider;
import java.lang.reflect.Array;

/**
 * An array whose numbers are there: a view of a Java array, with an offset and a stride per axis.
 *
 * <p>The element at indices i, j, ... is {@code data[offset + i * stride(0) + j * stride(1) +
 * ...]}. A stride may be 0 (one element repeated) or negative. Arrays are immutable, and several
 * may be views of the same data; who reads {@link #data} must not write to it.
 */
public final class DenseArray implements NDArray, Typed {
    /** Strides of 0, by the number of axes. */
    private static final int[][] STILL = {{}, {0}, {0, 0}, {0, 0, 0}, {0, 0, 0, 0}};

    private final ArrayType type;
    private final Object data;
    private final int offset;
    private final int[] strides;
    private final boolean contiguous;

    /** The view with these strides; the arguments are taken over and trusted. */
    DenseArray(ArrayType type, Object data, int offset, int[] strides) {
        this(type, data, offset, strides, isRowMajor(type.shape(), strides));
    }

    private DenseArray(ArrayType type, Object data, int offset, int[] strides, boolean contiguous) {
        this.type = type;
        this.data = data;
        this.offset = offset;
        this.strides = strides;
        this.contiguous = contiguous;
    }

    /**
     * The array with these elements, the last index running fastest. The Java array is taken over:
     * it must not change any more.
     *
     * @throws ShapeException if the number of elements is not that of the type's shape
     * @throws IllegalArgumentException if the Java array is not one of the type's elements
     */
    public static DenseArray wrap(ArrayType type, Object data) {
        if (!Elements.areOf(type.dtype(), data)) {
            throw new IllegalArgumentException(
                    type + " cannot be made of " + data.getClass().getSimpleName());
        }
        if (Array.getLength(data) != type.shape().size()) {
            throw new ShapeException(
                    "shape "
                            + type.shape()
                            + " has "
                            + type.shape().size()
                            + " elements, but got "
                            + Array.getLength(data)
                            + ": give another shape, or that many elements");
        }
        return sideBySide(type, data);
    }

    /** An array of zeros. */
    public static DenseArray allocate(ArrayType type) {
        return sideBySide(type, Elements.allocate(type.dtype(), type.shape().size()));
    }

    /** An array whose elements are anything: whoever makes it writes all of them. */
    static DenseArray room(ArrayType type) {
        return sideBySide(type, Elements.room(type.dtype(), type.shape().size()));
    }

    /**
     * Other elements in the places of this array's.
     *
     * @param other a type of this array's shape
     * @param elements a Java array for that type, as long as {@link #data} at least; it is taken
     *     over
     */
    public DenseArray over(ArrayType other, Object elements) {
        return new DenseArray(other, elements, offset, strides, contiguous);
    }

    private static DenseArray sideBySide(ArrayType type, Object data) {
        return new DenseArray(type, data, 0, type.shape().rowMajor());
    }

    /** The array that has everywhere the only element of a Java array, which is taken over. */
    static DenseArray repeated(ArrayType type, Object element) {
        int rank = type.shape().rank();
        return new DenseArray(type, element, 0, rank < STILL.length ? STILL[rank] : new int[rank]);
    }

    /**
     * One element of a Java array as an array without axes; nobody writes to the array any more.
     */
    public static DenseArray scalarAt(double[] elements, int index) {
        return new DenseArray(ArrayType.scalar(DType.FLOAT64), elements, index, STILL[0], true);
    }

    /** The number, converted as Java's casts do, as an array without axes. */
    public static DenseArray scalar(DType dtype, double value) {
        DenseArray result = allocate(ArrayType.scalar(dtype));
        Elements.set(result.data, 0, value);
        return result;
    }

    /**
     * As {@link #scalar(DType, double)}, for integers that a {@code double} does not hold exactly.
     */
    public static DenseArray scalar(DType dtype, long value) {
        DenseArray result = allocate(ArrayType.scalar(dtype));
        Elements.set(result.data, 0, value);
        return result;
    }

    /** The type of the elements and the shape. */
    @Override
    public ArrayType type() {
        return type;
    }

    /** The type of the elements. */
    @Override
    public DType dtype() {
        return type.dtype();
    }

    /** The lengths of the axes, in an array that is the caller's. */
    @Override
    public int[] shape() {
        return type.shape().lengths();
    }

    /** The number of axes. */
    @Override
    public int rank() {
        return type.shape().rank();
    }

    /** The number of elements. */
    @Override
    public int size() {
        return type.shape().size();
    }

    /**
     * The Java array that holds the elements, and perhaps others: {@code double[]}, {@code
     * float[]}, {@code long[]}, {@code int[]} or {@code boolean[]}. It must not be written to.
     */
    public Object data() {
        return data;
    }

    /** The position in {@link #data} of the element whose indices are all 0. */
    public int offset() {
        return offset;
    }

    /** The distance in {@link #data} of neighbours along an axis, counted from 0. */
    public int stride(int axis) {
        return strides[axis];
    }

    /** {@link #stride} of each axis; not to be changed. */
    public int[] strides() {
        return strides;
    }

    /** True if the elements lie side by side, the last index running fastest. */
    public boolean isContiguous() {
        return contiguous;
    }

    /**
     * The same elements side by side: this array if it {@linkplain #isContiguous is so already}.
     */
    public DenseArray contiguous() {
        return contiguous ? this : Maps.copy(this);
    }

    /** The elements in row-major order, in a Java array that is the caller's. */
    public Object toFlatArray() {
        DenseArray copy = room(type);
        DenseArray source = contiguous();
        KernelProvider.kernels().copy(size(), source.data, source.offset, 1, copy.data, 0, 1);
        return copy.data;
    }

    /** True if all elements are known to be one and the same: there is one, or it is repeated. */
    public boolean isUniform() {
        if (size() == 0) {
            return false;
        }
        for (int axis = 0; axis < rank(); axis++) {
            if (type.shape().length(axis) != 1 && strides[axis] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The element at this place when the last index runs fastest; truth values are 0 and 1. */
    public double doubleAt(int flatIndex) {
        return Elements.real(data, position(flatIndex));
    }

    /**
     * As {@link #doubleAt}, as an integer; floating-point numbers are converted as by Java's cast.
     */
    public long longAt(int flatIndex) {
        return Elements.integer(data, position(flatIndex));
    }

    /** The position in {@link #data} of an element counted with the last index running fastest. */
    int position(int flatIndex) {
        if (contiguous) {
            return offset + flatIndex;
        }
        int position = offset;
        int rest = flatIndex;
        for (int axis = rank() - 1; axis >= 0; axis--) {
            int length = type.shape().length(axis);
            position += rest % length * strides[axis];
            rest /= length;
        }
        return position;
    }

    @SuppressWarnings("ReferenceEquality") // strides of the shape itself need no look
    private static boolean isRowMajor(Shape shape, int[] strides) {
        if (shape.size() == 0 || strides == shape.rowMajor()) {
            return true;
        }
        int expected = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            int length = shape.length(axis);
            if (length != 1 && strides[axis] != expected) {
                return false;
            }
            expected *= length;
        }
        return true;
    }

    /**
     * As {@link Comparing#equal}; an array that is being differentiated compares its own numbers.
     */
    @Override
    public boolean equals(Object other) {
        return switch (other) {
            case DenseArray array -> Comparing.equal(this, array);
            case NDArray array -> array.equals(this);
            case null, default -> false;
        };
    }

    /** As {@link Comparing#hash}. */
    @Override
    public int hashCode() {
        return Comparing.hash(this);
    }

    /** As {@link Printing#text}. */
    @Override
    public String toString() {
        return Printing.text(this);
    }
}
