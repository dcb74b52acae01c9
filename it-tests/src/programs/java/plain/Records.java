package plain;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.Jvp;
import io.cotangent.function.DoubleFn1;
import io.cotangent.function.Fn1;
import io.cotangent.function.ToDoubleFn1;

/** Records of numbers as arguments and results. */
final class Records {
    private record Market(double spot, float rate, double[] volatilities) {
        Market {
            if (spot < 0) {
                throw new IllegalArgumentException("spot");
            }
        }
    }

    private record Wide(double a, double b, double c, double d, double e, double f) {}

    private record Values(double product, double sum) {}

    private Records() {}

    private static double price(Market market) {
        return market.spot() * market.spot() * market.rate() * market.volatilities()[1];
    }

    private static double all(Wide x) {
        return x.a() + 2 * x.b() + 3 * x.c() + 4 * x.d() + 5 * x.e() * x.f();
    }

    private static Values values(Wide x) {
        return new Values(x.a() * x.f(), x.a() + x.b());
    }

    static void run() {
        Market market = new Market(3, 2, new double[] {5, 7});
        ToDoubleFn1<Market> price = Records::price;
        gradient("gradient", Cotangent.grad(price).apply(market));
        gradient("compiled gradient", Cotangent.compile(Cotangent.grad(price)).apply(market));
        Wide x = new Wide(1, 2, 3, 4, 5, 6);
        ToDoubleFn1<Wide> all = Records::all;
        Wide slopes = Cotangent.grad(all).apply(x);
        Check.is("more than four", slopes, new Wide(1, 2, 3, 4, 30, 25));
        Wide bend = Cotangent.hvp(Records::all, x, new Wide(0, 0, 0, 0, 1, 0));
        Check.is("second derivatives", bend, new Wide(0, 0, 0, 0, 0, 5));
        Fn1<Wide, Values> values = Records::values;
        Jvp<Values> jvp = Cotangent.jvp(values, x, new Wide(1, 1, 0, 0, 0, 0));
        Check.is("values", jvp.primal(), new Values(6, 3));
        Check.is("their tangents", jvp.tangent(), new Values(6, 2));
        Wide pulled = Cotangent.vjp(values, x).pullback(new Values(1, 10));
        Check.is("their cotangents", pulled, new Wide(16, 10, 0, 0, 0, 1));
        DoubleFn1 nested = y -> Cotangent.grad(all).apply(new Wide(0, 0, 0, 0, y, y * y)).e();
        Check.close("a record within", Cotangent.grad(nested).apply(3), 1e-12, 30);
    }

    private static void gradient(String what, Market found) {
        Check.close(what + ", a double", found.spot(), 1e-12, 84);
        Check.close(what + ", a float", found.rate(), 1e-6, 63);
        Check.close(what + ", an element", found.volatilities()[0], 0, 0);
        Check.close(what + ", another", found.volatilities()[1], 1e-12, 18);
    }
}
