package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.UnaryFunction;
import java.util.Arrays;

/** Computes with constants, by the kernels. */
final class Constants {
    private static final Kernels KERNELS = KernelProvider.kernels();

    private final Leaves leaves;

    Constants(Leaves leaves) {
        this.leaves = leaves;
    }

    boolean isConstant(int value) {
        return value < 0 && leaves.isConstant(~value);
    }

    /** Whether a value is this number, with its sign. */
    boolean is(int value, double number) {
        return isConstant(value)
                && Double.doubleToRawLongBits(leaves.constant(~value))
                        == Double.doubleToRawLongBits(number);
    }

    boolean isNeverNegativeZero(int value) {
        return isConstant(value) && !is(value, -0.0);
    }

    private Kind kind(int value) {
        return leaves.kind(~value);
    }

    /** An array with some constants of one kind. */
    private Object array(int... values) {
        Kind kind = kind(values[0]);
        double[] numbers = Arrays.stream(values).mapToDouble(x -> leaves.constant(~x)).toArray();
        if (kind == Kind.F64) {
            return numbers;
        }
        Object array = room(kind, values.length);
        KERNELS.copy(numbers.length, numbers, 0, 1, array, 0, 1);
        return array;
    }

    private static Object room(Kind kind, int length) {
        return switch (kind) {
            case F64 -> new double[length];
            case F32 -> new float[length];
            case BOOL -> new boolean[length];
        };
    }

    private int leaf(Kind kind, Object array) {
        double[] number = new double[1];
        KERNELS.copy(1, array, 0, 1, number, 0, 1);
        return ~leaves.constant(kind, number[0]);
    }

    int unary(UnaryFunction f, int x) {
        Object y = room(kind(x), 1);
        KERNELS.unary(f, 1, array(x), 0, 1, y, 0, 1);
        return leaf(kind(x), y);
    }

    int binary(BinaryFunction f, int a, int b) {
        Object y = room(kind(a), 1);
        Object operands = array(a, b);
        KERNELS.binary(f, 1, operands, 0, 1, operands, 1, 1, y, 0, 1);
        return leaf(kind(a), y);
    }

    int fma(int a, int b, int c) {
        double x = leaves.constant(~a);
        double y = leaves.constant(~b);
        double z = leaves.constant(~c);
        return ~leaves.constant(
                kind(a),
                kind(a) == Kind.F64
                        ? Math.fma(x, y, z)
                        : Math.fma((float) x, (float) y, (float) z));
    }

    int compare(Comparison comparison, int a, int b) {
        boolean[] y = new boolean[1];
        Object operands = array(a, b);
        KERNELS.compare(comparison, 1, operands, 0, 1, operands, 1, 1, y, 0, 1);
        return leaf(Kind.BOOL, y);
    }

    int convert(Kind to, int x) {
        Object y = room(to, 1);
        KERNELS.copy(1, array(x), 0, 1, y, 0, 1);
        return leaf(to, y);
    }
}
