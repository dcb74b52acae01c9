package nesting;

import check.Check;
import check.Differences;
import io.cotangent.Cotangent;
import io.cotangent.Differentiable;
import io.cotangent.Jvp;
import io.cotangent.NDArray;
import io.cotangent.Vjp;
import io.cotangent.function.Fn1;
import java.util.ArrayList;
import java.util.List;

/** Derivatives within derivatives, and values that leave them. */
@Differentiable
public final class Main {
    private static NDArray kept;

    private Main() {}

    static NDArray cube(NDArray x) {
        return x.mul(x).mul(x);
    }

    static NDArray energy(NDArray x) {
        return x.pow(4).sum().add(x.get(0).mul(x.get(1)).sin());
    }

    private static NDArray d(Fn1<NDArray, NDArray> f, NDArray x) {
        return Cotangent.grad(f).apply(x);
    }

    private static NDArray forward(Fn1<NDArray, NDArray> f, NDArray x) {
        return Cotangent.jvp(f, x, NDArray.ones(x.shape())).tangent();
    }

    public static void main(String[] args) {
        orders();
        confusion();
        compositions();
        corners();
        escapes();
        observations();
        Check.done();
    }

    private static void orders() {
        NDArray x = NDArray.of(2.0);
        Fn1<NDArray, NDArray> first = Cotangent.grad(Main::cube);
        Fn1<NDArray, NDArray> second = Cotangent.grad(first);
        Fn1<NDArray, NDArray> third = Cotangent.grad(second);
        Check.close("x^3", first.apply(x), 1e-15, 12);
        Check.close("6x", second.apply(x), 1e-15, 12);
        Check.close("6", third.apply(x), 1e-15, 6);
        Check.close("0", Cotangent.grad(third).apply(x), 0, 0);
        Fn1<NDArray, NDArray> sine = NDArray::sin;
        for (int order = 1; order <= 5; order++) {
            Fn1<NDArray, NDArray> f = sine;
            sine = order % 2 == 0 ? y -> forward(f, y) : Cotangent.grad(f);
        }
        Check.close("fifth derivative of the sine", sine.apply(x), 1e-14, Math.cos(2));
    }

    /** The examples by which perturbation confusion was found, in both modes. */
    private static void confusion() {
        NDArray one = NDArray.of(1.0);
        NDArray two = NDArray.of(2.0);
        Check.close("reverse", d(x -> x.mul(d(y -> x.add(y), one)), two), 0, 1);
        Check.close("forward", forward(x -> x.mul(forward(y -> x.add(y), one)), two), 0, 1);
        Check.close("mixed", forward(x -> x.mul(d(y -> x.add(y), one)), two), 0, 1);
        Check.close("product", d(x -> x.mul(d(y -> x.mul(y), two)), two), 0, 4);
        Check.close("inner at the outer's value", d(x -> d(y -> x.mul(y).mul(y), x), two), 0, 8);
        List<NDArray> seen = new ArrayList<>();
        NDArray mutated =
                d(
                        x -> {
                            seen.add(x);
                            return d(y -> y.mul(seen.get(0)).mul(y), x).mul(x);
                        },
                        NDArray.of(3.0));
        Check.close("by a captured list", mutated, 0, 54);
        Fn1<NDArray, Fn1<NDArray, NDArray>> curried = x -> y -> x.mul(y).mul(y);
        Check.close("curried", d(x -> d(curried.apply(x), x).mul(x), two), 0, 24);
    }

    private static void compositions() {
        NDArray x = NDArray.of(.5, -1.2, 2);
        NDArray v = NDArray.of(1, 2, -1);
        Fn1<NDArray, NDArray> gradient = Cotangent.grad(Main::energy);
        NDArray forwardOverReverse = Cotangent.jvp(gradient, x, v).tangent();
        NDArray reverseOverReverse = d(y -> gradient.apply(y).dot(v), x);
        NDArray reverseOverForward = d(y -> Cotangent.jvp(Main::energy, y, v).tangent(), x);
        NDArray differences = Differences.gradient(y -> gradient.apply(y).dot(v), x, 1e-6);
        Check.close("HVP", forwardOverReverse, 1e-8, differences);
        Check.close("reverse over reverse", reverseOverReverse, 1e-14, forwardOverReverse);
        Check.close("reverse over forward", reverseOverForward, 1e-14, forwardOverReverse);
        Vjp<NDArray, NDArray> vjp = Cotangent.vjp(gradient, x);
        Check.close("pullback of a gradient", vjp.pullback(v), 1e-14, forwardOverReverse);
        Check.close("again", vjp.pullback(v.mul(2)), 1e-14, forwardOverReverse.mul(2));
        Jvp<NDArray> stopped = Cotangent.jvp(y -> y.mul(Cotangent.stopGradient(y)).sum(), x, v);
        Check.close("stopGradient", stopped.tangent(), 1e-15, x.dot(v));
        Check.close(
                "stopGradient at order two",
                d(y -> d(z -> z.stopGradient().mul(z).mul(z), y), NDArray.of(.5)),
                0,
                1);
    }

