package loading;

import check.Check;
import check.Compiler;
import io.cotangent.Cotangent;
import io.cotangent.function.DoubleFn1;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;

/** Classes that come into the JVM in other ways than from the class path, and odd ones. */
public final class Main {
    private static final String MODEL =
            """
            package loading;
            public class Model {
                private double rate;
                static double total;
                protected float half;
                Model(double rate) { this.rate = rate; this.half = (float) rate / 2; }
                static class Part extends Model {
                    double own;
                    Part(double rate) { super(rate * rate); own = rate; }
                    double sum() { return own + half; }
                }
                public static double f(double x) {
                    Part part = new Part(x);
                    total = part.own * 3;
                    part.own += ((Model) part).rate;
                    return part.sum() + total;
                }
            }
            """;

    /** Of the same name, but without the fields. */
    private static final String OTHER =
            "package loading; public class Model { static class Part { } }";

    private Main() {}

    /** Checks them. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Map<String, byte[]> classes = Compiler.compile(Map.of("loading.Model", MODEL));
        Map<String, byte[]> others = Compiler.compile(Map.of("loading.Model", OTHER));
        model("a loader with its own class files", new ChildFirst(classes, classes));
        model("a loader that gives none away", new ChildFirst(classes, Map.of()));
        model("a loader that gives wrong ones away", new ChildFirst(classes, others));
        oldVersions();
        tooLarge();
        hidden();
        Check.done();
    }

    private static void model(String what, ClassLoader loader) throws ReflectiveOperationException {
        double x = .75;
        DoubleFn1 f = function(loader.loadClass("loading.Model"));
        Check.close(what, Cotangent.grad(f).apply(x), 1e-7, 4 + 3 * x);
        Check.close(what + ", again", Cotangent.grad(Cotangent.grad(f)).apply(x), 1e-7, 3);
    }

    private static DoubleFn1 function(Class<?> type) throws ReflectiveOperationException {
        Method f = type.getMethod("f", double.class);
        return x -> {
            try {
                return (double) f.invoke(null, x);
            } catch (ReflectiveOperationException e) {
                throw e.getCause() instanceof RuntimeException thrown
                        ? thrown
                        : new IllegalStateException(e);
            }
        };
    }

    private static void oldVersions() throws ReflectiveOperationException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (int version = 45; version <= 49; version++) {
            String name = "loading.Version" + version;
            classes.put(name, Files.withSubroutine(name, version));
        }
        ClassLoader loader = new ChildFirst(classes, Map.of());
        for (String name : classes.keySet()) {
            DoubleFn1 f = function(loader.loadClass(name));
            Check.close(name, f.applyAsDouble(3), 0, 144);
            Check.close(name + ", the slope", Cotangent.grad(f).apply(3), 0, 96);
        }
    }

    private static void tooLarge() throws ReflectiveOperationException {
        String name = "loading.Large";
        ClassLoader loader = new ChildFirst(Map.of(name, Files.large(name)), Map.of());
        DoubleFn1 f = function(loader.loadClass(name));
        Check.close("a large method", f.applyAsDouble(3), 0, 3);
        DoubleFn1 beside = x -> x * x + f.applyAsDouble(2);
        Check.fails(
                "its derivative",
                () -> Cotangent.grad(f).apply(3),
                "UnmarkedCodeException",
                "loading.Large.f",
                "64 KB",
                "split it");
        Check.fails(
                "a passive call of it, of which nobody knows what it reads",
                () -> Cotangent.grad(beside).apply(3),
                "UnmarkedCodeException",
                "loading.Large.f");
    }

    /** The JVM does not show agents the class files of hidden classes. */
    private static void hidden() throws ReflectiveOperationException {
        Class<?> type =
                MethodHandles.lookup()
                        .defineHiddenClass(Files.plain("loading.Hidden"), true)
                        .lookupClass();
        DoubleFn1 f = function(type);
        Check.close("a hidden class", f.applyAsDouble(3), 0, 9);
        Check.fails(
                "its derivative",
                () -> Cotangent.grad(f).apply(3),
                "UnmarkedCodeException",
                "passed to f");
    }
}
