package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.Sliding;
import java.util.ArrayList;
import java.util.List;

/** What neural networks are made of. */
final class NnFunctions {
    private NnFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        activations(all);
        rows(all);
        losses(all);
        norms(all);
        layers(all);
        convolutions(all);
        pools(all);
        return all;
    }

    private static void activations(List<Functions> all) {
        Functions.one(all, "relu", -2, 2, (o, x) -> o.relu(x));
        Functions.one(all, "relu6", -2, 8, (o, x) -> o.relu6(x));
        Functions.one(all, "leakyRelu", -2, 2, (o, x) -> o.leakyRelu(x, .2));
        Functions.one(all, "leakyRelu usual", -2, 2, (o, x) -> o.leakyRelu(x));
        Functions.one(all, "elu", -2, 2, (o, x) -> o.elu(x, 1.5));
        Functions.one(all, "elu usual", -2, 2, (o, x) -> o.elu(x));
        Functions.one(all, "selu", -2, 2, (o, x) -> o.selu(x));
        Functions.one(all, "celu", -2, 2, (o, x) -> o.celu(x, .5));
        Functions.one(all, "gelu", -2, 2, (o, x) -> o.gelu(x));
        Functions.one(all, "geluTanh", -2, 2, (o, x) -> o.geluTanh(x));
        Functions.one(all, "silu", -2, 2, (o, x) -> o.silu(x));
        Functions.one(all, "mish", -2, 2, (o, x) -> o.mish(x));
        Functions.one(all, "logSigmoid", -2, 2, (o, x) -> o.logSigmoid(x));
        Functions.one(all, "softsign", -2, 2, (o, x) -> o.softsign(x));
        Functions.one(all, "hardTanh", -2, 2, (o, x) -> o.hardTanh(x));
        Functions.one(all, "hardSigmoid", -2, 2, (o, x) -> o.hardSigmoid(x));
        Functions.one(all, "hardSwish", -2, 2, (o, x) -> o.hardSwish(x));
        Functions.one(all, "glu", -2, 2, (o, x) -> o.glu(x, 0), new int[] {4, 3});
    }

    private static void rows(List<Functions> all) {
        int[][] shapes = {{4}, {2, 3}, {2, 3, 2}, {0, 2}, {2, 0}, {2, 40}};
        Functions.one(all, "softmax", -2, 2, (o, x) -> o.softmax(x), shapes);
        Functions.one(all, "logSoftmax", -2, 2, (o, x) -> o.logSoftmax(x), shapes);
        int[] three = {2, 3, 4};
        Functions.one(all, "softmax along 0", -2, 2, (o, x) -> o.softmax(x, 0), three);
        Functions.one(all, "softmax along two", -2, 2, (o, x) -> o.softmax(x, 0, -1), three);
        Functions.one(all, "logSoftmax along 1", -2, 2, (o, x) -> o.logSoftmax(x, 1), three);
        NDArray mask = NDArray.of(new boolean[][] {{true, false, true}, {false, false, false}});
        int[] masked = {2, 3};
        Functions.one(all, "softmax of some", -2, 2, (o, x) -> o.softmax(x, mask), masked);
        Functions.one(
                all,
                "logSoftmax of some",
                -2,
                2,
                (o, x) -> o.get(o.logSoftmax(o.square(x), mask, 1), 0, 2),
                masked);
        Functions.one(all, "standardize", -2, 2, (o, x) -> o.standardize(x, .1), shapes);
        Functions.one(all, "standardize two", -2, 2, (o, x) -> o.standardize(x, .1, 0, 2), three);
    }

    private static void losses(List<Functions> all) {
        NDArray labels = NDArray.of(new int[] {2, 0});
        int[] shape = {2, 3};
        Functions.one(all, "crossEntropy", -2, 2, (o, x) -> o.crossEntropy(x, labels), shape);
        Functions.one(
                all, "crossEntropy smooth", -2, 2, (o, x) -> o.crossEntropy(x, labels, .1), shape);
        Functions.two(
                all,
                "crossEntropy of probabilities",
                .1,
                1,
                (o, x, t) -> o.crossEntropy(x, t, .2),
                new int[][] {shape, shape});
        Functions.two(all, "binaryCrossEntropy", 0, 1, (o, x, t) -> o.binaryCrossEntropy(x, t));
        Functions.two(all, "huber", -2, 2, (o, x, t) -> o.huber(x, t, 1.1));
    }

    private static void norms(List<Functions> all) {
        Functions.two(
                all,
                "layerNorm",
                -2,
                2,
                (o, x, scale) -> o.layerNorm(x, scale, o.square(scale), .1),
                new int[][] {{2, 3}, {3}},
                new int[][] {{2, 3, 2}, {3, 2}});
        Functions.two(
                all,
                "rmsNorm",
                -2,
                2,
                (o, x, scale) -> o.rmsNorm(x, scale, .1),
                new int[][] {{2, 3}, {3}});
        Functions.two(
                all,
                "batchNorm",
                -2,
                2,
                (o, x, scale) -> o.batchNorm(x, scale, o.square(scale), .1),
                new int[][] {{4, 3}, {3}},
                new int[][] {{2, 3, 2}, {3}});
        Functions.two(
                all,
                "batchNorm as trained",
                .5,
                2,
                (o, x, v) -> o.batchNorm(x, o.square(v), v, v, o.neg(v), .1),
                new int[][] {{2, 3, 2}, {3}});
        Functions.two(
                all,
                "groupNorm",
                -2,
                2,
                (o, x, scale) -> o.groupNorm(x, 2, scale, o.square(scale), .1),
                new int[][] {{2, 4, 2}, {4}});
        int[][][] usual = {{{4, 4}, {4}}};
        Functions.two(all, "layerNorm usual", -2, 2, (o, x, v) -> o.layerNorm(x, v, v), usual);
        Functions.two(all, "rmsNorm usual", -2, 2, (o, x, v) -> o.rmsNorm(x, v), usual);
        Functions.two(all, "batchNorm usual", -2, 2, (o, x, v) -> o.batchNorm(x, v, v), usual);
        Functions.two(all, "groupNorm usual", -2, 2, (o, x, v) -> o.groupNorm(x, 1, v, v), usual);
    }

    private static void layers(List<Functions> all) {
        Rng key = Rng.seed(3);
        Functions.one(
                all, "dropout", -2, 2, (o, x) -> o.dropout(o.square(x), .4, key), new int[] {9});
        NDArray places = NDArray.of(new int[][] {{1, 0, 1}, {2, 2, 1}});
        Functions.one(
                all,
                "embedding",
                -2,
                2,
                (o, x) -> o.embedding(o.square(x), places),
                new int[] {3, 2});
        Functions.two(
                all,
                "attention",
                -2,
                2,
                (o, q, k) -> o.attention(q, k, o.square(k)),
                new int[][] {{2, 3}, {4, 3}},
                new int[][] {{2, 2, 3}, {4, 3}});
        Functions.two(
                all,
                "causalAttention",
                -2,
                2,
                (o, q, k) -> o.causalAttention(q, k, o.square(k)),
                new int[][] {{2, 3, 2}, {2, 3, 2}});
        NDArray mask = NDArray.of(new boolean[][] {{true, false, true}, {false, false, false}});
        Functions.two(
                all,
                "attention to some",
                -2,
                2,
                (o, q, k) -> o.attention(q, k, o.square(k), mask),
                new int[][] {{2, 2}, {3, 2}});
    }

    private static void convolutions(List<Functions> all) {
        int[][][] lines = {{{2, 2, 5}, {3, 2, 2}}, {{1, 1, 4}, {1, 1, 4}}, {{0, 1, 4}, {2, 1, 3}}};
        Functions.two(all, "conv", -1, 1, (o, x, k) -> o.conv(x, k), lines);
        int[][][] planes = {{{2, 2, 4, 5}, {2, 2, 2, 3}}, {{2, 2, 4, 3}, {2, 2, 1, 1}}};
        Functions.two(all, "conv", -1, 1, (o, x, k) -> o.conv(x, k), planes);
        Sliding wide = Sliding.by(2, 1).padded(1, 2).dilated(1, 2);
        Functions.two(all, "conv " + wide, -1, 1, (o, x, k) -> o.conv(x, k, wide), planes);
        Functions.two(
                all,
                "conv same",
                -1,
                1,
                (o, x, k) -> o.conv(x, k, Sliding.by(2).same()),
                planes[0],
                lines[0]);
        int[][][] grouped = {{{2, 4, 5}, {6, 2, 2}}};
        Sliding cut = Sliding.by(1).padded(new int[] {-1}, new int[] {1});
        Functions.two(all, "conv in groups", -1, 1, (o, x, k) -> o.conv(x, k, cut, 2), grouped);
        Functions.two(
                all,
                "convTranspose",
                -1,
                1,
                (o, x, k) -> o.convTranspose(x, k),
                new int[][] {{2, 2, 4}, {2, 3, 3}},
                new int[][] {{1, 1, 2, 3}, {1, 2, 2, 2}},
                new int[][] {{1, 0, 2}, {0, 2, 2}});
        Sliding apart = Sliding.by(2).padded(1).dilated(2);
        Functions.two(
                all,
                "convTranspose " + apart,
                -1,
                1,
                (o, x, k) -> o.convTranspose(x, k, apart, 2, 1),
                new int[][] {{2, 2, 3}, {2, 2, 3}},
                new int[][] {{1, 2, 2, 3}, {2, 1, 2, 3}});
        Functions.two(
                all,
                "convTranspose same",
                -1,
                1,
                (o, x, k) -> o.convTranspose(x, k, Sliding.by(2).same()),
                new int[][] {{2, 2, 3}, {2, 2, 3}});
    }

    private static void pools(List<Functions> all) {
        int[][] planes = {{2, 4, 6}, {4, 5}, {0, 4, 4}};
        Functions.one(all, "maxPool", -2, 2, (o, x) -> o.maxPool(x, 2, 3), planes);
        Functions.one(all, "avgPool", -2, 2, (o, x) -> o.avgPool(o.square(x), 2, 3), planes);
        Functions.one(all, "maxPool", -2, 2, (o, x) -> o.maxPool(x, 3), new int[] {2, 7});
        int[] window = {3, 2};
        Sliding sliding = Sliding.by(2, 1).padded(1).dilated(1, 2);
        Functions.one(
                all, "maxPool slides", -2, 2, (o, x) -> o.maxPool(x, window, sliding), planes);
        Functions.one(
                all, "avgPool slides", -2, 2, (o, x) -> o.avgPool(x, window, sliding), planes);
        Functions.one(
                all,
                "avgPool counts",
                -2,
                2,
                (o, x) -> o.avgPool(x, window, Sliding.by(2).same(), true),
                planes);
    }
}