    /**
     * A norm has a corner at 0: its gradient there is 0 by convention, and what does not exist is
     * NaN.
     */
    private static void corners() {
        NDArray origin = NDArray.zeros(2);
        Check.close("norm at 0", d(x -> x.norm(), origin), 0, 0, 0);
        Check.close("its square", d(x -> x.norm().pow(2), origin), 0, 0, 0);
        Check.close("hypot at 0", d(x -> x.get(0).hypot(x.get(1)), origin), 0, 0, 0);
        Check.close("std of equals", d(x -> x.std(), NDArray.of(3, 3)), 0, 0, 0);
        Fn1<NDArray, NDArray> squared = Cotangent.grad(x -> x.norm().pow(2));
        Fn1<NDArray, NDArray> hypot = Cotangent.grad(x -> x.get(0).hypot(x.get(1)));
        NDArray v = NDArray.of(1, 2);
        Check.is(
                "second derivative of a norm at 0",
                Cotangent.jvp(squared, origin, v).tangent().isNaN().all().item(),
                1.0);
        Check.is(
                "second derivative of a hypotenuse at 0",
                Cotangent.jvp(hypot, origin, v).tangent().isNaN().all().item(),
                1.0);
        NDArray at = NDArray.of(3, 4);
        Check.close("elsewhere", Cotangent.jvp(squared, at, v).tangent(), 1e-14, 2, 4);
    }

    private static void escapes() {
        NDArray x = NDArray.of(3.0);
        d(
                y -> {
                    kept = y.mul(y);
                    return kept;
                },
                x);
        Check.is("printed later", kept.toString(), "9.0");
        Check.close("looked at later", kept.add(1), 0, 10);
        Check.close("a constant to another derivative", d(y -> y.mul(kept), x), 0, 9);
        NDArray outer =
                d(
                        z -> {
                            d(
                                    y -> {
                                        kept = y.mul(y);
                                        return kept;
                                    },
                                    z);
                            return kept.mul(z);
                        },
                        x);
        Check.close("still a function of the outer argument", outer, 0, 27);
        List<Vjp<NDArray, NDArray>> pullbacks = new ArrayList<>();
        d(
                z -> {
                    pullbacks.add(Cotangent.vjp(y -> y.mul(z), z));
                    return z;
                },
                x);
        Check.close("a pullback kept", pullbacks.get(0).pullback(NDArray.of(2.0)), 0, 6);
    }

    private static void observations() {
        NDArray x = NDArray.of(1, 2);
        List<String> seen = new ArrayList<>();
        NDArray gradient =
                d(
                        y -> {
                            NDArray z = y.mul(3);
                            seen.add("z = " + z + ", sum " + z.sum().item());
                            seen.add(z.equals(NDArray.of(3, 6)) + " " + z.hashCode());
                            seen.add(NDArray.of(3, 6).equals(z) + " " + z.equals(y));
                            seen.add(z.toArray()[1] + " " + z.allClose(z, 0, 0));
                            NDArray inner =
                                    d(
                                            w -> {
                                                seen.add("inner " + w.mul(z).toString());
                                                return w.mul(z).sum();
                                            },
                                            y);
                            return inner.mul(y).sum();
                        },
                        x);
        Check.close("gradient past observations", gradient, 1e-15, 6, 12);
        Check.is("numbers", seen.get(0), "z = [3. 6.], sum 9.0");
        Check.is("equality", seen.get(1), "true " + NDArray.of(3, 6).hashCode());
        Check.is("equality from the other side", seen.get(2), "true false");
        Check.is("array", seen.get(3), "6.0 true");
        Check.is("inner", seen.get(4), "inner [ 3. 12.]");
    }
}
