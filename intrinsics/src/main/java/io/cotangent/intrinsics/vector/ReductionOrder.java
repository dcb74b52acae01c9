package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kind;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * The order in which the kernels reduce few elements and take sums of few products, for those who
 * do the same on single numbers. Elements and what is made of them are numbers of some kind of
 * value, whose meaning is theirs.
 */
public final class ReductionOrder {
    /** Of so many elements at most there is an order. */
    public static final int MOST = Fold.BLOCK;

    /** Sums of so many products at most are taken one after the other in matrix products. */
    public static final int MOST_PRODUCTS = Panels.DEPTH;

    /** From so many columns on the products of a matrix and a row begin without a zero. */
    public static final int LONG_ROW = MatrixProducts.LONG_ROW;

    private ReductionOrder() {}

    /**
     * The order of {@link Fold}, in which a run of elements is reduced.
     *
     * @param kind what is computed with
     * @param term the element at an index
     */
    public static int fold(
            Kind kind, int n, int identity, IntUnaryOperator term, IntBinaryOperator combine) {
        int width = Fold.columns(kind == Kind.F32 ? Format.F32 : Format.F64);
        return columns(0, 1, width, n, identity, term, combine);
    }

    private static int columns(
            int first,
            int step,
            int width,
            int n,
            int identity,
            IntUnaryOperator term,
            IntBinaryOperator combine) {
        if (step < width && first < n) {
            int left = columns(first, 2 * step, width, n, identity, term, combine);
            int right = columns(first + step, 2 * step, width, n, identity, term, combine);
            return combine.applyAsInt(left, right);
        }
        int result = identity;
        for (int i = first; i < n; i += step) {
            result = combine.applyAsInt(result, term.applyAsInt(i));
        }
        return result;
    }

    /** The order of {@link RowFold}, in which a column of at least one element is reduced. */
    public static int rows(int n, IntUnaryOperator term, IntBinaryOperator combine) {
        return rows(0, n, term, combine);
    }

    private static int rows(int from, int n, IntUnaryOperator term, IntBinaryOperator combine) {
        if (Integer.bitCount(n) == 1 && n <= RowFold.BLOCK) {
            return tree(from, n, 0, 1, term, combine);
        }
        int first =
                n > RowFold.BLOCK
                        ? (n / RowFold.BLOCK + 1) / 2 * RowFold.BLOCK
                        : Integer.highestOneBit(n);
        return combine.applyAsInt(
                rows(from, first, term, combine), rows(from + first, n - first, term, combine));
    }

    private static int tree(
            int from,
            int count,
            int first,
            int step,
            IntUnaryOperator term,
            IntBinaryOperator combine) {
        if (step < count) {
            int left = tree(from, count, first, 2 * step, term, combine);
            int right = tree(from, count, first + step, 2 * step, term, combine);
            return combine.applyAsInt(left, right);
        }
        return term.applyAsInt(from + first);
    }
}
