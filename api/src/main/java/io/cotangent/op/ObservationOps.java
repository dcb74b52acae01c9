package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Maps;
import io.cotangent.array.Typed;
import io.cotangent.error.NotScalarException;

/** Looks at an array's numbers. What is done with them afterwards has no derivative. */
public interface ObservationOps extends IndexOps, ReductionOps {
    default double item(NDArray x) {
        if (x.size() != 1) {
            throw new NotScalarException(
                    "item: "
                            + Typed.of(x)
                            + " is not one number: get an element, or reduce it first");
        }
        return observe(x).doubleAt(0);
    }

    default double item(NDArray x, int... index) {
        return item(get(x, index));
    }

    default double[] toArray(NDArray x) {
        return (double[]) elements(x, DType.FLOAT64);
    }

    default float[] toFloatArray(NDArray x) {
        return (float[]) elements(x, DType.FLOAT32);
    }

    default int[] toIntArray(NDArray x) {
        return (int[]) elements(x, DType.INT32);
    }

    default long[] toLongArray(NDArray x) {
        return (long[]) elements(x, DType.INT64);
    }

    default boolean[] toBooleanArray(NDArray x) {
        return (boolean[]) elements(x, DType.BOOL);
    }

    default NDArray isClose(NDArray a, NDArray b, double relative, double absolute) {
        NDArray bound = add(mul(abs(b), relative), absolute);
        return or(eq(a, b), and(isFinite(b), lte(abs(sub(a, b)), bound)));
    }

    default boolean allClose(NDArray a, NDArray b, double relative, double absolute) {
        return item(all(isClose(a, b, relative, absolute))) != 0;
    }

    default NDArray isClose(NDArray a, NDArray b) {
        return isClose(a, b, 1e-5, 1e-8);
    }

    default boolean allClose(NDArray a, NDArray b) {
        return allClose(a, b, 1e-5, 1e-8);
    }

    private Object elements(NDArray x, DType dtype) {
        return Maps.cast(observe(x), dtype).toFlatArray();
    }
}
