package io.cotangent.solve;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Shape;
import java.util.Arrays;

/**
 * The numbers of several arrays as vectors: a matrix of {@code float64} with one row for each
 * element of a batch, whose axes are the first of all arrays.
 */
final class Packing {
    private final ArrayType[] types;
    private final int batchRank;
    private final int batch;
    private final int size;

    /**
     * A packing of arrays.
     *
     * @param batchRank the number of axes that belong to the batch
     */
    Packing(ArrayType[] types, int batchRank) {
        this.types = types.clone();
        this.batchRank = batchRank;
        this.batch = types.length == 0 ? 1 : leading(types[0].shape(), batchRank);
        int numbers = 0;
        for (ArrayType type : types) {
            numbers = Math.addExact(numbers, own(type));
        }
        this.size = numbers;
    }

    private static int leading(Shape shape, int axes) {
        return Shape.of(Arrays.copyOf(shape.lengths(), axes)).size();
    }

    private int own(ArrayType type) {
        int[] lengths = type.shape().lengths();
        return Shape.of(Arrays.copyOfRange(lengths, batchRank, lengths.length)).size();
    }

    /** The number of vectors. */
    int batch() {
        return batch;
    }

    /** The number of numbers in each. */
    int size() {
        return size;
    }

    int batchRank() {
        return batchRank;
    }

    /** The same arrays with one more axis in front of the batch's. */
    Packing prepended(int length) {
        return new Packing(
                Arrays.stream(types)
                        .map(type -> type.withShape(type.shape().prepend(length)))
                        .toArray(ArrayType[]::new),
                batchRank + 1);
    }

    /** The largest relative roundoff of the arrays' types. */
    double roundoff() {
        boolean single = Arrays.stream(types).anyMatch(type -> type.dtype() == DType.FLOAT32);
        return single ? Math.ulp(1f) : Math.ulp(1.0);
    }

    /** The vectors with the numbers of arrays. */
    NDArray pack(NDArray... arrays) {
        if (arrays.length == 0) {
            return NDArray.zeros(1, 0);
        }
        NDArray[] parts = new NDArray[arrays.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = arrays[i].astype(DType.FLOAT64).reshape(batch, own(types[i]));
        }
        return parts.length == 1 ? parts[0] : NDArray.concat(1, parts);
    }

    /** The arrays with the numbers of vectors. */
    NDArray[] unpack(NDArray vectors) {
        NDArray[] arrays = new NDArray[types.length];
        int next = 0;
        for (int i = 0; i < arrays.length; i++) {
            int end = next + own(types[i]);
            arrays[i] =
                    vectors.slice(1, next, end)
                            .reshape(types[i].shape().lengths())
                            .astype(types[i].dtype());
            next = end;
        }
        return arrays;
    }
}
