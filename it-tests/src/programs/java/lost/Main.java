package lost;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.function.DoubleFn1;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import lost.foreign.Foreign;

/** What would lose a derivative is refused, with what to do about it. */
public final class Main {
    private static final String UNMARKED = "UnmarkedCodeException";
    private static final String ADD = "include=lost.foreign.Foreign";

    private double field;
    private static double shared;
    private static double[] outside = new double[2];

    private Main() {}

    public static void main(String[] args) {
        calls();
        overwritten();
        swallowed();
        serialized();
        threads();
        nested();
        allowed();
        Check.done();
    }

    private static void refused(String what, DoubleFn1 fn, String exception, String... parts) {
        Check.fails(what, () -> Cotangent.grad(fn).apply(3), exception, parts);
    }

    private static void calls() {
        refused(
                "a static method",
                x -> Foreign.twice(x),
                UNMARKED,
                "Foreign.twice",
                ADD,
                "Main.java:");
        refused("an array", x -> Foreign.sum(new double[] {x, 1}), UNMARKED, "Foreign.sum", ADD);
        refused("a box", x -> Foreign.unbox(x), UNMARKED, "Foreign.unbox", ADD);
        refused("an object", x -> Foreign.half(x), UNMARKED, "Foreign.half", ADD);
        refused("a collection", x -> Foreign.mean(List.of(1., x)), UNMARKED, "Foreign.mean", ADD);
        refused("a deep one", x -> Foreign.last(Map.of("", List.of(x))), UNMARKED, "Foreign.last");
        refused(
                "an object made of one",
                x -> (Double) Foreign.doubled(x).get(0),
                UNMARKED,
                "Foreign.doubled",
                ADD);
        refused(
                "an object that keeps more",
                x -> new Foreign.Sum(x).get(),
                UNMARKED,
                "Foreign$Sum",
                ADD);
        refused("an object that adds", Main::added, UNMARKED, "Foreign$Sum.add", ADD);
        refused(
                "a lambda",
                x -> Foreign.doubler().applyAsDouble(x),
                UNMARKED,
                "applyAsDouble",
                ADD);
        refused("a wrapper", x -> Foreign.around(y -> y * y).applyAsDouble(x), UNMARKED, ADD);
        refused("a result", x -> Foreign.ask(() -> x * x), UNMARKED, "getAsDouble", ADD);
        refused("an override", x -> new Foreign.Child().of(x), UNMARKED, "Foreign$Child.of");
        refused("an override without arguments", Main::stateOfChild, UNMARKED, "Foreign$Child.get");
        refused("a field", x -> new Foreign().field = x, UNMARKED, "Foreign.field", ADD);
        refused("a decimal", x -> new BigDecimal(x).doubleValue(), UNMARKED, "BigDecimal");
        refused("a buffer", x -> DoubleBuffer.allocate(1).put(x).get(0), UNMARKED, "put");
        refused("a handle", Main::handle, UNMARKED, "invokeExact");
    }

    private static double stateOfChild(double x) {
        Foreign.Child child = new Foreign.Child();
        child.set(x);
        return child.get();
    }

    private static double handle(double x) {
        try {
            MethodHandle twice =
                    MethodHandles.lookup()
                            .findStatic(
                                    Foreign.class,
                                    "twice",
                                    MethodType.methodType(double.class, double.class));
            return (double) twice.invokeExact(x);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } catch (Throwable e) {
            throw (RuntimeException) e;
        }
    }

    private static void overwritten() {
        refused(
                "an array that other code writes",
                Main::alias,
                UNMARKED,
                "is not marked has written 7.0");
        refused("a field that reflection writes", Main::reflected, UNMARKED, "has written 7.0");
    }

    private static double alias(double x) {
        Foreign f = new Foreign();
        f.array[0] = x;
        f.overwrite();
        return f.array[0] * x;
    }

    private static double reflected(double x) {
        Main main = new Main();
        main.field = x;
        try {
            Field field = Main.class.getDeclaredField("field");
            field.setAccessible(true);
            Foreign.set(field, main);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return main.field * x;
    }

    private static void swallowed() {
        refused("an error that is caught", Main::swallow, UNMARKED, "Foreign.twice", ADD);
        refused(
                "an error that is lost in another thread",
                Main::inPool,
                "EscapedValueException",
                "derivatives follow one thread");
    }

    /** What a task throws is in its future, which nobody asks. */
    private static double inPool(double x) {
        double[] result = {1};
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            pool.execute(() -> {});
            pool.submit(() -> {
                result[0] = x * x;
            });
        }
        return result[0] * x;
    }

