package plain;

import check.Check;
import io.cotangent.Cotangent;

/** Derivatives of plain Java: numbers in all the places that Java has for them. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        double[] greeks = Cotangent.grad(Pricer::call).apply(100, 105, .2, .03, 1.5);
        Check.close("black-scholes, delta", greeks[0], 1e-12, Pricer.delta(100, 105, .2, .03, 1.5));
        Check.close("black-scholes, vega", greeks[2], 1e-12, Pricer.vega(100, 105, .2, .03, 1.5));
        Instructions.run();
        Expressions.run();
        Places.run();
        Calls.run();
        Functions.run();
        Records.run();
        Sweeps.run();
        Replays.run();
        Check.done();
    }
}
