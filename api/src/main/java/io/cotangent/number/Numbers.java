package io.cotangent.number;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.error.DTypeException;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.ShapeException;
import io.cotangent.error.UnmarkedCodeException;
import io.cotangent.error.UserCode;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Plain numbers as arrays, and back: a {@code Double} or {@code Float} is an array without axes,
 * {@code double[]} and {@code float[]} have one axis; {@code double[][]} and {@code float[][]} have
 * two, or one where their rows differ in length.
 */
public final class Numbers {
    private Numbers() {}

    /** Whether an object is a number or a Java array of numbers that have derivatives. */
    public static boolean isNumber(@Nullable Object leaf) {
        return switch (leaf) {
            case Double _, Float _, double[] _, float[] _, double[][] _, float[][] _ -> true;
            case null, default -> false;
        };
    }

    /**
     * The array of a number. Where the number is active on the tape of this thread, the array is
     * traced.
     */
    public static NDArray array(Object number) {
        Tape tape = Tapes.ofThread();
        return tape == null ? dense(typeOf(number), flat(number)) : tape.border().leave(number);
    }

    /**
     * The number of an array. Where the array is traced, the number is active on the tape of this
     * thread.
     *
     * @param like a number of the same kind and size
     * @throws LostDerivativeException if the array is traced, and this thread has no tape
     */
    public static Object number(Object like, NDArray array) {
        if (Replay.open(array) instanceof DenseArray numbers) {
            if (like instanceof double[][] rows) {
                return rows(rows, numbers);
            }
            double[] values = flat(numbers);
            return like instanceof double[] ? values : plain(like, values);
        }
        Tape tape = Tapes.ofThread();
        if (tape == null) {
            throw new LostDerivativeException(
                    "a derivative in plain numbers is taken inside of one in arrays, which cannot follow it:"
                            + " take the outer derivative in plain numbers, too, or the inner one in arrays");
        }
        return tape.border().enter(like, array);
    }

    /**
     * A function of arrays that makes numbers of them, computes with these, and makes arrays of the
     * results: with a tape of its own. Looks at the numbers are told to the arrays' traces if there
     * is any that remembers them.
     *
     * @param owner the user's function object
     */
    public static UnaryOperator<NDArray[]> followed(
            Object owner, UnaryOperator<NDArray[]> function) {
        requireWoven(owner);
        return arrays -> {
            Tape tape = Tapes.open();
            if (Recording.isObserving()) {
                tape.observe();
            }
            try {
                NDArray[] results = function.apply(arrays);
                tape.confirm();
                tape.border().tellLooks();
                return results;
            } finally {
                Tapes.close(tape);
                Tapes.spare(tape);
            }
        };
    }

    /**
     * What numbers have in common that differ in nothing but their values.
     *
     * @param kind the class
     * @param type of the array
     * @param rows the lengths of a matrix's rows
     */
    public record Form(Class<?> kind, ArrayType type, List<Integer> rows) {
        /** The form of a number. */
        public static Form of(Object number) {
            return new Form(
                    number.getClass(),
                    typeOf(number),
                    number instanceof Object[] rows
                            ? Arrays.stream(rows).map(Numbers::length).toList()
                            : List.of());
        }

        @Override
        public String toString() {
            return kind.getSimpleName() + " " + (rows.isEmpty() ? type : rows);
        }
    }

    /**
     * Refuses a function whose code cannot be followed. Lambdas and method references are woven
     * wherever they are made; other objects are if their classes are marked.
     *
     * @throws UnmarkedCodeException if its class is not woven
     */
    public static void requireWoven(Object function) {
        Class<?> type = function.getClass();
        if (UserCode.isUsers(type.getName()) && !Woven.isWoven(type)) {
            String name = Woven.plainName(type);
            throw new UnmarkedCodeException(
                    "a function of plain numbers is an object of "
                            + name
                            + ", which is not marked, so that its derivative would be lost: mark it by the agent's"
                            + " option include="
                            + name
                            + ", or give a lambda or a method reference");
        }
    }

    /** Whether some number may be active. */
    public static boolean isAnyActive() {
        return Tapes.ofThread() != null;
    }

