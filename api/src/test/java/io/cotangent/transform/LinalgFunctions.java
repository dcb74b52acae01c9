package io.cotangent.transform;

import io.cotangent.MatrixNorm;
import io.cotangent.NDArray;
import io.cotangent.Qr;
import io.cotangent.Svd;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** Linear algebra, on matrices that are far from where it has no derivative. */
final class LinalgFunctions {
    private static final int[][] SQUARES = {{3, 3}, {2, 4, 4}, {1, 1}, {0, 0}, {0, 2, 2}};
    private static final int[][] RECTANGLES = {{4, 2}, {2, 3}, {2, 3, 2}, {3, 3}, {0, 2}, {2, 0}};
    private static final int[][][] SYSTEMS = {
        {{3, 3}, {3}},
        {{3, 3}, {3, 2}},
        {{2, 3, 3}, {3}},
        {{2, 3, 3}, {2, 3, 1}},
        {{3, 3}, {2, 3, 2}},
        {{2, 1, 2, 2}, {3, 2, 2}},
        {{0, 0}, {0, 2}},
        {{2, 2}, {2, 0}},
        {{0, 2, 2}, {2, 1}}
    };

    private LinalgFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        Functions.one(all, "trace", Ops::trace, new int[] {2, 3, 4});
        systems(all);
        determinants(all);
        decompositions(all);
        spectra(all);
        leastSquares(all);
        powers(all);
        norms(all);
        return all;
    }

    /** A matrix with a dominant diagonal, whose elements all differ. */
    private static NDArray dominant(Ops o, NDArray x) {
        int n = x.shape()[x.rank() - 1];
        NDArray diagonal = NDArray.arange(n).add(3).diag().astype(x.dtype());
        return o.add(x, diagonal);
    }

    /** A rectangle of full rank, whose singular values are apart. */
    private static NDArray full(Ops o, NDArray x) {
        int m = x.shape()[x.rank() - 2];
        int n = x.shape()[x.rank() - 1];
        NDArray ramp = NDArray.arange(n).mul(2).add(3);
        return o.add(x, NDArray.eye(x.dtype(), m, n).mul(ramp.astype(x.dtype())));
    }

    private static void systems(List<Functions> all) {
        Functions.two(all, "solve", -1, 1, (o, a, b) -> o.solve(dominant(o, a), b), SYSTEMS);
        Functions.one(
                all, "solve for itself", -1, 1, (o, a) -> o.solve(dominant(o, a), a), SQUARES);
        Functions.one(all, "inv", -1, 1, (o, x) -> o.inv(dominant(o, x)), SQUARES);
        for (int which = 0; which < 8; which++) {
            boolean lower = (which & 1) != 0;
            boolean transposed = (which & 2) != 0;
            boolean unit = (which & 4) != 0;
            Functions.two(
                    all,
                    "triangularSolve",
                    -1,
                    1,
                    (o, a, b) -> o.triangularSolve(dominant(o, a), b, lower, transposed, unit),
                    SYSTEMS);
        }
        Functions.one(
                all,
                "triangularSolve for itself",
                -1,
                1,
                (o, a) -> o.triangularSolve(dominant(o, a), a, true),
                SQUARES);
    }

    private static void determinants(List<Functions> all) {
        Functions.one(all, "det", -1, 1, (o, x) -> o.det(dominant(o, x)), SQUARES);
        Functions.one(
                all,
                "det of a larger one",
                -1,
                1,
                (o, x) -> o.div(o.det(dominant(o, x)), 1e3),
                new int[] {5, 5});
        Functions.one(
                all, "slogdet", -1, 1, (o, x) -> o.slogdet(dominant(o, x)).logAbsDet(), SQUARES);
        Functions.one(
                all,
                "sign of slogdet",
                -1,
                1,
                (o, x) -> o.mul(o.slogdet(dominant(o, x)).sign(), o.sum(x)),
                new int[] {3, 3});
    }

    private static void decompositions(List<Functions> all) {
        Functions.one(all, "cholesky", -1, 1, (o, x) -> o.cholesky(dominant(o, x)), SQUARES);
        Functions.one(
                all,
                "qr",
                -1,
                1,
                (o, x) -> {
                    Qr qr = o.qr(full(o, x));
                    return o.concat(-1, o.swapAxes(qr.q(), -1, -2), qr.r());
                },
                RECTANGLES);
        Functions.one(
                all,
                "complete qr",
                -1,
                1,
                (o, x) -> {
                    Qr qr = o.qr(full(o, x), true);
                    return o.concat(-1, qr.q(), qr.r());
                },
                RECTANGLES);
    }

    private static void spectra(List<Functions> all) {
        Functions.one(
                all, "eigh values", -1, 1, (o, x) -> o.eigh(dominant(o, x)).values(), SQUARES);
        Functions.one(
                all, "eigh vectors", -1, 1, (o, x) -> o.eigh(dominant(o, x)).vectors(), SQUARES);
        Functions.one(all, "eigvalsh", -1, 1, (o, x) -> o.eigvalsh(dominant(o, x)), SQUARES);
        Functions.one(all, "svd left", -1, 1, (o, x) -> o.svd(full(o, x)).u(), RECTANGLES);
        Functions.one(all, "svd values", -1, 1, (o, x) -> o.svd(full(o, x)).s(), RECTANGLES);
        Functions.one(all, "svd right", -1, 1, (o, x) -> o.svd(full(o, x)).vt(), RECTANGLES);
        Functions.one(
                all,
                "full svd",
                -1,
                1,
                (o, x) -> {
                    Svd svd = o.svd(full(o, x), true);
                    return o.matmul(
                            o.expandDims(o.sum(svd.u(), -2), -1),
                            o.expandDims(o.sum(svd.vt(), -1), -2));
                },
                RECTANGLES);
        Functions.one(all, "svdvals", -1, 1, (o, x) -> o.svdvals(full(o, x)), RECTANGLES);
        Functions.one(all, "cond", -1, 1, (o, x) -> o.cond(full(o, x)), new int[] {2, 3, 2});
    }

    private static void leastSquares(List<Functions> all) {
        Functions.one(all, "pinv", -1, 1, (o, x) -> o.pinv(full(o, x)), RECTANGLES);
        Functions.one(
                all,
                "pinv of low rank",
                -1,
                1,
                (o, x) -> {
                    NDArray thin = full(o, x);
                    return o.pinv(o.matmul(thin, o.swapAxes(thin, -1, -2)), 1e-5);
                },
                new int[] {3, 2});
        Functions.two(
                all,
                "lstsq",
                -1,
                1,
                (o, a, b) -> o.lstsq(full(o, a), b),
                new int[][] {{4, 2}, {4}},
                new int[][] {{2, 3}, {2, 2}},
                new int[][] {{2, 4, 2}, {4, 1}},
                new int[][] {{4, 2}, {3, 4, 1}},
                new int[][] {{0, 2}, {0}});
        Functions.two(
                all,
                "lstsq of low rank",
                -1,
                1,
                (o, a, b) -> {
                    NDArray thin = full(o, a);
                    return o.lstsq(o.matmul(thin, o.swapAxes(thin, -1, -2)), b, 1e-5);
                },
                new int[][] {{3, 2}, {3}});
        Functions.one(
                all,
                "matrixRank of some",
                -1,
                1,
                (o, x) -> o.mul(o.cast(o.matrixRank(full(o, x), .9), x.dtype()), o.sum(x)),
                new int[] {3, 2},
                new int[] {0, 2});
        Functions.one(
                all,
                "matrixRank",
                -1,
                1,
                (o, x) -> o.mul(o.cast(o.matrixRank(x), x.dtype()), o.sum(x)),
                new int[] {3, 2});
    }

    private static void powers(List<Functions> all) {
        for (int n = -3; n < 6; n++) {
            int power = n;
            Functions.one(
                    all,
                    "matrixPower " + n,
                    -.3,
                    .3,
                    (o, x) ->
                            o.matrixPower(
                                    o.add(
                                            x,
                                            NDArray.eye(
                                                    x.dtype(),
                                                    x.shape()[x.rank() - 1],
                                                    x.shape()[x.rank() - 1])),
                                    power),
                    new int[][] {{2, 2}, {2, 3, 3}, {0, 0}});
        }
        Functions.one(all, "expm", -1, 1, (o, x) -> o.expm(x), SQUARES);
        Functions.one(
                all, "expm of a small one", -1e-3, 1e-3, (o, x) -> o.expm(x), new int[] {3, 3});
        Functions.one(
                all,
                "expm of a large one",
                -1,
                1,
                (o, x) -> o.expm(o.mul(x, 3.0)),
                new int[] {3, 3});
    }

    private static void norms(List<Functions> all) {
        double infinity = Double.POSITIVE_INFINITY;
        for (double order : new double[] {2, 1, 0, 3, 1.5, .5, -1, -2, infinity, -infinity}) {
            Functions.one(
                    all,
                    "vectorNorm " + order,
                    .5,
                    2,
                    (o, x) -> o.vectorNorm(x, order, 0),
                    new int[] {3},
                    new int[] {3, 2});
            Functions.one(
                    all,
                    "vectorNorm of all " + order,
                    -2,
                    -.5,
                    (o, x) -> o.vectorNorm(x, order, true),
                    new int[] {2, 3});
        }
        for (MatrixNorm norm : MatrixNorm.values()) {
            Functions.one(
                    all,
                    "matrixNorm " + norm,
                    .5,
                    2,
                    (o, x) -> o.matrixNorm(x, norm),
                    new int[] {3, 2},
                    new int[] {2, 3, 3});
            Functions.one(
                    all,
                    "matrixNorm of other axes " + norm,
                    -2,
                    -.5,
                    (o, x) -> o.matrixNorm(x, norm, true, 2, 0),
                    new int[] {2, 2, 3});
        }
    }
}
