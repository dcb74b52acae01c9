package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The product of two stacks of matrices that broadcast against each other. Where a matrix meets
 * several others, these are put side by side and multiplied at once: that is faster than one
 * product for each, and its derivative in that matrix is one product, too, rather than a sum of
 * many.
 */
final class StackProduct {
    private final Shape batch;

    /** Axes along which both stacks run, or for which joining matrices does not pay. */
    private final int[] shared;

    /** Axes along which the left matrices are joined, one below the other. */
    private final int[] left;

    /** Axes along which the right matrices are joined, one beside the other. */
    private final int[] right;

    /** The product of two stacks whose leading axes broadcast to {@code batch}. */
    static NDArray of(ShapeOps o, Shape batch, NDArray a, NDArray b) {
        StackProduct product = new StackProduct(batch, a, b);
        if (product.right.length == 0 || product.left.length > 0 || Stacks.columns(b) > 1) {
            return product.of(o, a, b);
        }
        // columns become rows, whose elements stay neighbours in the result
        NDArray rows = o.swapAxes(b, -1, -2);
        NDArray columns = o.swapAxes(a, -1, -2);
        return o.swapAxes(new StackProduct(batch, rows, columns).of(o, rows, columns), -1, -2);
    }

    private StackProduct(Shape batch, NDArray a, NDArray b) {
        this.batch = batch;
        int[] own = aligned(a);
        int[] others = aligned(b);
        // a single row is not worth that matrices be copied to lie beside each other
        boolean isRow = Stacks.rows(a) == 1;
        left = axes(axis -> own[axis] != others[axis] && others[axis] == 1);
        right = axes(axis -> own[axis] != others[axis] && own[axis] == 1 && !isRow);
        shared = axes(axis -> !contains(left, axis) && !contains(right, axis));
    }

    private int[] axes(IntPredicate which) {
        return IntStream.range(0, batch.rank()).filter(which).toArray();
    }

    private static boolean contains(int[] axes, int axis) {
        return Arrays.stream(axes).anyMatch(other -> other == axis);
    }

    /** The lengths of the leading axes, as many as the batch has. */
    private int[] aligned(NDArray x) {
        int[] lengths = new int[batch.rank()];
        Arrays.fill(lengths, 1);
        int[] own = Stacks.leading(Typed.of(x).shape()).lengths();
        System.arraycopy(own, 0, lengths, lengths.length - own.length, own.length);
        return lengths;
    }

    private NDArray of(ShapeOps o, NDArray a, NDArray b) {
        if (left.length + right.length == 0) {
            return o.apply(
                    new Products.MatMul(),
                    Stacks.broadcast(o, a, batch),
                    Stacks.broadcast(o, b, batch));
        }
        int rank = batch.rank();
        int rows = Stacks.rows(a);
        int columns = Stacks.columns(b);
        int[] matrix = {rank};
        int[] other = {rank + 1};
        NDArray tall = o.transpose(spread(o, a, right), joined(shared, left, right, matrix, other));
        NDArray wide = o.transpose(spread(o, b, left), joined(shared, left, matrix, right, other));
        Shape places = lengths(shared);
        NDArray product =
                o.apply(
                        new Products.MatMul(),
                        o.reshape(
                                tall,
                                Stacks.shape(
                                        places, lengths(left).size() * rows, Stacks.columns(a))),
                        o.reshape(
                                wide,
                                Stacks.shape(
                                        places, Stacks.rows(b), lengths(right).size() * columns)));
        int[] order = joined(shared, left, matrix, right, other);
        int[] apart = new int[rank + 2];
        int[] back = new int[rank + 2];
        for (int i = 0; i < order.length; i++) {
            int axis = order[i];
            apart[i] = axis < rank ? batch.length(axis) : axis == rank ? rows : columns;
            back[axis] = i;
        }
        return o.transpose(o.reshape(product, Shape.of(apart)), back);
    }

    /**
     * A stack repeated along the axes of the batch, but for those along which the other is joined.
     */
    private NDArray spread(ShapeOps o, NDArray x, int... but) {
        Shape leading = batch;
        for (int axis : but) {
            leading = leading.with(axis, 1);
        }
        return Stacks.broadcast(o, x, leading);
    }

    private Shape lengths(int... axes) {
        return Shape.of(Arrays.stream(axes).map(batch::length).toArray());
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