    /** The numbers of a Java array as objects, as active as they are. */
    public static Object[] boxes(double... numbers) {
        Object[] boxes = new Object[numbers.length];
        Tape tape = Tapes.ofThread();
        int[] shadows = tape == null ? null : tape.shadows(numbers);
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = numbers[i];
            if (shadows != null && shadows[i] != 0) {
                tape.remember(boxes[i], shadows[i]);
            }
        }
        return boxes;
    }

    /** Numbers in a Java array, as active as they are. */
    public static double[] together(Object... numbers) {
        double[] all = new double[numbers.length];
        Tape tape = Tapes.ofThread();
        for (int i = 0; i < all.length; i++) {
            all[i] = ((Number) numbers[i]).doubleValue();
            int shadow = tape == null ? 0 : tape.shadowOf(numbers[i]);
            if (shadow != 0) {
                tape.newShadows(all)[i] = shadow;
            }
        }
        return all;
    }

    /** A number of the kind and size of another, of zeros. */
    public static Object zeros(Object like) {
        return plain(like, new double[size(like)]);
    }

    /**
     * The number of an array that is argument {@code position} of a function of numbers: {@code
     * Double}, {@code double[]} or {@code double[][]} by its axes, or the same of {@code float}.
     *
     * @throws ShapeException if it has more than two axes
     */
    public static Object numberOf(NDArray array, int position) {
        int[] shape = array.shape();
        boolean isDouble = array.dtype() == DType.FLOAT64;
        if (!isDouble && array.dtype() != DType.FLOAT32) {
            throw new DTypeException(
                    "argument "
                            + position
                            + " is "
                            + array.dtype()
                            + ", and plain numbers are of type float64 or float32: use astype");
        }
        Object like =
                switch (shape.length) {
                    case 0 -> isDouble ? (Object) 0.0 : (Object) 0f;
                    case 1 -> isDouble ? new double[shape[0]] : new float[shape[0]];
                    case 2 ->
                            isDouble
                                    ? new double[shape[0]][shape[1]]
                                    : new float[shape[0]][shape[1]];
                    default ->
                            throw new ShapeException(
                                    "argument "
                                            + position
                                            + " has "
                                            + shape.length
                                            + " axes, and Java arrays of numbers have two at most here: reshape it");
                };
        return number(like, array);
    }

    /** The type of a number's array. */
    public static ArrayType typeOf(Object number) {
        DType dtype =
                switch (number) {
                    case Float _, float[] _, float[][] _ -> DType.FLOAT32;
                    default -> DType.FLOAT64;
                };
        return new ArrayType(dtype, shape(number));
    }

    @SuppressWarnings("ReferenceEquality") // a number that is its own only part
    private static Shape shape(Object number) {
        Object[] parts = parts(number);
        if (number == parts[0]) {
            return number.getClass().isArray() ? Shape.of(length(number)) : Shape.SCALAR;
        }
        boolean isEven = parts.length > 0;
        int size = 0;
        for (Object row : parts) {
            isEven &= length(row) == length(parts[0]);
            size += length(row);
        }
        return isEven ? Shape.of(parts.length, length(parts[0])) : Shape.of(size);
    }

    /** The rows of a matrix; of anything else itself. */
    static Object[] parts(Object number) {
        return number instanceof Object[] rows ? rows : new Object[] {number};
    }

    /** The number of numbers in a part. */
    static int length(Object part) {
        return switch (part) {
            case double[] x -> x.length;
            case float[] x -> x.length;
            default -> 1;
        };
    }

    static int size(Object number) {
        int size = 0;
        for (Object part : parts(number)) {
            size += length(part);
        }
        return size;
    }

    /** The values, row by row. */
    public static double[] flat(Object number) {
        double[] values = new double[size(number)];
        int next = 0;
        for (Object part : parts(number)) {
            for (int i = 0; i < length(part); i++) {
                values[next++] =
                        switch (part) {
                            case double[] x -> x[i];
                            case float[] x -> x[i];
                            default -> ((Number) part).doubleValue();
                        };
            }
        }
        return values;
    }

    /** The values of an array, row by row. */
    static double[] flat(DenseArray array) {
        if (array.toFlatArray() instanceof double[] values) {
            return values;
        }
        double[] values = new double[array.size()];
        Arrays.setAll(values, array::doubleAt);
        return values;
    }

    /** The array of these values. */
    static DenseArray dense(ArrayType type, double... values) {
        if (type.dtype() == DType.FLOAT64) {
            return DenseArray.wrap(type, values);
        }
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return DenseArray.wrap(type, rounded);
    }

    /** A new number of these values, of the kind and size of another. */
    static Object plain(Object like, double... values) {
        return switch (like) {
            case Double _ -> values[0];
            case Float _ -> (float) values[0];
            case double[] _ -> values.clone();
            case float[] _ -> floats(values, 0, values.length);
            case double[][] rows -> rows(rows, DenseArray.wrap(typeOf(rows), values));
            case float[][] rows -> {
                float[][] result = new float[rows.length][];
                int next = 0;
                for (int i = 0; i < rows.length; i++) {
                    result[i] = floats(values, next, rows[i].length);
                    next += rows[i].length;
                }
                yield result;
            }
            default -> throw new IllegalArgumentException(like.getClass().getTypeName());
        };
    }

    /** New rows of these lengths with the values of an array. */
    private static double[][] rows(double[][] like, DenseArray array) {
        boolean isFlat = array.isContiguous() && array.data() instanceof double[];
        double[] values = isFlat ? (double[]) array.data() : flat(array);
        double[][] result = new double[like.length][];
        int next = isFlat ? array.offset() : 0;
        for (int i = 0; i < like.length; i++) {
            result[i] = Arrays.copyOfRange(values, next, next + like[i].length);
            next += like[i].length;
        }
        return result;
    }

    private static float[] floats(double[] values, int from, int count) {
        float[] result = new float[count];
        for (int i = 0; i < count; i++) {
            result[i] = (float) values[from + i];
        }
        return result;
    }
}
