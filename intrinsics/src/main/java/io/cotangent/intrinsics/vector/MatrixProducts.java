package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Parallel;
import java.util.List;

/**
 * Matrix products of one type of elements: by {@linkplain TiledProducts tiles} in general; products
 * with vectors, which take as long as it takes to read the matrix, in the order in which it lies in
 * memory.
 */
final class MatrixProducts {
    /** Shorter rows are not worth a loop of their own. */
    static final int LONG_ROW = 64;

    /** Fewer multiplications are not worth a thread. */
    private static final int GRAIN = 1 << 17;

    private final Elements elements;
    private final Kernels kernels;
    private final TiledProducts tiled;
    private final Dots dots;

    /** {@code a b}. */
    private final Loop scaled;

    /** {@code a b + c}. */
    private final Loop added;

    /** Several times {@code a b} added to {@code c}. */
    private final Addends addends;

    /**
     * The products of one type of elements.
     *
     * @param kernels copies matrices
     */
    MatrixProducts(Elements elements, Kernels kernels) {
        this.elements = elements;
        this.kernels = kernels;
        this.tiled = new TiledProducts(elements, kernels);
        this.dots = new Dots(elements);
        Lane product = Lane.input(0).mul(Lane.input(1));
        Lane sum = Lane.input(0).fma(Lane.input(1), Lane.input(2));
        this.scaled = new Loop(loop("Scaled", 2, product));
        Definition definition = loop("Added", 3, sum);
        this.added = new Loop(definition);
        this.addends = new Addends(definition);
    }

    private Definition loop(String name, int operands, Lane expression) {
        List<Elements> types = List.of(elements, elements, elements).subList(0, operands);
        return new Definition(
                name + "_" + elements, elements.format(), types, elements, expression);
    }

    /** The inner products with rows. */
    Dots dots() {
        return dots;
    }

    /** Sees to it that vectors are used, of tiles even before their code is compiled. */
    void warmUp() {
        tiled.make();
        dots.warmUp();
        scaled.warmUp(1);
        added.warmUp(1 + 4);
        addends.warmUp();
    }

    /** See {@link Kernels#gemm}. */
    void multiply(
            int m,
            int n,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            double beta,
            Object c,
            int cOffset,
            int cRowStride,
            int cColumnStride) {
        boolean columnVector = n == 1 && m > 1;
        boolean byColumns = m > 1 && n > 1 && cColumnStride != 1 && cRowStride == 1;
        if (columnVector || byColumns) {
            // The transpose of the product is the product of the transposes.
            multiply(
                    n,
                    m,
                    k,
                    alpha,
                    b,
                    bOffset,
                    bColumnStride,
                    bRowStride,
                    a,
                    aOffset,
                    aColumnStride,
                    aRowStride,
                    beta,
                    c,
                    cOffset,
                    cColumnStride,
                    cRowStride);
        } else if (m == 1
                && bRowStride == 1
                && aColumnStride == 1
                && (bColumnStride != 1 || n == 1)) {
            dots.run(
                    n,
                    k,
                    alpha,
                    b,
                    bOffset,
                    bColumnStride,
                    a,
                    aOffset,
                    beta,
                    c,
                    cOffset,
                    cColumnStride);
        } else if (n > 1 && cColumnStride != 1) {
            toCopy(
                    m,
                    n,
                    k,
                    alpha,
                    a,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    b,
                    bOffset,
                    bRowStride,
                    bColumnStride,
                    beta,
                    c,
                    cOffset,
                    cRowStride,
                    cColumnStride);
        } else if ((m == 1 || k == 1)
                && n >= LONG_ROW
                && bColumnStride == 1
                && k > 0
                && alpha == 1
                && (beta == 0 || beta == 1)) {
            byRows(
                    m,
                    n,
                    k,
                    a,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    b,
                    bOffset,
                    bRowStride,
                    beta == 0,
                    c,
                    cOffset,
                    cRowStride);
        } else {
            tiled.multiply(
                    m,
                    n,
                    k,
                    alpha,
                    a,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    b,
                    bOffset,
                    bRowStride,
                    bColumnStride,
                    beta,
                    c,
                    cOffset,
                    cRowStride);
        }
    }

    /** Rows of B times numbers, added up row by row; m or k is 1. */
    private void byRows(
            int m,
            int n,
            int k,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            boolean overwrite,
            Object c,
            int cOffset,
            int cRowStride) {
        if (k == 1) {
            // Rows of the result, which lie side by side in memory, for each thread.
            Parallel.forRange(
                    m,
                    GRAIN / n + 1,
                    (from, to) ->
                            byRows(
                                    0,
                                    n,
                                    to - from,
                                    k,
                                    a,
                                    aOffset + from * aRowStride,
                                    aRowStride,
                                    aColumnStride,
                                    b,
                                    bOffset,
                                    bRowStride,
                                    overwrite,
                                    c,
                                    cOffset + from * cRowStride,
                                    cRowStride));
            return;
        }
        int grain = Math.max(LONG_ROW, GRAIN / k);
        if (!Parallel.pays(n, grain)) {
            byRows(
                    0,
                    n,
                    m,
                    k,
                    a,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    b,
                    bOffset,
                    bRowStride,
                    overwrite,
                    c,
                    cOffset,
                    cRowStride);
            return;
        }
        Parallel.forRange(
                n,
                grain,
                (from, to) ->
                        byRows(
                                from,
                                to,
                                m,
                                k,
                                a,
                                aOffset,
                                aRowStride,
                                aColumnStride,
                                b,
                                bOffset,
                                bRowStride,
                                overwrite,
                                c,
                                cOffset,
                                cRowStride));
    }

    private void byRows(
            int from,
            int to,
            int m,
            int k,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            boolean overwrite,
            Object c,
            int cOffset,
            int cRowStride) {
        int n = to - from;
        boolean several = addends.areReady(k, n);
        for (int i = 0; i < m; i++) {
            int place = cOffset + i * cRowStride + from;
            int p = 0;
            while (p < k) {
                int left = aOffset + i * aRowStride + p * aColumnStride;
                int right = bOffset + p * bRowStride + from;
                if (p == 0 && overwrite) {
                    scaled.run(n, b, right, 1, a, left, 0, null, 0, 0, c, place, 1);
                    p++;
                } else if (several && p + Addends.ROWS <= k) {
                    addends.add(n, a, left, aColumnStride, b, right, bRowStride, c, place);
                    p += Addends.ROWS;
                } else {
                    added.run(n, b, right, 1, a, left, 0, c, place, 1, c, place, 1);
                    p++;
                }
            }
        }
    }

    /** A product whose rows and columns both have gaps. */
    private void toCopy(
            int m,
            int n,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            double beta,
            Object c,
            int cOffset,
            int cRowStride,
            int cColumnStride) {
        Object copy = elements.allocate(m * n);
        if (beta != 0) {
            kernels.copyMatrix(m, n, c, cOffset, cRowStride, cColumnStride, copy, 0, n, 1);
        }
        multiply(
                m,
                n,
                k,
                alpha,
                a,
                aOffset,
                aRowStride,
                aColumnStride,
                b,
                bOffset,
                bRowStride,
                bColumnStride,
                beta,
                copy,
                0,
                n,
                1);
        kernels.copyMatrix(m, n, copy, 0, n, 1, c, cOffset, cRowStride, cColumnStride);
    }
}
