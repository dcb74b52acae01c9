package io.cotangent.compile;

import io.cotangent.DType;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.scalar.Calculation;
import io.cotangent.op.Pointwise;
import java.lang.reflect.Array;
import java.util.function.IntUnaryOperator;

/** Arrays of the numbers of values of a calculation. */
final class Cells {
    /** A constant that is a part of longer data is not worth copying. */
    private static final int LONG = 1 << 16;

    private Cells() {}

    /** Values that lie side by side. */
    static DenseArray of(Shape shape, IntUnaryOperator cell) {
        int[] cells = new int[shape.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell.applyAsInt(i);
        }
        return of(shape, cells);
    }

    /** Values that lie side by side. */
    static DenseArray of(Shape shape, int... cells) {
        return DenseArray.wrap(new ArrayType(DType.INT32, shape), cells);
    }

    /** The values in row-major order; not to be changed. */
    static int[] flat(DenseArray cells) {
        int[] data = (int[]) cells.data();
        return cells.isContiguous() && cells.offset() == 0 && data.length == cells.size()
                ? data
                : (int[]) cells.toFlatArray();
    }

    /** The kind of the elements of a type. */
    static Kind kind(DType dtype) {
        Kind kind = Pointwise.kindOf(dtype);
        if (kind == null) {
            throw new Unsupported(dtype.toString());
        }
        return kind;
    }

    /** The elements of a constant, as constants of a calculation, in the same places. */
    static DenseArray of(DenseArray constant, Calculation calculation) {
        Kind kind = kind(constant.dtype());
        int length = Array.getLength(constant.data());
        if (length > LONG) {
            throw new Unsupported("a large constant");
        }
        int[] cells = new int[length];
        DenseArray places = constant.over(constant.type().withDType(DType.INT32), identity(length));
        int[] used = flat(places);
        for (int i = 0; i < used.length; i++) {
            cells[used[i]] = calculation.constant(kind, constant.doubleAt(i));
        }
        return places.over(places.type(), cells);
    }

    private static int[] identity(int length) {
        int[] identity = new int[length];
        for (int i = 0; i < length; i++) {
            identity[i] = i;
        }
        return identity;
    }
}
