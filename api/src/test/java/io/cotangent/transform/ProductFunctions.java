package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** Sums of products. */
final class ProductFunctions {
    private ProductFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        products(all);
        contracted(all);
        tensors(all);
        return all;
    }

    private static void products(List<Functions> all) {
        Functions.two(
                all,
                "matmul",
                -2,
                2,
                Ops::matmul,
                new int[][] {{3}, {3}},
                new int[][] {{2, 3}, {3}},
                new int[][] {{3}, {3, 2}},
                new int[][] {{2, 3}, {3, 4}},
                new int[][] {{5, 2, 3}, {3, 4}},
                new int[][] {{2, 3}, {5, 3, 4}},
                new int[][] {{2, 1, 2, 3}, {4, 3, 1}},
                new int[][] {{3}, {4, 3, 2}},
                new int[][] {{2, 3, 2, 4}, {3, 4, 2}},
                new int[][] {{3, 2, 4}, {2, 3, 4, 1}},
                new int[][] {{3, 1, 2, 4}, {1, 5, 4, 3}},
                new int[][] {{2, 1, 3, 1, 2, 3}, {4, 1, 2, 3, 2}},
                new int[][] {{0, 2, 3}, {3, 2}},
                new int[][] {{2, 3}, {0, 3, 2}},
                new int[][] {{0, 3}, {3, 2}},
                new int[][] {{2, 0}, {0, 3}});
        joined(all);
        Functions.two(
                all,
                "dot",
                -2,
                2,
                Ops::dot,
                new int[][] {{2, 3}, {4, 3, 2}},
                new int[][] {{3}, {3}},
                new int[][] {{}, {2}});
        Functions.two(
                all,
                "inner",
                -2,
                2,
                Ops::inner,
                new int[][] {{2, 3}, {4, 3}},
                new int[][] {{3}, {3}});
        Functions.two(
                all, "outer", -2, 2, Ops::outer, new int[][] {{2}, {3}}, new int[][] {{2, 2}, {3}});
    }

    /** A matrix that occurs in several products, on either side. */
    private static void joined(List<Functions> all) {
        Functions.two(
                all,
                "products with one matrix",
                -1,
                1,
                (o, w, x) -> {
                    NDArray y = o.matmul(w, x);
                    NDArray again = o.matmul(y, w);
                    NDArray more = o.matmul(w, o.sin(o.matmul(w, again)));
                    return o.sub(o.mul(more, y), o.sum(o.matmul(o.square(again), w)));
                },
                new int[][] {{9, 9}, {9}},
                new int[][] {{3, 3}, {3}});
        Functions.two(
                all,
                "stacks of products with one matrix",
                -1,
                1,
                (o, w, x) -> o.matmul(o.tanh(o.matmul(o.tanh(o.matmul(x, w)), w)), w),
                new int[][] {{8, 8}, {2, 8}},
                new int[][] {{8, 8}, {3, 2, 8}},
                new int[][] {{2, 8, 8}, {2, 3, 8}});
    }

    private static void contracted(List<Functions> all) {
        Functions.two(
                all,
                "einsum product",
                -1,
                1,
                (o, a, b) -> o.einsum("ij,jk->ki", a, b),
                new int[][] {{2, 3}, {3, 4}},
                new int[][] {{2, 0}, {0, 4}});
        Functions.two(
                all,
                "einsum batch",
                -1,
                1,
                (o, a, b) -> o.einsum("b...i,bi...->b...", a, b),
                new int[][] {{2, 2, 3}, {2, 3, 2}},
                new int[][] {{2, 1, 3}, {2, 3, 2}});
        Functions.two(
                all,
                "einsum implied",
                -1,
                1,
                (o, a, b) -> o.einsum("bA,Ac", a, b),
                new int[][] {{2, 3}, {3, 2}});
        Functions.two(
                all,
                "einsum outer",
                -1,
                1,
                (o, a, b) -> o.einsum("i,ij->ji", a, b),
                new int[][] {{2}, {2, 3}});
        Functions.one(
                all,
                "einsum diagonal",
                -1,
                1,
                (o, x) -> o.einsum("iji->ij", x),
                new int[] {3, 2, 3});
        Functions.one(all, "einsum trace", -1, 1, (o, x) -> o.einsum("ii", x), new int[] {3, 3});
        Functions.one(
                all,
                "einsum chain",
                -1,
                1,
                (o, x) -> o.einsum("ij,jk,kl,li->", x, o.square(x), x, o.sin(x)),
                new int[] {3, 3});
    }

    private static void tensors(List<Functions> all) {
        Functions.two(
                all,
                "tensordot",
                (o, a, b) -> o.tensordot(a, b, 1),
                new int[][] {{2, 3}, {3, 4}},
                new int[][] {{3}, {3}});
        Functions.two(
                all,
                "tensordot of none",
                (o, a, b) -> o.tensordot(a, b, 0),
                new int[][] {{2, 3}, {2}},
                new int[][] {{}, {2}});
        Functions.two(
                all,
                "tensordot of axes",
                (o, a, b) -> o.tensordot(a, b, new int[] {2, 0}, new int[] {0, -1}),
                new int[][] {{2, 3, 4}, {4, 2, 2}},
                new int[][] {{2, 0, 4}, {4, 2}});
        Functions.two(all, "vdot", Ops::vdot, new int[][] {{2, 3}, {3, 2}}, new int[][] {{}, {1}});
        Functions.two(
                all, "vecdot", Ops::vecdot, new int[][] {{2, 3}, {3}}, new int[][] {{0}, {0}});
        Functions.two(
                all,
                "vecdot along one",
                (o, a, b) -> o.vecdot(a, b, 0),
                new int[][] {{3, 2}, {3, 1}});
        Functions.two(
                all,
                "kron",
                Ops::kron,
                new int[][] {{2, 3}, {2}},
                new int[][] {{2}, {3, 1, 2}},
                new int[][] {{}, {2}},
                new int[][] {{0}, {2}});
        Functions.two(
                all,
                "cross",
                Ops::cross,
                new int[][] {{3}, {3}},
                new int[][] {{2, 3}, {3}},
                new int[][] {{2, 1, 3}, {4, 3}});
        Functions.two(
                all,
                "cross along one",
                (o, a, b) -> o.cross(a, b, 0),
                new int[][] {{3, 2}, {3, 1}});
        Functions.two(
                all,
                "einsum of five",
                (o, a, b) -> o.einsum("ij,jk,kl,lm,mi->i", a, b, a, b, o.mul(a, b)),
                new int[][] {{2, 2}, {2, 2}});
        int[][][] sequences = {{{5}, {3}}, {{2}, {4}}, {{3}, {1}}};
        Functions.two(all, "convolve", Ops::convolve, sequences);
        Functions.two(all, "correlate", Ops::correlate, sequences);
        for (String mode : List.of("full", "same", "valid")) {
            Functions.two(all, "convolve " + mode, (o, a, b) -> o.convolve(a, b, mode), sequences);
            Functions.two(
                    all, "correlate " + mode, (o, a, b) -> o.correlate(a, b, mode), sequences);
        }
    }
}
