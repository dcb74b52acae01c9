package io.cotangent.sparsity;

import io.cotangent.DType;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.array.Views;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the equations of one program share while its pattern is found, which one thread does: room
 * for unions, and numbers for elements.
 */
public final class Detection {
    final Unions unions;
    private DenseArray numbers = numbers(16);

    /** The pattern of a program whose input has this many numbers. */
    public Detection(int columns) {
        unions = new Unions(columns);
    }

    /**
     * What the rule of an operation sees of its operands.
     *
     * @param types the types of all operands
     * @param patterns those of the linear operands, null for the others
     * @param numbers looks at the numbers of one of the others
     */
    public Dependence of(
            ArrayType[] types, @Nullable Pattern[] patterns, IntFunction<DenseArray> numbers) {
        return new Dependence(this, types, patterns, numbers);
    }

    /** An array whose elements are {@code first}, {@code first + 1}, …: a view, made at no cost. */
    DenseArray count(Shape shape, int first) {
        int end = Math.addExact(first, shape.size());
        if (end > numbers.size()) {
            numbers = numbers(Math.max(end, (int) Math.min(2L * numbers.size(), 1 << 30)));
        }
        Region part = Region.whole(numbers.type().shape()).along(0, first, shape.size(), 1);
        return Views.reshape(Views.slice(numbers, part), shape);
    }

    private static DenseArray numbers(int size) {
        int[] all = new int[size];
        Arrays.setAll(all, i -> i);
        return DenseArray.wrap(new ArrayType(DType.INT32, Shape.of(size)), all);
    }

    /**
     * Sets that are unions: each set {@code parts[i]} goes into that of place {@code places[i]}.
     */
    int[][] collected(int count, int[] places, int[]... parts) {
        int[] starts = new int[count + 1];
        for (int place : places) {
            starts[place + 1]++;
        }
        for (int place = 0; place < count; place++) {
            starts[place + 1] += starts[place];
        }
        int[][] sorted = new int[places.length][];
        int[] next = Arrays.copyOf(starts, count);
        for (int i = 0; i < places.length; i++) {
            sorted[next[places[i]]++] = parts[i];
        }
        int[][] sets = new int[count][];
        for (int place = 0; place < count; place++) {
            sets[place] = unions.of(sorted, starts[place], starts[place + 1]);
        }
        return sets;
    }
}
