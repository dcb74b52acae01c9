package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.EmptyReductionException;
import io.cotangent.intrinsics.Reduction;
import java.util.Arrays;

/** Reductions over some axes (none named: all) and scans along one. */
public interface ReductionOps extends ElementaryOps {
    default NDArray sum(NDArray x, int... axes) {
        return sum(x, false, axes);
    }

    default NDArray sum(NDArray x, boolean keepDims, int... axes) {
        Axes over = axes("sum", x, axes);
        NDArray counted = counted(x);
        return kept(
                over.numbers().length == 0 ? counted : apply(new Reductions.Sum(over), counted),
                x,
                over,
                keepDims);
    }

    default NDArray mean(NDArray x, int... axes) {
        return mean(x, false, axes);
    }

    default NDArray mean(NDArray x, boolean keepDims, int... axes) {
        NDArray real = cast(x, x.dtype().floating());
        return div(sum(real, keepDims, axes), (double) count(x, axes("mean", x, axes)));
    }

    default NDArray prod(NDArray x, int... axes) {
        return prod(x, false, axes);
    }

    default NDArray prod(NDArray x, boolean keepDims, int... axes) {
        Axes over = axes("prod", x, axes);
        NDArray counted = counted(x);
        if (over.numbers().length == 0) {
            return counted;
        }
        return kept(
                apply(
                        new Reductions.Product(x.rank() - over.numbers().length),
                        last(counted, over.numbers())),
                x,
                over,
                keepDims);
    }

    default NDArray max(NDArray x, int... axes) {
        return max(x, false, axes);
    }

    default NDArray max(NDArray x, boolean keepDims, int... axes) {
        return extremum("max", Reduction.MAX, x, keepDims, axes);
    }

    default NDArray min(NDArray x, int... axes) {
        return min(x, false, axes);
    }

    default NDArray min(NDArray x, boolean keepDims, int... axes) {
        return extremum("min", Reduction.MIN, x, keepDims, axes);
    }

    default NDArray any(NDArray x, int... axes) {
        return any(x, false, axes);
    }

    default NDArray any(NDArray x, boolean keepDims, int... axes) {
        return extremum("any", Reduction.MAX, cast(x, DType.BOOL), keepDims, axes);
    }

    default NDArray all(NDArray x, int... axes) {
        return all(x, false, axes);
    }

    default NDArray all(NDArray x, boolean keepDims, int... axes) {
        return extremum("all", Reduction.MIN, cast(x, DType.BOOL), keepDims, axes);
    }

    default NDArray argmax(NDArray x) {
        return argExtremum("argmax", Reduction.MAX, flatten(x), 0);
    }

    default NDArray argmax(NDArray x, int axis) {
        return argExtremum("argmax", Reduction.MAX, x, axis);
    }

    default NDArray argmax(NDArray x, int axis, boolean keepDims) {
        return keepDims ? expandDims(argmax(x, axis), axis) : argmax(x, axis);
    }

    default NDArray argmin(NDArray x) {
        return argExtremum("argmin", Reduction.MIN, flatten(x), 0);
    }

    default NDArray argmin(NDArray x, int axis) {
        return argExtremum("argmin", Reduction.MIN, x, axis);
    }

    default NDArray argmin(NDArray x, int axis, boolean keepDims) {
        return keepDims ? expandDims(argmin(x, axis), axis) : argmin(x, axis);
    }

    default NDArray var(NDArray x, int... axes) {
        return var(x, 0, false, axes);
    }

    default NDArray var(NDArray x, double ddof, boolean keepDims, int... axes) {
        NDArray centred = sub(x, mean(x, true, axes));
        return div(sum(square(centred), keepDims, axes), count(x, axes("var", x, axes)) - ddof);
    }

    default NDArray std(NDArray x, int... axes) {
        return std(x, 0, false, axes);
    }

    default NDArray std(NDArray x, double ddof, boolean keepDims, int... axes) {
        return rootOrZero(var(x, ddof, keepDims, axes));
    }

    default NDArray norm(NDArray x, int... axes) {
        return norm(x, false, axes);
    }

    default NDArray norm(NDArray x, boolean keepDims, int... axes) {
        return rootOrZero(sum(square(cast(x, x.dtype().floating())), keepDims, axes));
    }

