package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.error.DTypeException;
import io.cotangent.error.DomainException;
import io.cotangent.error.ShapeException;
import io.cotangent.error.SizeException;
import java.lang.reflect.Array;

/** New arrays from Java values and from rules. */
public final class Creation {
    private Creation() {}

    /**
     * The array with the elements of a nested Java array, such as a {@code double[][]}, or of a
     * boxed number or truth value. They are copied.
     *
     * @throws ShapeException if subarrays are of different lengths or missing; the message names
     *     the first such
     * @throws DTypeException if the elements are of no type that arrays have
     */
    public static DenseArray nested(Object values) {
        int rank = 0;
        Class<?> element = values.getClass();
        while (element.isArray()) {
            element = element.getComponentType();
            rank++;
        }
        if (rank == 0) {
            return boxed(values);
        }
        DType dtype = dtypeOf(element);
        int[] lengths = new int[rank];
        Object part = values;
        for (int axis = 0; axis < rank; axis++) {
            lengths[axis] = Array.getLength(part);
            if (lengths[axis] == 0) {
                break;
            }
            part = Array.get(part, 0);
            if (part == null) {
                throw new ShapeException(
                        "nested array: "
                                + "[0]".repeat(axis + 1)
                                + " is null: give every subarray");
            }
        }
        DenseArray result = DenseArray.allocate(new ArrayType(dtype, Shape.of(lengths)));
        copyNested(values, lengths, 0, result.data(), 0, "");
        return result;
    }

    private static DenseArray boxed(Object value) {
        return switch (value) {
            case Double number -> DenseArray.scalar(DType.FLOAT64, number);
            case Float number -> DenseArray.scalar(DType.FLOAT32, number.doubleValue());
            case Long number -> DenseArray.scalar(DType.INT64, number.longValue());
            case Integer number -> DenseArray.scalar(DType.INT32, number.longValue());
            case Boolean truth -> DenseArray.scalar(DType.BOOL, truth ? 1L : 0L);
            default -> throw noElements(value.getClass());
        };
    }

    private static DType dtypeOf(Class<?> element) {
        if (element == double.class) {
            return DType.FLOAT64;
        } else if (element == float.class) {
            return DType.FLOAT32;
        } else if (element == long.class) {
            return DType.INT64;
        } else if (element == int.class) {
            return DType.INT32;
        } else if (element == boolean.class) {
            return DType.BOOL;
        }
        throw noElements(element);
    }

    private static DTypeException noElements(Class<?> type) {
        return new DTypeException(
                "no array has elements of type "
                        + type.getSimpleName()
                        + ": use double, float, long, int or boolean, in arrays of primitive type");
    }

    /** Copies the elements of a subarray to {@code to}; returns the position after the last. */
    private static int copyNested(
            Object part, int[] lengths, int axis, Object to, int at, String path) {
        int length = part == null ? -1 : Array.getLength(part);
        if (length != lengths[axis]) {
            throw new ShapeException(
                    "nested array: "
                            + path
                            + (part == null ? " is null" : " has length " + length)
                            + ", but "
                            + "[0]".repeat(axis)
                            + " has length "
                            + lengths[axis]
                            + ": give all subarrays of one axis the same length");
        }
        if (axis == lengths.length - 1) {
            System.arraycopy(part, 0, to, at, length);
            return at + length;
        }
        int next = at;
        for (int i = 0; i < length; i++) {
            next =
                    copyNested(
                            Array.get(part, i), lengths, axis + 1, to, next, path + "[" + i + "]");
        }
        return next;
    }

    /**
     * The array of a shape with the elements of a one-dimensional Java array, the last index
     * running fastest. They are copied.
     *
     * @throws ShapeException if the number of elements is not that of the shape
     */
    public static DenseArray flat(Object values, Shape shape) {
        return Views.reshape(sized(nested(values), shape), shape);
    }

    private static DenseArray sized(DenseArray x, Shape shape) {
        if (x.size() != shape.size()) {
            throw new ShapeException(
                    "shape "
                            + shape
                            + " has "
                            + shape.size()
                            + " elements, but got "
                            + x.size()
                            + ": give another shape, or that many elements");
        }
        return x;
    }

    /**
     * The numbers {@code start + i * step} before {@code stop}: {@code ceil((stop - start) / step)}
     * of them, as in NumPy. With a step that is not exact, rounding may include {@code stop};
     * {@link #linspace} is safer then.
     *
     * @throws DomainException for a step of 0, or bounds that are not finite
     * @throws SizeException for more than 2^31-1 numbers
     */
    public static DenseArray arange(DType dtype, double start, double stop, double step) {
        String call = "arange(" + start + ", " + stop + ", " + step + ")";
        if (step == 0 || Double.isNaN(step)) {
            throw new DomainException(call + ": give a step other than 0");
        }
        if (!Double.isFinite(start) || !Double.isFinite(stop)) {
            throw new DomainException(call + ": give finite bounds");
        }
        if (dtype == DType.BOOL) {
            throw new DTypeException(
                    call + ": there is no range of booleans: use int64 and compare");
        }
        double count = Math.max(0, Math.ceil((stop - start) / step));
        if (count > Integer.MAX_VALUE) {
            throw new SizeException(call + " has more than 2^31-1 elements: take a larger step");
        }
        DenseArray result = DenseArray.allocate(new ArrayType(dtype, Shape.of((int) count)));
        for (int i = 0; i < result.size(); i++) {
            Elements.set(result.data(), i, i == 0 ? start : start + i * step);
        }
        return result;
    }

    /** Evenly spaced numbers of type {@code float64}; the first and the last are the bounds. */
    public static DenseArray linspace(double start, double stop, int number) {
        Shape shape = Shape.of(number);
        double[] values = new double[number];
        double step = (stop - start) / Math.max(number - 1, 1);
        for (int i = 0; i < number; i++) {
            values[i] = start + i * step;
        }
        if (number > 1) {
            values[number - 1] = stop;
        }
        return DenseArray.wrap(new ArrayType(DType.FLOAT64, shape), values);
    }

    /** One number everywhere; it is stored once. */
    public static DenseArray full(ArrayType type, double value) {
        Object element = Elements.allocate(type.dtype(), 1);
        Elements.set(element, 0, value);
        return DenseArray.repeated(type, element);
    }

    /** As {@link #full(ArrayType, double)}, without rounding integers beyond 2^53. */
    public static DenseArray full(ArrayType type, long value) {
        Object element = Elements.allocate(type.dtype(), 1);
        Elements.set(element, 0, value);
        return DenseArray.repeated(type, element);
    }

    /** A matrix with ones on its main diagonal and zeros elsewhere. */
    public static DenseArray eye(DType dtype, int rows, int columns) {
        DenseArray result = DenseArray.allocate(new ArrayType(dtype, Shape.of(rows, columns)));
        for (int i = 0; i < Math.min(rows, columns); i++) {
            Elements.set(result.data(), i * columns + i, 1L);
        }
        return result;
    }
}
