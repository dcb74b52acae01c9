package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.error.DTypeException;
import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.UnaryFunction;
import java.util.Locale;

/** Functions of each element. Operands have one shape; results are new and contiguous. */
public final class Maps {
    private static final Kernels KERNELS = KernelProvider.kernels();

    private Maps() {}

    /**
     * The function of each element, of the elements' type.
     *
     * @throws DTypeException if the function is not defined on that type
     */
    public static DenseArray unary(UnaryFunction f, DenseArray x) {
        boolean defined = x.dtype().isFloating() || (x.dtype().isInteger() && f.integral());
        requireDefined(defined, f, x);
        DenseArray result = DenseArray.room(x.type());
        if (x.isContiguous()) {
            if (x.size() > 0) {
                KERNELS.unary(f, x.size(), x.data(), x.offset(), 1, result.data(), 0, 1);
            }
        } else {
            Blocks.forEach((y, operands) -> unary(f, y, operands[0]), result, x);
        }
        return result;
    }

    private static void unary(UnaryFunction f, DenseArray result, DenseArray x) {
        Object y = result.data();
        Object from = x.data();
        Runs.forEach(
                (n, at, step) -> KERNELS.unary(f, n, from, at[1], step[1], y, at[0], step[0]),
                result,
                x);
    }

    /**
     * The function of each pair of elements; both operands have one type, and the result has it,
     * too.
     *
     * @throws DTypeException if the function is not defined on that type
     */
    public static DenseArray binary(BinaryFunction f, DenseArray a, DenseArray b) {
        boolean defined =
                a.dtype() == DType.BOOL
                        ? f.logical()
                        : a.dtype().isInteger() ? f.integral() : f.floating();
        requireDefined(defined, f, a);
        DenseArray result = DenseArray.room(a.type());
        int left = step(a);
        int right = step(b);
        if (left >= 0 && right >= 0) {
            KERNELS.binary(
                    f,
                    a.size(),
                    a.data(),
                    a.offset(),
                    left,
                    b.data(),
                    b.offset(),
                    right,
                    result.data(),
                    0,
                    1);
        } else {
            Blocks.forEach((y, x) -> combine(f, y, x[0], x[1]), result, a, b);
        }
        return result;
    }

    /**
     * The distance of an operand's elements where they are one run beside a new result's, which
     * small arrays are then not searched for: -1 where they are not, or there are none.
     */
    private static int step(DenseArray x) {
        if (x.isContiguous()) {
            return x.size() == 0 ? -1 : 1;
        }
        return x.isUniform() ? 0 : -1;
    }

    /** Writes the function of {@code a} and {@code b} to {@code result}, whose data must be new. */
    static void combine(BinaryFunction f, DenseArray result, DenseArray a, DenseArray b) {
        Object y = result.data();
        Object left = a.data();
        Object right = b.data();
        Runs.forEach(
                (n, at, step) ->
                        KERNELS.binary(
                                f, n, left, at[1], step[1], right, at[2], step[2], y, at[0],
                                step[0]),
                result,
                a,
                b);
    }

    /** The comparison of each pair of elements; both operands have one type. */
    public static DenseArray compare(Comparison comparison, DenseArray a, DenseArray b) {
        DenseArray result = DenseArray.room(a.type().withDType(DType.BOOL));
        int left = step(a);
        int right = step(b);
        if (left >= 0 && right >= 0) {
            KERNELS.compare(
                    comparison,
                    a.size(),
                    a.data(),
                    a.offset(),
                    left,
                    b.data(),
                    b.offset(),
                    right,
                    (boolean[]) result.data(),
                    0,
                    1);
        } else {
            Blocks.forEach((y, x) -> compare(comparison, y, x[0], x[1]), result, a, b);
        }
        return result;
    }

    private static void compare(
            Comparison comparison, DenseArray result, DenseArray a, DenseArray b) {
        boolean[] y = (boolean[]) result.data();
        Object left = a.data();
        Object right = b.data();
        Runs.forEach(
                (n, at, step) ->
                        KERNELS.compare(
                                comparison,
                                n,
                                left,
                                at[1],
                                step[1],
                                right,
                                at[2],
                                step[2],
                                y,
                                at[0],
                                step[0]),
                result,
                a,
                b);
    }

    /** The elements of {@code a} where the condition is true, those of {@code b} elsewhere. */
    public static DenseArray select(DenseArray condition, DenseArray a, DenseArray b) {
        DenseArray result = DenseArray.room(a.type());
        Blocks.forEach((y, x) -> select(y, x[0], x[1], x[2]), result, condition, a, b);
        return result;
    }

    private static void select(
            DenseArray result, DenseArray condition, DenseArray a, DenseArray b) {
        boolean[] which = (boolean[]) condition.data();
        Object y = result.data();
        Object left = a.data();
        Object right = b.data();
        Runs.forEach(
                (n, at, step) ->
                        KERNELS.select(
                                n, which, at[1], step[1], left, at[2], step[2], right, at[3],
                                step[3], y, at[0], step[0]),
                result,
                condition,
                a,
                b);
    }

    /**
     * The elements as another type: to truth values as {@code x != 0}, otherwise as by Java's
     * casts. An array that already has the type is returned itself.
     */
    public static DenseArray cast(DenseArray x, DType dtype) {
        if (x.dtype() == dtype) {
            return x;
        }
        DenseArray result = DenseArray.room(x.type().withDType(dtype));
        copy(x, result);
        return result;
    }

    /** A contiguous copy. */
    public static DenseArray copy(DenseArray x) {
        DenseArray result = DenseArray.room(x.type());
        copy(x, result);
        return result;
    }

    /** Writes the elements of {@code x}, converted, to {@code result}, whose data must be new. */
    static void copy(DenseArray x, DenseArray result) {
        Copies.copy(x, result);
    }

    private static void requireDefined(boolean defined, Enum<?> f, DenseArray x) {
        if (!defined) {
            String name = f.name().toLowerCase(Locale.ROOT);
            throw new DTypeException(
                    name
                            + ": not defined on "
                            + x.type()
                            + ": convert the elements with astype, to "
                            + (x.dtype().isFloating()
                                    ? "integers or booleans"
                                    : "float64 for example"));
        }
    }
}