    private static void serialized() {
        for (UnaryOperator<Object> made :
                List.<UnaryOperator<Object>>of(
                        box -> box,
                        box -> new double[] {(Double) box},
                        box -> new ArrayList<>(List.of((Double) box)),
                        box -> new Kept((Double) box, null),
                        box ->
                                Map.of(
                                        "in a map",
                                        List.of(new Kept(1, new Kept((Double) box, null)))))) {
            refused(
                    "a copy by serialization",
                    x -> size(made.apply(x)) * x,
                    UNMARKED,
                    "serialized",
                    "copy the object by a constructor");
        }
        Check.close(
                "a text that is serialized",
                Cotangent.grad((double x) -> size("of " + (int) x) * x).apply(3),
                0,
                size("of 3"));
        Kept passive = new Kept(2, List.of(new double[] {1, 2}));
        Check.close(
                "passive numbers that are serialized",
                Cotangent.grad((double x) -> size(passive) * x).apply(3),
                0,
                size(passive));
    }

    private record Kept(double value, Object next) implements Serializable {}

    private static int size(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }

    private static double swallow(double x) {
        try {
            return Foreign.twice(x);
        } catch (RuntimeException e) {
            return x;
        }
    }

    private static void threads() {
        refused(
                "a thread",
                x -> inThread(x, y -> x * y),
                "EscapedValueException",
                "derivatives follow one thread");
        refused(
                "an array in a thread",
                Main::arrayInThread,
                "EscapedValueException",
                "derivatives follow one thread");
        refused(
                "a static field in a thread",
                Main::staticInThread,
                "EscapedValueException",
                "follow one thread");
        Check.close(
                "a thread that is passive",
                Cotangent.grad((double x) -> x * inThread(2, y -> y * y)).apply(3),
                0,
                4);
    }

    private static double inThread(double x, DoubleUnaryOperator fn) {
        AtomicReference<Object> result = new AtomicReference<>();
        Thread thread =
                new Thread(() -> {
                    try {
                        result.set(fn.applyAsDouble(2));
                    } catch (RuntimeException e) {
                        result.set(e);
                    }
                });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (result.get() instanceof RuntimeException e) {
            throw e;
        }
        return (Double) result.get();
    }

    private static double arrayInThread(double x) {
        double[] array = {x};
        return inThread(1, y -> array[0] * y);
    }

    private static double staticInThread(double x) {
        shared = x;
        return inThread(1, y -> shared * y);
    }

    private static void nested() {
        Check.close(
                "a number from around",
                Cotangent.grad((double x) -> x * Cotangent.grad((double y) -> x * y * y).apply(x))
                        .apply(3),
                1e-15,
                54);
        refused(
                "a number that leaves a derivative by a field",
                Main::escapes,
                "EscapedValueException",
                "field");
        refused(
                "a number that leaves a derivative by an array",
                Main::escapesByArray,
                "EscapedValueException",
                "array");
    }

    private static double escapes(double x) {
        double slope = Cotangent.grad((double y) -> shared = x * y * y).apply(2);
        return shared * slope;
    }

    private static double escapesByArray(double x) {
        double slope = Cotangent.grad((double y) -> outside[1] = x * y * y).apply(2);
        return outside[1] * slope;
    }

    private static double added(double x) {
        Foreign.Sum sum = new Foreign.Sum();
        sum.add(x);
        return sum.get();
    }

    private static double looked(double x) {
        Foreign.check(x, "there is no number");
        return Foreign.text(x).isEmpty() ? 0 : x;
    }

    private static void allowed() {
        Check.close(
                "texts",
                Cotangent.grad((double x) -> x * ("" + x + String.valueOf(x)).length()).apply(3),
                0,
                6);
        Check.close(
                "comparisons",
                Cotangent.grad((double x) -> Double.compare(x, 2) * x).apply(3),
                0,
                1);
        Check.close(
                "bits",
                Cotangent.grad((double x) -> Double.doubleToLongBits(x) == 0 ? 0 : x).apply(3),
                0,
                1);
        Check.close("whole numbers", Cotangent.grad((double x) -> (int) x * x).apply(3), 0, 3);
        Check.close(
                "objects that are given back",
                Cotangent.grad((double x) -> Foreign.same(x) * Foreign.same(List.of(x)).get(0))
                        .apply(3),
                0,
                6);
        Check.close("objects that are looked at", Cotangent.grad(Main::looked).apply(3), 0, 1);
        Check.close(
                "passive collections",
                Cotangent.grad((double x) -> x * Foreign.mean(List.of(1., 2.))).apply(3),
                0,
                1.5);
        Check.close(
                "passive numbers",
                Cotangent.grad((double x) -> x * Foreign.twice(4)).apply(3),
                0,
                8);
    }
}
