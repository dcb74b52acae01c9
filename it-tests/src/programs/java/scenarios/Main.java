package scenarios;

import static io.cotangent.Cotangent.axes;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn2;
import java.util.Arrays;
import java.util.Random;
import models.Heston;
import models.Libor;

/** Prices written for one path, on numbers; run, and differentiated, for many paths at once. */
public final class Main {
    /** What compiled functions tell. */
    private static final String ONE = "";

    private static final String FEW = "known paths, all in one program";
    private static final String MANY = "which do not fit into one program";

    private Main() {}

    /** A price on one path. */
    private interface Price {
        double of(double[] market, double[] normals);
    }

    public static void main(String[] args) {
        double[] market = Heston.market();
        var call = Cotangent.onArrays(Heston::call);
        var slopes = Cotangent.grad(Heston::call);
        check("heston", Heston::call, call, slopes::apply, market, 30, 1500);
        var portfolio = Cotangent.onArrays(Libor::swaptions);
        var sensitivities = Cotangent.grad(Libor::swaptions);
        check("libor", Libor::swaptions, portfolio, sensitivities::apply, Libor.market(12), 4, 900);
        Lanes.check(
                "knock out",
                Cotangent.onArrays(Branches::knockOut),
                Cotangent.grad(Branches::knockOut)::apply,
                6,
                FEW);
        Lanes.check(
                "rebate",
                Cotangent.onArrays(Branches::rebate),
                Cotangent.grad(Branches::rebate)::apply,
                5,
                FEW);
        Lanes.check(
                "sides",
                Cotangent.onArrays(Branches::sides),
                Cotangent.grad(Branches::sides)::apply,
                4,
                ONE);
        Lanes.check(
                "truncated",
                Cotangent.onArrays(Branches::truncated),
                Cotangent.grad(Branches::truncated)::apply,
                12,
                ONE);
        Lanes.check(
                "table",
                Cotangent.onArrays(Branches::table),
                Cotangent.grad(Branches::table)::apply,
                1,
                FEW);
        Lanes.check(
                "signs",
                Cotangent.onArrays(Branches::signs),
                Cotangent.grad(Branches::signs)::apply,
                11,
                MANY);
        Check.done();
    }

    private static void check(
            String what,
            Price price,
            Fn2<NDArray, NDArray, NDArray> path,
            Fn2<double[], double[], double[]> slopes,
            double[] market,
            int normals,
            int count) {
        Random random = new Random(normals);
        double[][] paths = new double[count][normals];
        for (double[] one : paths) {
            Arrays.setAll(one, _ -> random.nextGaussian());
        }
        Fn2<NDArray, NDArray, NDArray> mean =
                (m, z) -> Cotangent.vmap(path, axes(null, 0)).apply(m, z).mean();
        NDArray m = NDArray.of(market);
        NDArray z = NDArray.of(paths);
        var gradient = Cotangent.valueAndGrad(mean);
        var compiled = Cotangent.compile(gradient);
        NDArray once = gradient.apply(m, z).grad();
        for (int i = 0; i < 4; i++) {
            var again = compiled.apply(m, z);
            Check.close(
                    what + " for all paths",
                    again.value().item(),
                    1e-13,
                    mean(price, market, paths));
            Check.is(what + ": the same bits in run " + i, again.grad(), once);
        }
        double[] expected = new double[market.length];
        for (double[] one : paths) {
            double[] slope = slopes.apply(market, one);
            Arrays.setAll(expected, i -> expected[i] + slope[i] / count);
        }
        Check.close(what + ", path by path", once, 1e-11, expected);
        Check.close(what + " against differences", once, 1e-5, differences(price, market, paths));
    }

    private static double mean(Price price, double[] market, double[][] paths) {
        return Arrays.stream(paths).mapToDouble(one -> price.of(market, one)).average().orElse(0);
    }

    private static double[] differences(Price price, double[] market, double[][] paths) {
        double[] slopes = new double[market.length];
        for (int i = 0; i < slopes.length; i++) {
            double step = 1e-5 * Math.max(Math.abs(market[i]), .1);
            double[] up = market.clone();
            double[] down = market.clone();
            up[i] += step;
            down[i] -= step;
            slopes[i] = (mean(price, up, paths) - mean(price, down, paths)) / (2 * step);
        }
        return slopes;
    }
}
