package scenarios;

import static io.cotangent.Cotangent.axes;

import check.Check;
import io.cotangent.Compiled;
import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A function compiled for many scenarios, against the function of one scenario after the other. */
final class Lanes {
    /** So many scenarios are tried; of functions with many ways, more than ways are kept. */
    private static final int MANY = 40;

    private static final double[] MARKET = {100, .2, 98, 121};

    private final String what;
    private final Fn2<NDArray, NDArray, NDArray> path;
    private final Fn2<NDArray, NDArray, NDArray> inMarket;
    private final Fn2<NDArray, NDArray, NDArray> inNormals;
    private final int length;
    private final int count;
    private final Random random;

    private Lanes(String what, Fn2<NDArray, NDArray, NDArray> path, int length, String told) {
        this.what = what;
        this.path = path;
        this.inMarket = (m, z) -> Cotangent.grad((NDArray v) -> path.apply(v, z)).apply(m);
        this.inNormals = (m, z) -> Cotangent.grad((NDArray v) -> path.apply(m, v)).apply(z);
        this.length = length;
        this.count = told.contains("not") ? 2 * MANY : MANY;
        this.random = new Random(length);
    }

    /**
     * Compares.
     *
     * @param told what the compiled function tells of its ways; empty where there is but one
     */
    static void check(
            String what,
            Fn2<NDArray, NDArray, NDArray> path,
            Fn2<double[], double[], double[]> slopes,
            int length,
            String told) {
        Lanes lanes = new Lanes(what, path, length, told);
        lanes.check(told, "value", lanes.path);
        lanes.check(told, "derivatives in the market", lanes.inMarket);
        lanes.check(told, "derivatives in the normals", lanes.inNormals);
        lanes.mean(slopes);
    }

    private double[][] draw(boolean isOdd) {
        double[][] paths = new double[count][length];
        for (double[] one : paths) {
            Arrays.setAll(one, _ -> random.nextGaussian());
        }
        if (isOdd) {
            paths[3][0] = Double.NaN;
            paths[4][length - 1] = Double.NaN;
            paths[5][0] = 0;
            paths[6][length - 1] = Double.POSITIVE_INFINITY;
            paths[7][0] = Double.NEGATIVE_INFINITY;
        }
        return paths;
    }

    private static double[] market(int call) {
        double[] market = MARKET.clone();
        market[0] += call;
        return market;
    }

    private void check(String told, String part, Fn2<NDArray, NDArray, NDArray> single) {
        var all = Cotangent.vmap(single, axes(null, 0));
        var compiled = Cotangent.compile(all);
        var one = Cotangent.compile(single);
        List<NDArray> before = new ArrayList<>();
        for (int call = 0; call < 3; call++) {
            NDArray m = NDArray.of(market(call % 3));
            double[][] paths = draw(call >= 1);
            NDArray z = NDArray.of(paths);
            NDArray found = compiled.apply(m, z);
            Check.is(what + ": " + part + " at once, call " + call, all.apply(m, z), found);
            for (int i = 0; i < count; i++) {
                Check.is(
                        what + ": " + part + " " + i + " of call " + call,
                        found.get(i),
                        one.apply(m, NDArray.of(paths[i])));
            }
            before.add(z);
            Check.is(what + ": " + part + " again", compiled.apply(m, z), found);
        }
        long traces = Compiled.of(compiled).traces();
        for (int call = 0; call < before.size(); call++) {
            NDArray m = NDArray.of(market(call % 3));
            NDArray z = before.get(call);
            Check.is(what + ": " + part + " later", compiled.apply(m, z), all.apply(m, z));
        }
        Check.is(what + ": " + part + ": traces", Compiled.of(compiled).traces(), traces);
        String explained = Compiled.of(compiled).explain();
        Check.is(what + ": " + part + ": told", explained.contains(told), true);
        if (told.isEmpty()) {
            Check.is(what + ": " + part + ": one way", traces, 1L);
        }
        if (Boolean.getBoolean("explain")) {
            System.out.println(explained);
        }
    }

    private void mean(Fn2<double[], double[], double[]> slopes) {
        Fn2<NDArray, NDArray, NDArray> mean =
                (m, z) -> Cotangent.vmap(path, axes(null, 0)).apply(m, z).mean();
        var gradient = Cotangent.grad(mean);
        var compiled = Cotangent.compile(gradient);
        for (int call = 0; call < 3; call++) {
            NDArray m = NDArray.of(market(call));
            double[][] paths = draw(false);
            NDArray z = NDArray.of(paths);
            NDArray found = compiled.apply(m, z);
            Check.is(what + ": mean, compiled", found, gradient.apply(m, z));
            double[] expected = new double[MARKET.length];
            for (double[] one : paths) {
                double[] slope = slopes.apply(market(call), one);
                Arrays.setAll(expected, i -> expected[i] + slope[i] / count);
            }
            Check.close(what + ": mean, one by one", found, 1e-12, expected);
        }
    }
}
