package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DomainException;
import io.cotangent.error.ShapeException;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Arrays joined by NumPy's habits, split unevenly, and spread over grids and ranges. */
public interface JoinOps extends ArrangeOps {
    default NDArray hstack(NDArray... arrays) {
        NDArray[] parts = each(arrays, x -> x.rank() == 0 ? reshape(x, 1) : x);
        return concat(parts.length > 0 && parts[0].rank() == 1 ? 0 : 1, parts);
    }

    default NDArray vstack(NDArray... arrays) {
        return concat(0, each(arrays, x -> x.rank() < 2 ? reshape(x, 1, x.size()) : x));
    }

    default NDArray columnStack(NDArray... arrays) {
        return concat(1, each(arrays, x -> x.rank() < 2 ? reshape(x, x.size(), 1) : x));
    }

    default NDArray dstack(NDArray... arrays) {
        return concat(
                2,
                each(
                        arrays,
                        x ->
                                switch (x.rank()) {
                                    case 0, 1 -> reshape(x, 1, x.size(), 1);
                                    case 2 -> expandDims(x, 2);
                                    default -> x;
                                }));
    }

    private static NDArray[] each(NDArray[] arrays, UnaryOperator<NDArray> function) {
        return Arrays.stream(arrays).map(function).toArray(NDArray[]::new);
    }

    default NDArray[] arraySplit(NDArray x, int sections, int axis) {
        int length = Typed.of(x).shape().length(Typed.of(x).shape().axis("arraySplit", axis));
        if (sections < 1) {
            throw new ShapeException(
                    "arraySplit: " + sections + " sections: give a number from 1 on");
        }
        int larger = length % sections;
        int[] positions = new int[sections - 1];
        Arrays.setAll(positions, i -> (i + 1) * (length / sections) + Math.min(i + 1, larger));
        return split(x, positions, axis);
    }

    default NDArray[] meshgrid(NDArray... vectors) {
        return grids(false, vectors);
    }

    default NDArray[] meshgrid(String indexing, NDArray... vectors) {
        if (!indexing.equals("xy") && !indexing.equals("ij")) {
            throw new DomainException(
                    "meshgrid: indexing \"" + indexing + "\" is unknown: give \"ij\" or \"xy\"");
        }
        return grids(indexing.equals("xy") && vectors.length > 1, vectors);
    }

    private NDArray[] grids(boolean swapped, NDArray... vectors) {
        int[] axes = new int[vectors.length];
        int[] lengths = new int[vectors.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = swapped && i < 2 ? 1 - i : i;
            Shape shape = Typed.of(vectors[i]).shape();
            if (shape.rank() != 1) {
                throw new ShapeException(
                        "meshgrid: needs vectors, but got " + shape + ": use flatten");
            }
            lengths[axes[i]] = shape.length(0);
        }
        NDArray[] grids = new NDArray[vectors.length];
        for (int i = 0; i < grids.length; i++) {
            int[] along = new int[lengths.length];
            Arrays.fill(along, 1);
            along[axes[i]] = vectors[i].size();
            grids[i] = broadcast(reshape(vectors[i], Shape.of(along)), Shape.of(lengths));
        }
        return grids;
    }

    default NDArray linspace(NDArray start, NDArray end, int number, boolean endIncluded) {
        if (number < 0) {
            throw new ShapeException("linspace: " + number + " numbers: give a count from 0 on");
        }
        DType dtype = start.dtype().promote(end.dtype()).floating();
        int parts = Math.max(1, endIncluded ? number - 1 : number);
        double[] fractions = new double[number];
        Arrays.setAll(fractions, i -> (double) i / parts);
        NDArray range = sub(cast(end, dtype), cast(start, dtype));
        int[] along = new int[range.rank() + 1];
        Arrays.fill(along, 1);
        along[0] = number;
        NDArray steps = cast(NDArray.of(fractions, along), dtype);
        return add(mul(steps, range), cast(start, dtype));
    }
}
