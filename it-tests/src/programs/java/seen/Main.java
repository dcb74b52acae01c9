package seen;

import static io.cotangent.Cotangent.axes;

import check.Check;
import io.cotangent.Compiled;
import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.DoubleFn2;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.OfDoubles2;
import java.util.Map;
import java.util.TreeMap;

/**
 * What code does next may depend on numbers that Java's own classes have compared. A compiled
 * function, and a batch, must notice where that changes.
 */
public final class Main {
    private static final double[][] POINTS = {
        {1.5, .7},
        {1.6, .8},
        {.9, 1.3},
        {1.5, 1.5},
        {2.5, .2},
        {1.5, .7},
        {.2, .7},
        {100.25, 3},
        {1.5, 2},
        {0, -0.},
        {3, 2.5},
        {-1.5, .5}
    };

    /** Of those that see more than an order: which numbers are equal, say. */
    private static final int ALWAYS = POINTS.length;

    private Main() {}

    public static void main(String[] args) {
        Sights.orders().forEach((name, f) -> check(name, f, 8));
        Sights.values().forEach((name, f) -> check(name, f, ALWAYS));
        check("hash codes of strangers stay", (x, y) -> x * y * Map.of(2.5, 1.).get(2.5), 1);
        unchanged();
        Check.done();
    }

    private static void check(String name, DoubleFn2 f, int traces) {
        OfDoubles2<double[]> gradient = Cotangent.grad(f);
        OfDoubles2<double[]> compiled = Cotangent.compile(gradient);
        double[][] expected = new double[POINTS.length][];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < POINTS.length; i++) {
                double x = POINTS[i][0];
                double y = POINTS[i][1];
                expected[i] = gradient.apply(x, y);
                double[] found = compiled.apply(x, y);
                Check.close(
                        name + ", compiled, in x at " + x + " " + y,
                        found[0],
                        1e-12,
                        expected[i][0]);
                Check.close(
                        name + ", compiled, in y at " + x + " " + y,
                        found[1],
                        1e-12,
                        expected[i][1]);
            }
        }
        Compiled paths = (Compiled) compiled;
        Check.is(name + ", paths: at most " + traces, paths.variants() <= traces, true);
        batch(name, f, expected);
    }

    /** All points in one call. */
    private static void batch(String name, DoubleFn2 f, double[][] expected) {
        Fn2<Double, Double, Double> boxed = f::applyAsDouble;
        Fn2<NDArray, NDArray, NDArray> each = Cotangent.vmap(Cotangent.onArrays(boxed), axes(0, 0));
        Fn1<NDArray, NDArray> total = p -> each.apply(p.get(":,0"), p.get(":,1")).sum();
        NDArray found = Cotangent.grad(total).apply(NDArray.of(POINTS));
        Check.close(name + ", batch", found, 1e-12, NDArray.of(expected));
    }

    /** Boxes are what they were. */
    private static void unchanged() {
        Check.is("equal", Double.valueOf(2.5).equals(2.5), true);
        Check.is("equal to nothing", Double.valueOf(2.5).equals(null), false);
        Check.is("equal to another", Double.valueOf(2.5).equals(2.5f), false);
        Check.is("order", Double.valueOf(2.5).compareTo(3.), -1);
        Check.is("text", Float.valueOf(2.5f).toString(), "2.5");
        Check.is("hash code", Double.valueOf(2.5).hashCode(), Double.hashCode(2.5));
        Check.is("tree", new TreeMap<>(Map.of(2., "b", 1., "a")).firstEntry().getValue(), "a");
    }
}
