package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import java.util.ArrayList;
import java.util.List;

/** Random numbers as functions of the parameters of their distributions. */
final class RandomFunctions {
    private static final Rng KEY = Rng.seed(11);

    private RandomFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        smooth(all);
        steps(all);
        return all;
    }

    private static void smooth(List<Functions> all) {
        Functions.two(all, "normalOf", (o, a, b) -> o.normalOf(KEY, o.sin(a), o.square(b)));
        Functions.two(
                all,
                "uniformBetween",
                (o, a, b) -> o.uniformBetween(KEY, a, o.add(o.square(b), 2.0)));
        Functions.one(all, "gamma", .3, 1.5, (o, x) -> o.gamma(KEY, x));
        Functions.one(all, "gamma", 5, 9, (o, x) -> o.gamma(KEY, x, 4, 3), new int[] {3});
        Functions.one(
                all,
                "gamma of large shape",
                1,
                2,
                (o, x) -> o.gamma(KEY, o.mul(x, 3e4)),
                new int[] {3});
        Functions.two(all, "beta", .5, 3, (o, a, b) -> o.beta(KEY, a, b));
        Functions.one(
                all,
                "dirichlet",
                .5,
                3,
                (o, x) -> o.dirichlet(KEY, x),
                new int[] {3},
                new int[] {2, 3});
        Functions.one(all, "dirichlet", .5, 3, (o, x) -> o.dirichlet(KEY, x, 2), new int[] {3});
        Functions.one(all, "choice", (o, x) -> o.choice(KEY, o.square(x), 5), new int[] {3, 2});
        Functions.one(all, "shuffle", (o, x) -> o.shuffle(KEY, o.square(x), -1), new int[] {2, 3});
    }

    private static void steps(List<Functions> all) {
        Functions.step(all, "bernoulli", (o, x) -> o.bernoulli(KEY, o.sigmoid(x)));
        Functions.step(all, "poisson", (o, x) -> o.poisson(KEY, o.exp(x)));
        Functions.step(
                all,
                "categorical",
                (o, x) -> o.categorical(KEY, x, 0, 2, 4),
                new int[] {3},
                new int[] {3, 4});
        Functions.one(
                all,
                "a draw beside its parameter",
                .5,
                2,
                (o, x) -> {
                    NDArray draw = o.gamma(KEY, x);
                    return o.mul(draw, o.log(x));
                },
                new int[] {3});
    }
}
