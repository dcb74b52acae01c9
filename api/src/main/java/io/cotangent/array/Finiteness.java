package io.cotangent.array;

import java.util.function.DoublePredicate;

/** Looks for NaN and infinities among elements. */
public final class Finiteness {
    private Finiteness() {}

    /** The first element that is so, counted with the last index running fastest; -1 for none. */
    public static int first(DenseArray x, DoublePredicate predicate) {
        if (x.dtype().isFloating()) {
            for (int i = 0; i < x.size(); i++) {
                if (predicate.test(x.doubleAt(i))) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Whether all elements are finite numbers. */
    public static boolean isFinite(DenseArray x) {
        return first(x, value -> !Double.isFinite(value)) < 0;
    }

    /** The array with another number in the place of each element that is so. */
    public static DenseArray replaced(DenseArray x, DoublePredicate predicate, double by) {
        if (first(x, predicate) < 0) {
            return x;
        }
        Object elements = x.toFlatArray();
        for (int i = 0; i < x.size(); i++) {
            if (predicate.test(Elements.real(elements, i))) {
                Elements.set(elements, i, by);
            }
        }
        return DenseArray.wrap(x.type(), elements);
    }
}
