package optimisers;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.function.Fn1;
import io.cotangent.optimize.Adam;
import io.cotangent.optimize.Fit;
import io.cotangent.optimize.Lbfgs;
import io.cotangent.optimize.LevenbergMarquardt;
import io.cotangent.optimize.Minimum;
import io.cotangent.optimize.Optimizer;
import io.cotangent.optimize.Sgd;
import io.cotangent.optimize.State;
import io.cotangent.optimize.Stop;
import java.util.List;
import java.util.Map;

/** Optimisers on functions with known minima, and inside differentiated functions. */
@Differentiable
public final class Main {
    record Line(NDArray slope, NDArray offset, int power) {}

    record Curve(Map<String, NDArray> rates, List<NDArray> heights) {}

    private static final NDArray X = NDArray.linspace(0, 2, 41);

    private Main() {}

    public static void main(String[] args) {
        steps();
        stepsInDifferentiatedFunctions();
        Searches.run();
        fits();
        mistakes();
        Check.done();
    }

    static NDArray loss(Line line) {
        NDArray y = line.slope().mul(X.pow(line.power())).add(line.offset());
        return y.sub(X.square().mul(3).sub(1)).square().mean();
    }

    private static void steps() {
        Line start = new Line(NDArray.of(0.0), NDArray.of(0.0), 2);
        for (Optimizer optimizer :
                List.of(
                        Sgd.of(0.1),
                        Sgd.of(0.05).withMomentum(0.9),
                        Sgd.of(0.05).withNesterovMomentum(0.9),
                        Adam.of(0.1))) {
            State<Line> state = optimizer.init(start);
            for (int i = 0; i < 1500; i++) {
                state = optimizer.step(state, Cotangent.grad(Main::loss).apply(state.params()));
            }
            Check.close(optimizer + ": slope", state.params().slope(), 1e-6, 3);
            Check.close(optimizer + ": offset", state.params().offset(), 1e-6, -1);
            Check.is(optimizer + ": steps", state.steps(), 1500L);
        }
        Adam adam = Adam.of(0.1).withBetas(0.8, 0.9).withEpsilon(1e-12);
        State<Line> state = adam.init(start);
        for (int i = 0; i < 1500; i++) {
            Line slope = Cotangent.grad(Main::loss).apply(state.params());
            state = adam.withRate(0.1 * Math.pow(0.99, i)).step(state, slope);
        }
        Check.close("Adam with falling rates", state.params().slope(), 1e-5, 3);
    }

    /** The value after some steps of gradient descent, as a function of the start. */
    static NDArray unrolled(Optimizer optimizer, NDArray start) {
        State<NDArray> state = optimizer.init(start);
        for (int i = 0; i < 3; i++) {
            NDArray gradient = Cotangent.grad(Main::bowl).apply(state.params());
            state = optimizer.step(state, gradient);
        }
        return bowl(state.params());
    }

    static NDArray bowl(NDArray x) {
        return x.square().mul(NDArray.of(1, 2, 3)).sum().add(x.pow(4).sum().mul(0.1));
    }

    private static void stepsInDifferentiatedFunctions() {
        NDArray x = NDArray.of(0.5, -0.2, 0.3);
        for (Optimizer optimizer :
                List.of(
                        Sgd.of(0.1),
                        Sgd.of(0.1).withMomentum(0.5),
                        Sgd.of(0.1).withNesterovMomentum(0.5),
                        Adam.of(0.05).withDecay(0.3))) {
            Fn1<NDArray, NDArray> fn = start -> unrolled(optimizer, start);
            Check.close(
                    "through steps of " + optimizer,
                    Cotangent.grad(fn).apply(x),
                    1e-8,
                    check.Differences.gradient(fn, x, 1e-5));
            Check.close(
                    "twice through steps of " + optimizer,
                    Cotangent.grad((NDArray y) -> Cotangent.grad(fn).apply(y).sum()).apply(x),
                    1e-6,
                    check.Differences.gradient(y -> Cotangent.grad(fn).apply(y).sum(), x, 1e-5));
        }
        NDArray still = NDArray.of(0.5, 0, 0);
        NDArray slope = Cotangent.grad((NDArray y) -> unrolled(Adam.of(0.05), y)).apply(still);
        Check.is("Adam where gradients are 0", slope.isFinite().all().item(), 1.0);
    }

    static NDArray curve(Curve curve) {
        return curve.heights()
                .get(0)
                .mul(curve.rates().get("fast").mul(X).neg().exp())
                .add(curve.heights().get(1).mul(curve.rates().get("slow").mul(X).neg().exp()));
    }

