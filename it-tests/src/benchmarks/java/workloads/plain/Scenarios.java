package workloads.plain;

import static io.cotangent.Cotangent.axes;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.ValueAndGrad;
import io.cotangent.function.Fn2;
import java.util.Arrays;

/** Prices as means over many paths, of functions that were written for one. */
public final class Scenarios {
    private Scenarios() {}

    /** A price on one path. */
    public interface Path {
        /** What is paid, of the market and what drives the path. */
        double price(double[] market, double[] normals);
    }

    /** A mean, and its derivatives in the market. */
    public record Sensitivities(double mean, double[] slopes) {}

    /** The mean, path by path. */
    public static double mean(Path path, double[] market, double[][] normals) {
        double sum = 0;
        for (double[] each : normals) {
            sum += path.price(market, each);
        }
        return sum / normals.length;
    }

    /** The mean and its derivatives, path by path. */
    public static Sensitivities oneByOne(
            Fn2<double[], double[], ValueAndGrad<Double, double[]>> path,
            double[] market,
            double[][] normals) {
        double sum = 0;
        double[] slopes = new double[market.length];
        for (double[] each : normals) {
            ValueAndGrad<Double, double[]> found = path.apply(market, each);
            sum += found.value();
            double[] slope = found.grad();
            Arrays.setAll(slopes, i -> slopes[i] + slope[i] / normals.length);
        }
        return new Sensitivities(sum / normals.length, slopes);
    }

    /** The mean of a function on arrays, for all paths at once. */
    public static Fn2<NDArray, NDArray, NDArray> batched(Fn2<NDArray, NDArray, NDArray> path) {
        return (market, normals) ->
                Cotangent.vmap(path, axes(null, 0)).apply(market, normals).mean();
    }
}
