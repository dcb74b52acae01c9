package workloads.plain;

import io.cotangent.Cotangent;
import io.cotangent.GradAndHvp;
import io.cotangent.function.Args4;

/** W8a, the price of an option. */
public final class BlackScholes {
    private static final double STRIKE = 105;

    private BlackScholes() {}

    /** The price of an option and its derivatives, in the order of their usual list. */
    public record Greeks(
            double price, double delta, double gamma, double vega, double theta, double rho) {}

    /** The price of a call with a fixed strike. */
    public static double price(double spot, double volatility, double rate, double maturity) {
        return call(spot, STRIKE, volatility, rate, maturity);
    }

    /** The price of a call with any strike. */
    public static double call(
            double spot, double strike, double volatility, double rate, double maturity) {
        double root = volatility * Math.sqrt(maturity);
        double drift = (rate + 0.5 * volatility * volatility) * maturity;
        double d1 = (Math.log(spot / strike) + drift) / root;
        double d2 = d1 - root;
        return spot * normal(d1) - strike * Math.exp(-rate * maturity) * normal(d2);
    }

    private static double normal(double d) {
        return 0.5 * (1 + ErrorFunction.erf(d * Math.sqrt(0.5)));
    }

    /** It and its derivatives. */
    public static Greeks greeks(Double spot, Double volatility, Double rate, Double maturity) {
        GradAndHvp<Double, Args4<Double, Double, Double, Double>> found =
                Cotangent.gradAndHvp(
                        BlackScholes::price,
                        Cotangent.args(spot, volatility, rate, maturity),
                        Cotangent.args(1.0, 0.0, 0.0, 0.0));
        return new Greeks(
                found.value(),
                found.grad().arg0(),
                found.hvp().arg0(),
                found.grad().arg1(),
                -found.grad().arg3(),
                found.grad().arg2());
    }
}
