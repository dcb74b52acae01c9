package loaders;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Differentiates a class of a loader of its own, which then can go. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        WeakReference<ClassLoader> loader = use(Path.of(args[0]).toUri().toURL());
        for (int i = 0; i < 200 && loader.get() != null; i++) {
            System.gc();
            byte[][] pressure = new byte[64][];
            for (int j = 0; j < pressure.length; j++) {
                pressure[j] = new byte[1 << 16];
            }
        }
        Check.is("the loader is gone", loader.get() == null, true);
        Check.done();
    }

    private static WeakReference<ClassLoader> use(URL jar)
            throws IOException, ReflectiveOperationException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar}, Main.class.getClassLoader())) {
            Class<?> layers = loader.loadClass("vendor.Layers");
            Check.is("its own loader", layers.getClassLoader() == loader, true);
            Method tour = layers.getMethod("tour", NDArray.class);
            Fn1<NDArray, NDArray> function =
                    x -> {
                        try {
                            return (NDArray) tour.invoke(null, x);
                        } catch (ReflectiveOperationException e) {
                            throw new IllegalStateException(e);
                        }
                    };
            double x = .5;
            double inner = Math.tanh(x);
            double outer = Math.tanh(inner);
            double root = Math.sqrt(x);
            double slope =
                    2 * (1 - outer * outer) * (1 - inner * inner)
                            + root / x
                            + Math.log(x) / (2 * root)
                            + 1;
            Fn1<NDArray, NDArray> compiled = Cotangent.compile(Cotangent.grad(function));
            for (int i = 0; i < 5; i++) {
                Check.close(
                        "gradient",
                        Cotangent.grad(function).apply(NDArray.of(new double[] {x})),
                        1e-14,
                        slope);
                Check.close("compiled", compiled.apply(NDArray.of(new double[] {x})), 1e-14, slope);
            }
            return new WeakReference<>(loader);
        }
    }
}
