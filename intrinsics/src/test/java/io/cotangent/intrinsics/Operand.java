package io.cotangent.intrinsics;

import java.lang.reflect.Array;
import java.util.Random;

/** An operand of a loop, in some layout: contiguous, repeated along axes, exchanged, reversed. */
record Operand(Object array, int offset, int[] strides) {
    static Operand random(Kind kind, int[] shape, Random random) {
        int[] strides = new int[shape.length];
        int way = random.nextInt(8);
        int length = 1;
        for (int k = shape.length - 1; k >= 0; k--) {
            int axis = way == 4 ? shape.length - 1 - k : way == 6 ? exchanged(k, shape) : k;
            boolean repeated =
                    way == 1
                            || way == 2 && k == 0
                            || way == 3 && k == shape.length - 1
                            || way == 7 && k == shape.length - 2;
            if (!repeated) {
                strides[axis] = length;
                length *= shape[axis];
            }
            if (way == 5 && k == shape.length - 1) {
                strides[k] = 2;
                length = 2 * shape[k] + 1;
            }
        }
        int offset = random.nextInt(3);
        if (way == 5) {
            for (int axis = 0; axis < shape.length; axis++) {
                offset += (shape[axis] - 1) * strides[axis];
                strides[axis] = -strides[axis];
            }
        }
        return new Operand(Formulas.elements(kind, length + 3, random.nextLong()), offset, strides);
    }

    /** The last axis stays, and the others come in reverse order. */
    private static int exchanged(int k, int... shape) {
        return k == shape.length - 1 ? k : shape.length - 2 - k;
    }

    Object contiguous(Kind kind, int[] shape) {
        Object y = kind.allocate(size(shape));
        for (int i = 0; i < size(shape); i++) {
            int place = offset;
            int rest = i;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                place += rest % shape[axis] * strides[axis];
                rest /= shape[axis];
            }
            Array.set(y, i, Array.get(array, place));
        }
        return y;
    }

    static int size(int... shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        return size;
    }
}
