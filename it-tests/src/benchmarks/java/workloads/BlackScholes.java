package workloads;

import io.cotangent.Cotangent;
import io.cotangent.GradAndHvp;
import io.cotangent.NDArray;
import io.cotangent.function.Args4;

/** W8, the price of options. */
public final class BlackScholes {
    private static final NDArray STRIKE = NDArray.of(105.0);
    private static final NDArray ONE = NDArray.of(1.0);
    private static final NDArray ZERO = NDArray.of(0.0);

    private BlackScholes() {}

    /** The price of one option and its derivatives, in the order of their usual list. */
    public record Greeks(
            NDArray price,
            NDArray delta,
            NDArray gamma,
            NDArray vega,
            NDArray theta,
            NDArray rho) {}

    /** The price of a call for each element. */
    public static NDArray prices(
            NDArray spot, NDArray volatility, NDArray rate, NDArray strike, NDArray maturity) {
        NDArray root = volatility.mul(maturity.sqrt());
        NDArray drift = rate.add(volatility.mul(volatility).mul(0.5)).mul(maturity);
        NDArray d1 = spot.div(strike).log().add(drift).div(root);
        NDArray d2 = d1.sub(root);
        NDArray discount = rate.neg().mul(maturity).exp();
        return spot.mul(normal(d1)).sub(strike.mul(discount).mul(normal(d2)));
    }

    private static NDArray normal(NDArray d) {
        return d.mul(Math.sqrt(0.5)).erf().add(1).mul(0.5);
    }

    /** The price of one option with a fixed strike. */
    public static NDArray price(NDArray spot, NDArray volatility, NDArray rate, NDArray maturity) {
        return prices(spot, volatility, rate, STRIKE, maturity);
    }

    /** It and its derivatives. */
    public static Greeks greeks(NDArray spot, NDArray volatility, NDArray rate, NDArray maturity) {
        GradAndHvp<NDArray, Args4<NDArray, NDArray, NDArray, NDArray>> found =
                Cotangent.gradAndHvp(
                        BlackScholes::price,
                        Cotangent.args(spot, volatility, rate, maturity),
                        Cotangent.args(ONE, ZERO, ZERO, ZERO));
        return new Greeks(
                found.value(),
                found.grad().arg0(),
                found.hvp().arg0(),
                found.grad().arg1(),
                found.grad().arg3().neg(),
                found.grad().arg2());
    }

    /** The value of many options together. */
    public static NDArray total(
            NDArray spot, NDArray volatility, NDArray rate, NDArray strike, NDArray maturity) {
        return prices(spot, volatility, rate, strike, maturity).sum();
    }
}
