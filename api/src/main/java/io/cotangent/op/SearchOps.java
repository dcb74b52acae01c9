package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Unique;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Groups;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DTypeException;
import io.cotangent.error.ShapeException;

/** Where numbers belong among sorted ones, how often they occur, and which there are. */
public interface SearchOps extends QuantileOps {
    default NDArray searchSorted(NDArray sorted, NDArray values) {
        return searchSorted(sorted, values, false);
    }

    default NDArray searchSorted(NDArray sorted, NDArray values, boolean right) {
        requireVector("searchSorted", sorted);
        DType dtype = sorted.dtype().promote(values.dtype());
        NDArray places =
                apply(
                        new Ordering.Search(right),
                        cast(sorted, dtype),
                        flatten(cast(values, dtype)));
        return reshape(places, Typed.of(values).shape());
    }

    default NDArray bincount(NDArray x, int length) {
        return bincount(x, Creation.full(Typed.of(x).withDType(DType.INT64), 1), length);
    }

    default NDArray bincount(NDArray x, NDArray weights, int length) {
        if (!x.dtype().isInteger()) {
            throw new DTypeException(
                    "bincount: needs integers, but got "
                            + Typed.of(x)
                            + ": use astype(DType.INT64), or histogram");
        }
        requireVector("bincount", x);
        // Negative numbers would count from the end: they are put beyond it, which is an error.
        NDArray bins = where(lt(x, 0.0), cast(NDArray.of((double) length), x.dtype()), x);
        return scatterAdd(Creation.full(counts(weights, length), 0), bins, weights, 0);
    }

    default NDArray histogram(NDArray x, int bins, double low, double high) {
        return histogram(x, NDArray.linspace(low, high, bins + 1));
    }

    default NDArray histogram(NDArray x, NDArray edges) {
        return histogram(x, edges, Creation.full(Typed.of(x).withDType(DType.INT64), 1));
    }

    default NDArray histogram(NDArray x, NDArray edges, NDArray weights) {
        requireVector("histogram", edges);
        int bins = edges.size() - 1;
        if (bins < 1) {
            throw new ShapeException(
                    "histogram: needs two edges or more, but got " + edges.size() + ": add edges");
        }
        NDArray flat = flatten(x);
        NDArray each = flatten(broadcast(weights, Typed.of(x).shape()));
        NDArray below = sub(searchSorted(edges, flat, true), 1);
        NDArray last = eq(flat, get(edges, bins));
        NDArray bin = where(last, NDArray.of(bins - 1.0).astype(DType.INT64), below);
        NDArray outside = or(lt(bin, 0.0), gte(bin, (double) bins));
        NDArray place = where(outside, NDArray.of((double) bins).astype(DType.INT64), bin);
        NDArray all = scatterAdd(Creation.full(counts(each, bins + 1), 0), place, each, 0);
        return slice(all, 0, 0, bins);
    }

    private static ArrayType counts(NDArray weights, int length) {
        DType dtype = weights.dtype() == DType.BOOL ? DType.INT64 : weights.dtype();
        return new ArrayType(dtype, Shape.of(length));
    }

    default Unique unique(NDArray x) {
        NDArray flat = flatten(x);
        DenseArray numbers = observe(flat);
        Groups groups = Groups.of(numbers);
        NDArray first = NDArray.of(groups.firsts());
        return new Unique(
                take(flat, first, 0),
                first,
                reshape(NDArray.of(groups.members()), Typed.of(x).shape()),
                NDArray.of(groups.counts()));
    }

    private static void requireVector(String operation, NDArray x) {
        if (x.rank() != 1) {
            throw new ShapeException(
                    operation
                            + ": needs a vector, but got "
                            + Typed.of(x).shape()
                            + ": use flatten");
        }
    }
}