    private static void fits() {
        Curve truth = curve(4, 0.5, 2, 3);
        NDArray y = curve(truth);
        Curve start = curve(3, 1, 1, 1);
        Fit<Curve> exact = LevenbergMarquardt.fit(c -> curve(c).sub(y), start);
        Check.close("no residuals: rate", exact.point().rates().get("fast"), 1e-12, 4);
        Check.close("no residuals: height", exact.point().heights().get(1), 1e-12, 3);
        for (boolean bent : new boolean[] {true, false}) {
            NDArray noisy = y.add(Rng.seed(5).normal(41).mul(0.01));
            Fit<Curve> fit =
                    LevenbergMarquardt.options()
                            .withAcceleration(bent)
                            .withTolerance(1e-13)
                            .fit(c -> List.of(curve(c).sub(noisy)), start);
            Check.is("noise: end", fit.stop() == Stop.ITERATIONS, false);
            Check.is("noise: freedom", fit.degreesOfFreedom(), 37);
            NDArray gradient =
                    Cotangent.grad((Curve c) -> curve(c).sub(noisy).square().sum())
                            .apply(fit.point())
                            .heights()
                            .get(0);
            Check.close("noise: gradient", gradient, 1e-10, 0);
            double error = fit.standardErrors().rates().get("fast").item();
            double distance = fit.point().rates().get("fast").item() - 4;
            Check.is("noise: within errors", Math.abs(distance) < 3 * error, true);
            Check.close("noise: covariance", fit.covariance().get(0, 0), 1e-15, error * error);
        }
        edges();
    }

    private static Curve curve(double fast, double slow, double first, double second) {
        // Map.of would leave the order of the parameters open.
        Map<String, NDArray> rates = new java.util.TreeMap<>();
        rates.put("fast", NDArray.of(fast));
        rates.put("slow", NDArray.of(slow));
        return new Curve(rates, List.of(NDArray.of(first), NDArray.of(second)));
    }

    private static void edges() {
        Fit<NDArray> square =
                LevenbergMarquardt.fit(
                        x -> NDArray.stack(0, x.get(0).exp().sub(2), x.get(1).pow(3).sub(x.get(0))),
                        NDArray.of(1, 1));
        double root = Math.log(2);
        Check.close("as many as unknowns", square.point(), 1e-12, root, Math.cbrt(root));
        Check.is("no freedom, no errors", Double.isNaN(square.residualDeviation()), true);
        Fit<NDArray> fewer =
                LevenbergMarquardt.fit(x -> x.sum().expandDims(0).sub(3), NDArray.of(1, 0, 0));
        Check.close("fewer than unknowns", fewer.point().sum(), 1e-12, 3);
        Fit<NDArray> none = LevenbergMarquardt.fit(x -> x.get(0).sub(X), NDArray.of(9, 7));
        Check.close("one without influence", none.point(), 1e-12, 1, 7);
        Check.is("its error", none.covariance().isNaN().all().item(), 1.0);
        NDArray single = NDArray.of(new float[] {3, 1});
        Fit<NDArray> narrow =
                LevenbergMarquardt.fit(
                        p -> X.mul(p.get(0).neg()).exp().mul(p.get(1)).sub(X.neg().exp().mul(2)),
                        single);
        Check.is("float32", narrow.point().dtype(), DType.FLOAT32);
        Check.close("float32 fit", narrow.point(), 1e-6, 1, 2);
        Fit<NDArray> wall =
                LevenbergMarquardt.fit(
                        x -> x.log().sub(NDArray.of(-30.0)).expandDims(0), NDArray.of(1.0));
        Check.close("past where there are no numbers", wall.point().log(), 1e-12, -30);
    }

    private static void mistakes() {
        NDArray x = NDArray.of(1, 2);
        Check.fails(
                "gradient of another shape",
                () -> Sgd.of(1).step(Sgd.of(1).init(x), NDArray.of(1, 2, 3)),
                "TreeException",
                "the gradient is float64[3], but the parameters is float64[2]",
                "at Main.java:");
        Check.fails(
                "a search in a differentiated function",
                () ->
                        Cotangent.grad((NDArray a) ->
                                        Lbfgs.minimize((NDArray y) -> y.sub(a).norm(), x)
                                                .point()
                                                .sum())
                                .apply(NDArray.of(5, 6)),
                "LostDerivativeException",
                "L-BFGS",
                "differentiate the solution");
        Check.fails(
                "a fit in a differentiated function",
                () ->
                        Cotangent.grad((NDArray a) ->
                                        LevenbergMarquardt.fit((NDArray y) -> y.sub(a), x)
                                                .point()
                                                .sum())
                                .apply(NDArray.of(5, 6)),
                "LostDerivativeException",
                "Levenberg-Marquardt");
        Check.fails(
                "no value at the start",
                () -> Lbfgs.minimize((NDArray y) -> y.log().sum(), NDArray.of(-1, 2)),
                "DomainException",
                "at the start is NaN");
        Check.fails(
                "no residuals at the start",
                () -> LevenbergMarquardt.fit((NDArray y) -> y.log(), NDArray.of(-1, 2)),
                "DomainException",
                "not finite at the start");
        Check.fails(
                "options", () -> Lbfgs.options().withMemory(-1), "DomainException", "memory -1");
        Minimum<NDArray> still = Lbfgs.minimize((NDArray y) -> y.square().sum(), NDArray.of(0.0));
        Check.is("from the minimum", still.iterations() + " " + still.stop(), "0 CONVERGED");
    }
}
