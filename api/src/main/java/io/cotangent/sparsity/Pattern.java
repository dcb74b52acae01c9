package io.cotangent.sparsity;

import io.cotangent.array.ArrayType;
import io.cotangent.array.Shape;
import java.util.Arrays;

/**
 * Which numbers of the input each element of an array depends on: for each element, the last index
 * running fastest, the ascending positions of these numbers. All others have no influence on it,
 * whatever the numbers are; those named may have one.
 */
public final class Pattern {
    private final Shape shape;
    private final int[][] sets;

    /** A set for each element; the arrays are taken over. */
    Pattern(Shape shape, int[]... sets) {
        this.shape = shape;
        this.sets = sets;
    }

    /** That of an array that does not depend on the input. */
    public static Pattern none(Shape shape) {
        int[][] sets = new int[shape.size()][];
        Arrays.fill(sets, Unions.NONE);
        return new Pattern(shape, sets);
    }

    /** That of a part of the input, whose first element has some position. */
    public static Pattern input(ArrayType type, int first) {
        int[][] sets = new int[type.shape().size()][];
        Arrays.setAll(sets, i -> new int[] {first + i});
        return new Pattern(type.shape(), sets);
    }

    /** The shape of the array. */
    public Shape shape() {
        return shape;
    }

    /** The positions for an element. The array must not be written to. */
    public int[] of(int element) {
        return sets[element];
    }

    /** The number of positions, of all elements together. */
    public long count() {
        long count = 0;
        for (int[] set : sets) {
            count += set.length;
        }
        return count;
    }

    /** All sets. The array must not be written to. */
    int[][] sets() {
        return sets;
    }
}
