package unwoven;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.function.ToDoubleFn1;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Function;

/** Nobody marked this class: its lambdas are followed, and nothing else is lost in silence. */
public final class Main {
    private static final double[] X = {2, 3};
    private static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(double[].class);

    private Main() {}

    static double product(double[] x) {
        return x[0] * x[1];
    }

    static Double square(Double x) {
        return x * x;
    }

    public static void main(String[] args) {
        NDArray expected = NDArray.of(3, 2);
        Check.close(
                "a lambda",
                NDArray.of(Cotangent.grad((double[] x) -> x[0] * x[1]).apply(X)),
                0,
                expected);
        Check.close(
                "a method reference",
                NDArray.of(Cotangent.grad(Main::product).apply(X)),
                0,
                expected);
        Check.is("boxes", Cotangent.vjp(Main::square, 3.0).pullback(1.0), 6.0);
        ToDoubleFn1<double[]> object =
                new ToDoubleFn1<>() {
                    @Override
                    public double applyAsDouble(double[] x) {
                        return product(x);
                    }
                };
        refused("an object of a class", () -> Cotangent.grad(object).apply(X), "unwoven.Main$1");
        Fn1<Double, Double> boxes =
                new Fn1<>() {
                    @Override
                    public Double apply(Double x) {
                        return square(x);
                    }
                };
        refused("an object for boxes", () -> Cotangent.vjp(boxes, 3.0), "unwoven.Main$2");
        Function<double[], Double> other = x -> x[0] * x[1];
        Check.fails(
                "a function of another type",
                () -> Cotangent.grad((ToDoubleFn1<double[]>) other::apply).apply(X),
                "UnmarkedCodeException",
                "passed to java.util.function.Function.apply");
        refused("a class", () -> Cotangent.grad((double x) -> Helper.twice(x)).apply(1), "Helper");
        Check.fails(
                "a variable by its handle",
                () -> Cotangent.grad((double[] x) -> (double) ELEMENTS.get(x, 0) * x[1]).apply(X),
                "UnmarkedCodeException",
                "VarHandle.get",
                "read the field");
        Check.done();
    }

    private static void refused(String what, Runnable derivative, String part) {
        Check.fails(what, derivative, "UnmarkedCodeException", part, "include=");
    }
}
