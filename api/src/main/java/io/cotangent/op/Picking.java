package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.IndexException;
import java.util.ArrayList;
import java.util.List;

/**
 * Indexing with arrays of positions and with masks, by NumPy's rules: the arrays broadcast against
 * each other, and their axes come where the indexed ones were, or first if these do not lie side by
 * side. It is a selection by the other entries, and then a {@code take} along the indexed axes,
 * laid side by side and joined into one.
 *
 * @param basic the other entries, with a whole axis in place of each array
 * @param axes the axes to which the arrays apply, after the selection
 * @param positions an array for each, of integers
 * @param together whether the axes lie side by side
 */
record Picking(Index[] basic, int[] axes, NDArray[] positions, boolean together) {
    static boolean isPicking(Index... index) {
        for (Index entry : index) {
            if (entry instanceof Index.Positions || entry instanceof Index.Mask) {
                return true;
            }
        }
        return false;
    }

    static Picking of(IndexOps o, String operation, Shape shape, Index... index) {
        List<Index> entries = new ArrayList<>();
        for (Index entry : index) {
            switch (entry) {
                case Index.Mask(NDArray mask) -> {
                    requireFitting(operation, Typed.of(mask).shape(), shape, consumed(entries));
                    for (NDArray positions : o.nonzero(mask)) {
                        entries.add(new Index.Positions(positions));
                    }
                }
                // Beside arrays a single position is an array without axes.
                case Index.At(int position) ->
                        entries.add(new Index.Positions(NDArray.of(position).astype(DType.INT64)));
                default -> entries.add(entry);
            }
        }
        int hidden = shape.rank() - consumed(entries);
        Index[] basic = entries.toArray(Index[]::new);
        List<Integer> axes = new ArrayList<>();
        List<NDArray> positions = new ArrayList<>();
        boolean together = true;
        int axis = 0;
        for (int i = 0; i < basic.length; i++) {
            if (basic[i] instanceof Index.Positions(NDArray array)) {
                boolean beside = i > 0 && entries.get(i - 1) instanceof Index.Positions;
                together &= axes.isEmpty() || beside;
                basic[i] = Index.all();
                axes.add(axis);
                positions.add(array);
            }
            axis += basic[i] instanceof Index.Ellipsis ? hidden : 1;
        }
        return new Picking(
                basic,
                axes.stream().mapToInt(Integer::intValue).toArray(),
                positions.toArray(NDArray[]::new),
                together);
    }

    private static void requireFitting(String operation, Shape mask, Shape shape, int first) {
        boolean fits = mask.rank() > 0 && first + mask.rank() <= shape.rank();
        for (int i = 0; fits && i < mask.rank(); i++) {
            fits = mask.length(i) == shape.length(first + i);
        }
        if (!fits) {
            throw new IndexException(
                    operation
                            + ": a mask of shape "
                            + mask
                            + " does not fit the axes from "
                            + first
                            + " on of an array of shape "
                            + shape
                            + ": give a mask with the lengths of the axes that it indexes");
        }
    }

    /** The axes of the array that some entries index. */
    private static int consumed(List<Index> entries) {
        int count = 0;
        for (Index entry : entries) {
            count += entry instanceof Index.NewAxis || entry instanceof Index.Ellipsis ? 0 : 1;
        }
        return count;
    }

    /** The place of the indexed axes once they lie side by side. */
    int place() {
        return together ? axes[0] : 0;
    }

    /** The indexed axes side by side. */
    NDArray moved(IndexOps o, NDArray x) {
        NDArray moved = x;
        for (int i = 0; i < axes.length; i++) {
            moved = o.moveAxis(moved, axes[i], place() + i);
        }
        return moved;
    }

    /** The shape with the indexed axes, side by side, joined into one. */
    Shape joined(Shape moved) {
        int[] lengths = new int[moved.rank() - axes.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = moved.length(i <= place() ? i : i + axes.length - 1);
        }
        lengths[place()] = 1;
        for (int i = 0; i < axes.length; i++) {
            lengths[place()] *= moved.length(place() + i);
        }
        return Shape.of(lengths);
    }

    /** The positions in the joined axis. */
    NDArray flat(IndexOps o, Shape moved) {
        NDArray flat = NDArray.zeros(DType.INT64);
        for (int i = 0; i < axes.length; i++) {
            int length = moved.length(place() + i);
            NDArray inside =
                    o.apply(
                            new Indexing.Position(axes[i], length),
                            o.cast(positions[i], DType.INT64));
            flat = o.add(o.mul(flat, (long) length), inside);
        }
        return flat;
    }

    /** The elements at the positions. */
    NDArray get(IndexOps o, NDArray x) {
        NDArray moved = moved(o, o.get(x, basic));
        Shape shape = Typed.of(moved).shape();
        return o.take(o.reshape(moved, joined(shape)), flat(o, shape), place());
    }
}
