package io.cotangent.number;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;

/**
 * Substitutes of the array's methods that take or give plain numbers: active numbers become traced
 * arrays, and traced arrays active numbers; see {@link KnownMethods} for the parameters.
 */
public final class ArrayBorder {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private ArrayBorder() {}

    /** {@link NDArray#of(double)}. */
    public static NDArray of(double x, int dx, Tape t) {
        return dx == 0 ? NDArray.of(x) : t.border().leave(dx);
    }

    /** {@link NDArray#of(double...)}. */
    public static NDArray of(double[] x, Tape t) {
        return t.shadows(x) == null ? NDArray.of(x) : t.border().leave((Object) x);
    }

    /** {@link NDArray#of(double[], int...)}. */
    public static NDArray of(double[] x, int[] shape, Tape t) {
        return t.shadows(x) == null ? NDArray.of(x, shape) : OPS.reshape(of(x, t), shape);
    }

    /** {@link NDArray#of(double[][])}, of rows of one length. */
    public static NDArray of(double[][] x, Tape t) {
        NDArray passive = NDArray.of(x);
        for (double[] row : x) {
            if (t.shadows(row) != null) {
                return t.border().leave((Object) x);
            }
        }
        return passive;
    }

    /** {@link NDArray#item()}. */
    public static double item(NDArray x, Tape t) {
        if (!isFollowed(x, t)) {
            t.result = 0;
            return OPS.item(x);
        }
        return entered((Double) t.border().enter(0.0, OPS.reshape(x)), t);
    }

    /** {@link NDArray#item(int...)}. */
    public static double item(NDArray x, int[] index, Tape t) {
        if (!isFollowed(x, t)) {
            t.result = 0;
            return OPS.item(x, index);
        }
        return item(OPS.get(x, index), t);
    }

    private static double entered(Double box, Tape t) {
        t.result = t.shadowOf(box);
        return box;
    }

    /** {@link NDArray#toArray()}. */
    public static double[] toArray(NDArray x, Tape t) {
        if (!isFollowed(x, t)) {
            return OPS.toArray(x);
        }
        NDArray flat = OPS.astype(OPS.flatten(x), DType.FLOAT64);
        return (double[]) t.border().enter(new double[x.size()], flat);
    }

    /** Whether an array depends on what is differentiated, and this thread has a tape for it. */
    private static boolean isFollowed(NDArray x, Tape t) {
        return !t.isGuest() && x.dtype().isFloating() && !(Replay.open(x) instanceof DenseArray);
    }

    /**
     * A number that is an operand beside an array, as an array without axes: it does not widen the
     * array's type.
     */
    public static NDArray operand(NDArray beside, double x, int dx, Tape t) {
        DType dtype = beside.dtype().isFloating() ? beside.dtype() : DType.FLOAT64;
        return dx == 0 ? DenseArray.scalar(dtype, x) : OPS.astype(t.border().leave(dx), dtype);
    }
}
