package mixed;

import static io.cotangent.Cotangent.axes;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn2;

/** Functions that compute with plain numbers and with arrays. */
public final class Main {
    private static final NDArray W = NDArray.of(1, 2, 3);

    private Main() {}

    /** {@code sum (w x)^2 = 14 x^2}. */
    static double throughArrays(double x) {
        NDArray scaled = W.mul(x);
        return scaled.mul(scaled).sum().item();
    }

    /** Numbers that become arrays, and numbers again. */
    static double ofElements(double[] x) {
        NDArray all = NDArray.of(x);
        NDArray pair = NDArray.of(x[0] * x[1]);
        double[] squares = all.mul(all).toArray();
        double sum = 0;
        for (double square : squares) {
            sum += square * Math.exp(square / 10);
        }
        return sum + pair.add(1.5).item();
    }

    static double path(double[] parameters, double[] noise) {
        double s = parameters[0];
        for (double z : noise) {
            s *= Math.exp(parameters[1] * z - parameters[1] * parameters[1] / 2);
        }
        return s > parameters[2] ? s - parameters[2] : 0;
    }

    public static void main(String[] args) {
        Check.is("a number beside an array", Cotangent.grad(Main::throughArrays).apply(1.5), 42.0);
        double[] x = {.5, -1, 2};
        Check.close(
                "elements, there and back",
                NDArray.of(Cotangent.grad(Main::ofElements).apply(x)),
                1e-7,
                differences(x));
        Check.is(
                "second derivatives through arrays",
                Cotangent.grad(Cotangent.grad(Main::throughArrays)).apply(1.5),
                28.0);
        manyScenarios();
        Check.done();
    }

    private static double[] differences(double... x) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] more = x.clone();
            double[] less = x.clone();
            more[i] += 1e-5;
            less[i] -= 1e-5;
            gradient[i] = (ofElements(more) - ofElements(less)) / 2e-5;
        }
        return gradient;
    }

    private static void manyScenarios() {
        double[] p = {100, .1, 101};
        double[][] noise = new double[40][3];
        for (int i = 0; i < 120; i++) {
            noise[i / 3][i % 3] = Math.sin(1 + i * i);
        }
        double mean = 0;
        double[] slope = new double[3];
        for (double[] one : noise) {
            mean += path(p, one) / noise.length;
            double[] each = Cotangent.grad(Main::path).apply(p, one);
            for (int i = 0; i < 3; i++) {
                slope[i] += each[i] / noise.length;
            }
        }
        Fn2<NDArray, NDArray, NDArray> paths =
                Cotangent.vmap(Cotangent.onArrays(Main::path), axes(null, 0));
        Fn2<NDArray, NDArray, NDArray> price = (q, z) -> paths.apply(q, z).mean();
        NDArray parameters = NDArray.of(p);
        NDArray all = NDArray.of(noise);
        Check.close("many scenarios", price.apply(parameters, all).item(), 1e-12, mean);
        Check.close(
                "their sensitivities", Cotangent.grad(price).apply(parameters, all), 1e-12, slope);
        var fast = Cotangent.compile(Cotangent.grad(price));
        for (int i = 0; i < 3; i++) {
            Check.close("compiled", fast.apply(parameters, all), 1e-12, slope);
        }
    }
}
