package io.cotangent.array;

import io.cotangent.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Arrays in all layouts, and element access by the definition of strides. */
final class Samples {
    static final int[][] SHAPES = {
        {},
        {1},
        {5},
        {0},
        {3, 0},
        {0, 4},
        {2, 3},
        {3, 1},
        {1, 4},
        {1, 1},
        {2, 3, 4},
        {3, 1, 5},
        {2, 3, 2, 3},
        {130, 70},
        {20, 9}
    };

    private Samples() {}

    /**
     * Arrays of a shape: contiguous, transposed, stepped, reversed, repeated, part of a larger one.
     */
    static List<DenseArray> layouts(DType dtype, int... lengths) {
        Shape shape = Shape.of(lengths);
        int rank = lengths.length;
        List<DenseArray> layouts = new ArrayList<>();
        layouts.add(random(dtype, lengths));
        int[] reversedAxes = new int[rank];
        int[] reversedLengths = new int[rank];
        int[] doubled = new int[rank];
        int[] ones = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            reversedAxes[axis] = rank - 1 - axis;
            reversedLengths[axis] = lengths[rank - 1 - axis];
            doubled[axis] = 2 * lengths[axis] + 1;
            ones[axis] = axis % 2 == 0 ? 1 : lengths[axis];
        }
        layouts.add(Views.transpose(random(dtype, reversedLengths), reversedAxes));
        Region stepped = Region.whole(shape);
        Region backwards = Region.whole(shape);
        Region middle = Region.whole(shape);
        for (int axis = 0; axis < rank; axis++) {
            int length = lengths[axis];
            stepped = stepped.along(axis, 1, length, 2);
            backwards = backwards.along(axis, Math.max(length - 1, 0), length, -1);
            middle = middle.along(axis, length / 2, length, 1);
        }
        layouts.add(Views.slice(random(dtype, doubled), stepped));
        layouts.add(Views.slice(random(dtype, lengths), backwards));
        layouts.add(Views.slice(random(dtype, doubled), middle));
        layouts.add(Views.broadcast(random(dtype), shape));
        layouts.add(Views.broadcast(random(dtype, ones), shape));
        return layouts;
    }

    /** An array of small numbers other than 0, none of them whole when floating. */
    static DenseArray random(DType dtype, int... lengths) {
        Random random = new Random(dtype.name().hashCode() + 31L * Shape.of(lengths).hashCode());
        DenseArray result = DenseArray.allocate(new ArrayType(dtype, Shape.of(lengths)));
        for (int i = 0; i < result.size(); i++) {
            double value =
                    switch (dtype) {
                        case BOOL -> random.nextInt(2);
                        case INT32, INT64 ->
                                random.nextInt(1, 10) * (random.nextBoolean() ? 1 : -1);
                        case FLOAT32, FLOAT64 -> random.nextInt(-64, 64) / 16.0 + 1 / 32.0;
                    };
            Elements.set(result.data(), i, value);
        }
        return result;
    }

    /** The element at some indices. */
    static double at(DenseArray x, int... index) {
        int position = x.offset();
        for (int axis = 0; axis < index.length; axis++) {
            position += index[axis] * x.stride(axis);
        }
        return Elements.real(x.data(), position);
    }

    /** The indices of an element that is counted with the last index running fastest. */
    static int[] index(Shape shape, int flat) {
        int[] index = new int[shape.rank()];
        int rest = flat;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            index[axis] = rest % shape.length(axis);
            rest /= shape.length(axis);
        }
        return index;
    }

    /** The array whose elements are a function of their indices. */
    static DenseArray build(DType dtype, Shape shape, ToDoubleFunction<int[]> element) {
        DenseArray result = DenseArray.allocate(new ArrayType(dtype, shape));
        for (int i = 0; i < result.size(); i++) {
            Elements.set(result.data(), i, element.applyAsDouble(index(shape, i)));
        }
        return result;
    }

    static DenseArray vector(double... elements) {
        return Creation.nested(elements);
    }

    static DenseArray indices(long... elements) {
        return Creation.nested(elements);
    }
}
