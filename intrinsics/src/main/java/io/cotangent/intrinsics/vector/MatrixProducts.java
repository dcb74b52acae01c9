package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;

/**
 * Matrix products of one type of elements: by {@linkplain TiledProducts tiles} in general; products
 * with vectors, which take as long as it takes to read the matrix, in the order in which it lies in
 * memory, by {@linkplain Dots inner products} or {@linkplain RowProducts rows}.
 */
final class MatrixProducts {
    /** Shorter rows are not worth a loop of their own. */
    static final int LONG_ROW = 64;

    private final Elements elements;
    private final Kernels kernels;
    private final TiledProducts tiled;
    private final Dots dots;
    private final RowProducts rows;

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
        this.rows = new RowProducts(elements);
    }

    /** The inner products with rows. */
    Dots dots() {
        return dots;
    }

    /** Sees to it that vectors are used, of tiles even before their code is compiled. */
    void warmUp() {
        tiled.make();
        dots.warmUp();
        rows.warmUp();
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
        } else if (m == 1 && bRowStride == 1 && (bColumnStride != 1 || n == 1)) {
            boolean dense = aColumnStride == 1;
            Object vector = dense ? a : elements.allocate(k);
            if (!dense) {
                kernels.copy(k, a, aOffset, aColumnStride, vector, 0, 1);
            }
            dots.run(
                    n,
                    k,
                    alpha,
                    b,
                    bOffset,
                    bColumnStride,
                    vector,
                    dense ? aOffset : 0,
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
            rows.multiply(
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