    /**
     * The square root of a sum of squares. At 0 the first derivative is 0, the least of the norm's
     * subgradients; a second one does not exist there, and comes out as NaN rather than as a
     * number: where the sum {@code s} is 0 the function is {@code s^1.5}, which has just these
     * derivatives.
     */
    default NDArray rootOrZero(NDArray x) {
        NDArray zero = eq(x, 0.0);
        return where(zero, pow(x, 1.5), sqrt(where(zero, 1.0, x)));
    }

    default NDArray logsumexp(NDArray x, int... axes) {
        return logsumexp(x, false, axes);
    }

    default NDArray logsumexp(NDArray x, boolean keepDims, int... axes) {
        NDArray real = cast(x, x.dtype().floating());
        Axes over = axes("logsumexp", x, axes);
        NDArray largest = stopGradient(max(real, true, axes));
        NDArray shift = where(isFinite(largest), largest, 0.0);
        NDArray sum = sum(exp(sub(real, shift)), true, over.numbers());
        return over.numbers().length == 0
                ? real
                : kept(reshape(add(log(sum), shift), reduced(x, over)), x, over, keepDims);
    }

    default NDArray cumsum(NDArray x) {
        return cumsum(flatten(x), 0);
    }

    default NDArray cumsum(NDArray x, int axis) {
        return apply(
                new Reductions.CumulativeSum(Typed.of(x).shape().axis("cumsum", axis), false),
                counted(x));
    }

    /** An array spread again over the axes that a reduction of {@code shape} took away. */
    default NDArray spread(NDArray reduced, Axes axes, Shape shape) {
        return broadcast(reshape(reduced, Reductions.kept(shape, axes)), shape);
    }

    private NDArray extremum(
            String name, Reduction reduction, NDArray x, boolean keepDims, int... axes) {
        Axes over = axes(name, x, axes);
        ArrayType type = Typed.of(x);
        if (type.dtype() != DType.BOOL && count(x, over) == 0) {
            throw new EmptyReductionException(
                    name
                            + ": no elements to choose from along axes "
                            + over
                            + " of "
                            + type
                            + ": there is no "
                            + name
                            + " of nothing; check the size first");
        }
        return over.numbers().length == 0
                ? x
                : kept(apply(new Reductions.Extremum(reduction, over), x), x, over, keepDims);
    }

    private NDArray argExtremum(String name, Reduction reduction, NDArray x, int axis) {
        int along = Typed.of(x).shape().axis(name, axis);
        if (Typed.of(x).shape().length(along) == 0) {
            throw new EmptyReductionException(
                    name
                            + ": no elements to choose from along axis "
                            + along
                            + " of "
                            + Typed.of(x)
                            + ": check the size first");
        }
        return apply(new Reductions.ArgExtremum(reduction, along), x);
    }

    /** Sums and products of integers and booleans are {@code int64}. */
    private NDArray counted(NDArray x) {
        return x.dtype().isFloating() ? x : cast(x, DType.INT64);
    }

    /** The array with some axes, which ascend, joined into one, the last. */
    default NDArray last(NDArray x, int... over) {
        Shape shape = Typed.of(x).shape();
        int[] kept =
                Arrays.stream(shape.axes("transpose"))
                        .filter(a -> Arrays.binarySearch(over, a) < 0)
                        .toArray();
        int[] order = Arrays.copyOf(kept, shape.rank());
        System.arraycopy(over, 0, order, kept.length, over.length);
        int[] lengths = Arrays.copyOf(shape.without(over).lengths(), kept.length + 1);
        lengths[kept.length] = count(x, new Axes(over));
        return reshape(transpose(x, order), Shape.of(lengths));
    }

    private NDArray kept(NDArray reduced, NDArray x, Axes over, boolean keepDims) {
        return keepDims ? reshape(reduced, Reductions.kept(Typed.of(x).shape(), over)) : reduced;
    }

    private static Shape reduced(NDArray x, Axes over) {
        return Typed.of(x).shape().without(over.numbers());
    }

    private static Axes axes(String name, NDArray x, int... axes) {
        return new Axes(Typed.of(x).shape().axes(name, axes));
    }

    private static int count(NDArray x, Axes over) {
        int count = 1;
        for (int axis : over.numbers()) {
            count *= Typed.of(x).shape().length(axis);
        }
        return count;
    }
}
