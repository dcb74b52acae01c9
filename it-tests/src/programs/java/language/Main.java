package language;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.function.Fn1;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.function.BiFunction;

/** Differentiates every way of calling: sin(x) x has the slope cos(x) x + sin(x). */
public final class Main {
    private interface Function extends Serializable {
        NDArray of(NDArray x);
    }

    private Main() {}

    public static void main(String[] args) throws IOException, ClassNotFoundException {
        NDArray x = NDArray.of(.3, .7, 1.9);
        double[] values = Arrays.stream(x.toArray()).map(v -> Math.sin(v) * v).toArray();
        double[] slopes =
                Arrays.stream(x.toArray()).map(v -> Math.cos(v) * v + Math.sin(v)).toArray();
        int ways = 0;
        for (Method method : Shapes.class.getDeclaredMethods()) {
            if (Modifier.isPrivate(method.getModifiers()) || method.isSynthetic()) {
                continue;
            }
            ways++;
            Fn1<NDArray, NDArray> way = at -> call(method, at);
            var vjp = Cotangent.vjp(way, x);
            Check.close(method.getName(), vjp.primal(), 1e-14, values);
            NDArray ones = NDArray.ones(3);
            Check.close("slope of " + method.getName(), vjp.pullback(ones), 1e-14, slopes);
            NDArray tangent = Cotangent.jvp(way, x, ones).tangent();
            Check.close("tangent of " + method.getName(), tangent, 1e-14, slopes);
            Check.close("untraced " + method.getName(), call(method, x), 1e-14, values);
        }
        Check.is("ways", ways, 30);
        serializable(x);
        draws(x);
        Check.done();
    }

    private static NDArray call(Method method, NDArray x) {
        try {
            return (NDArray) method.invoke(null, x);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A serializable method reference keeps its form, so it is not redirected: it computes, and
     * refuses to lose a derivative.
     */
    private static void serializable(NDArray x) throws IOException, ClassNotFoundException {
        Function sine = NDArray::sin;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sine);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Check.close("read back", ((Function) in.readObject()).of(x), 0, x.sin());
        }
        Check.fails(
                "traced by a serializable reference",
                () -> Cotangent.grad((NDArray y) -> sine.of(y.mul(2)).sum()).apply(x),
                "UnmarkedCodeException",
                "language.Main",
                "serializable method reference");
    }

    /** Draws from distributions whose parameters are differentiated: methods of keys. */
    private static void draws(NDArray x) {
        Rng key = Rng.seed(5);
        Fn1<NDArray, NDArray> gammas = a -> key.gamma(a, 4, 3).sum();
        double step = 1e-5;
        NDArray rise = gammas.apply(x.add(step)).sub(gammas.apply(x.sub(step))).div(2 * step);
        Check.close("gamma", Cotangent.grad(gammas).apply(x).sum(), 1e-8, rise);
        BiFunction<NDArray, Integer, NDArray> shuffle = key::shuffle;
        NDArray weights = NDArray.of(1, 2, 3);
        NDArray slope =
                Cotangent.grad((NDArray y) -> shuffle.apply(y, 0).mul(weights).sum()).apply(x);
        Check.close("shuffle", shuffle.apply(slope, 0), 0, weights);
        Fn1<NDArray, NDArray> counts = a -> key.poisson(a).astype(DType.FLOAT64).mul(a).sum();
        Check.close("poisson", Cotangent.grad(counts).apply(x), 0, key.poisson(x).toArray());
    }
}
