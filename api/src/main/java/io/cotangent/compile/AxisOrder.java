package io.cotangent.compile;

import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Views;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a loop goes through its axes. Where what it reads lies in another order than
 * that of its axes, such as a product for each of many matrices whose axes have changed places, it
 * goes through them, and leaves its results, in that order: it then need not copy before.
 */
final class AxisOrder {
    /** A loop over fewer elements takes no longer than to look how they lie. */
    private static final int FEW = 1024;

    /** Axis i of the loop is axis {@code axes[i]} of its operands. */
    private final int[] axes;

    AxisOrder(int... axes) {
        this.axes = axes;
    }

    /**
     * The order in which an operand lies side by side that has an element for each of the loop's,
     * if none of them does so in the axes' own order; null if that is the best there is.
     *
     * @param movable how many axes may change places, the first ones
     * @param wanted the order that those who read the results would have; it counts where no
     *     operand has an element for each of the loop's
     * @param strides of each operand
     */
    static @Nullable AxisOrder of(
            int[] shape, int movable, @Nullable AxisOrder wanted, int[][] strides) {
        if (movable < 2 || !isLarge(shape)) {
            return null;
        }
        int[] own = new int[shape.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = i;
        }
        AxisOrder best = null;
        boolean isFree = true;
        for (int[] operand : strides) {
            if (isWhole(shape, operand)) {
                isFree = false;
                if (isSideBySide(shape, operand, own)) {
                    return null;
                }
                int[] sorted = sorted(operand, movable, own);
                if (best == null && isSideBySide(shape, operand, sorted)) {
                    best = new AxisOrder(sorted);
                }
            }
        }
        return isFree && wanted != null && wanted.isWithin(movable) ? wanted : best;
    }

    /** Whether only the first axes change places. */
    private boolean isWithin(int movable) {
        for (int i = movable; i < axes.length; i++) {
            if (axes[i] != i) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLarge(int[] shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        return size >= FEW;
    }

    /** Whether no element stands for several. */
    private static boolean isWhole(int[] shape, int... strides) {
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] != 1 && strides[axis] == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSideBySide(int[] shape, int[] strides, int... order) {
        int expected = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            int axis = order[i];
            if (shape[axis] != 1 && strides[axis] != expected) {
                return false;
            }
            expected *= shape[axis];
        }
        return true;
    }

    /** The first axes by their strides, the longest first. */
    private static int[] sorted(int[] strides, int movable, int... own) {
        int[] order = own.clone();
        for (int i = 1; i < movable; i++) {
            for (int j = i; j > 0 && strides[order[j - 1]] < strides[order[j]]; j--) {
                int axis = order[j];
                order[j] = order[j - 1];
                order[j - 1] = axis;
            }
        }
        return order;
    }

    /** What belongs to the axes, in this order; as much of it as there is. */
    int[] of(int... ofAxes) {
        int[] ordered = new int[ofAxes.length];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = ofAxes[axes[i]];
        }
        return ordered;
    }

    /**
     * A result in this order, as one in the axes' own.
     *
     * @param type of the result
     * @param elements in this order
     */
    DenseArray wrap(ArrayType type, Object elements) {
        int[] shape = of(type.shape().lengths());
        int[] back = new int[shape.length];
        for (int i = 0; i < back.length; i++) {
            back[axes[i]] = i;
        }
        ArrayType ordered = type.withShape(Shape.of(shape));
        return Views.transpose(DenseArray.wrap(ordered, elements), back);
    }
}
