package plain;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.function.ToDoubleFn1;

/** Compares gradients with differences, and values with those of the code as it is. */
final class Against {
    private static final double STEP = 1e-3;

    private Against() {}

    /** The gradient of a function at some numbers. */
    static void differences(String what, ToDoubleFn1<double[]> fn, double... x) {
        differences(what, 1e-9, fn, x);
    }

    /** As the other, with a tolerance. */
    static void differences(String what, double tolerance, ToDoubleFn1<double[]> fn, double... x) {
        double value = fn.applyAsDouble(x.clone());
        var both = Cotangent.valueAndGrad(fn).apply(x.clone());
        Check.is(what + ", the value", both.value(), value);
        for (int i = 0; i < x.length; i++) {
            Check.close(what + ", d/dx" + i, both.grad()[i], tolerance, slope(fn, i, x));
        }
    }

    /** Differences of the sixth order. */
    private static double slope(ToDoubleFn1<double[]> fn, int i, double... x) {
        return (45 * (at(fn, i, 1, x) - at(fn, i, -1, x))
                        - 9 * (at(fn, i, 2, x) - at(fn, i, -2, x))
                        + (at(fn, i, 3, x) - at(fn, i, -3, x)))
                / (60 * STEP);
    }

    private static double at(ToDoubleFn1<double[]> fn, int i, int steps, double... x) {
        double[] moved = x.clone();
        moved[i] += steps * STEP;
        return fn.applyAsDouble(moved);
    }
}
