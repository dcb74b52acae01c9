package io.cotangent.benchmark;

import io.cotangent.benchmark.Operation.Call;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.finmath.montecarlo.RandomVariableFromArrayFactory;
import net.finmath.montecarlo.automaticdifferentiation.RandomVariableDifferentiable;
import net.finmath.montecarlo.automaticdifferentiation.backward.RandomVariableDifferentiableAADFactory;
import net.finmath.stochastic.RandomVariable;

/** W8b and P in Finmath, whose random variables are arrays and know their gradients. */
final class FinmathCases {
    private static final int OPTIONS = 100_000;

    /**
     * Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17: the library has no erf.
     */
    private static final double[] TAIL = {
        0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429
    };

    private static final double TAIL_SCALE = 0.2316419;

    private FinmathCases() {}

    static Call optionsValue(Inputs inputs) {
        return call(false);
    }

    static Call optionsGradient(Inputs inputs) {
        return call(true);
    }

    private static Call call(boolean gradient) {
        double[] spots = Formulas.around(100, OPTIONS, 0.37, 20);
        double[] volatilities = Formulas.around(0.25, OPTIONS, 0.19, 0.1);
        RandomVariableFromArrayFactory plain = new RandomVariableFromArrayFactory();
        RandomVariable strike =
                plain.createRandomVariable(0, Formulas.around(100, OPTIONS, 0.73, 15));
        RandomVariable maturity =
                plain.createRandomVariable(0, Formulas.around(1, OPTIONS, 0.11, 0.5));
        if (!gradient) {
            return () -> {
                RandomVariable spot = plain.createRandomVariable(0, spots);
                RandomVariable volatility = plain.createRandomVariable(0, volatilities);
                RandomVariable rate = plain.createRandomVariable(0.03);
                return total(prices(spot, volatility, rate, strike, maturity));
            };
        }
        RandomVariableDifferentiableAADFactory recording =
                new RandomVariableDifferentiableAADFactory(plain);
        return () -> {
            RandomVariableDifferentiable spot = recording.createRandomVariable(0, spots);
            RandomVariableDifferentiable volatility =
                    recording.createRandomVariable(0, volatilities);
            RandomVariableDifferentiable rate = recording.createRandomVariable(0, 0.03);
            RandomVariable prices = prices(spot, volatility, rate, strike, maturity);
            Map<Long, RandomVariable> found = ((RandomVariableDifferentiable) prices).getGradient();
            return List.of(
                    total(prices),
                    found.get(spot.getID()).getRealizations(),
                    found.get(volatility.getID()).getRealizations(),
                    total(found.get(rate.getID())));
        };
    }

    /** P, one option as a number that is certain. */
    static Call option(Inputs inputs) {
        RandomVariableDifferentiableAADFactory recording =
                new RandomVariableDifferentiableAADFactory(new RandomVariableFromArrayFactory());
        double[] contract = {100, 105, 0.25, 0.03, 1};
        return () -> {
            RandomVariableDifferentiable[] x =
                    Arrays.stream(contract)
                            .mapToObj(each -> recording.createRandomVariable(0, each))
                            .toArray(RandomVariableDifferentiable[]::new);
            RandomVariable price = prices(x[0], x[2], x[3], x[1], x[4]);
            Map<Long, RandomVariable> found = ((RandomVariableDifferentiable) price).getGradient();
            double[] gradient =
                    Arrays.stream(x)
                            .mapToDouble(each -> found.get(each.getID()).doubleValue())
                            .toArray();
            return List.of(price.doubleValue(), gradient);
        };
    }

    private static double total(RandomVariable each) {
        return Arrays.stream(each.getRealizations()).sum();
    }

    private static RandomVariable prices(
            RandomVariable spot,
            RandomVariable volatility,
            RandomVariable rate,
            RandomVariable strike,
            RandomVariable maturity) {
        RandomVariable root = volatility.mult(maturity.sqrt());
        RandomVariable drift = volatility.squared().mult(0.5).add(rate).mult(maturity);
        RandomVariable d1 = spot.div(strike).log().add(drift).div(root);
        RandomVariable d2 = d1.sub(root);
        RandomVariable discount = maturity.mult(rate).mult(-1).exp();
        return spot.mult(normal(d1)).sub(strike.mult(discount).mult(normal(d2)));
    }

    private static RandomVariable normal(RandomVariable d) {
        RandomVariable size = d.abs();
        RandomVariable t = size.mult(TAIL_SCALE).add(1).invert();
        RandomVariable sum = t.mult(TAIL[TAIL.length - 1]);
        for (int i = TAIL.length - 2; i >= 0; i--) {
            sum = sum.add(TAIL[i]).mult(t);
        }
        RandomVariable density = d.squared().mult(-0.5).exp().mult(1 / Math.sqrt(2 * Math.PI));
        RandomVariable inside = density.mult(sum).mult(-2).add(1);
        return d.div(size).mult(inside).add(1).mult(0.5);
    }
}
