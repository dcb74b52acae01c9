package plain;

import check.Check;
import io.cotangent.Cotangent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Lambdas and method references of all kinds. */
final class Functions {
    private final double scale;

    private Functions(double scale) {
        this.scale = scale;
    }

    private double times(double x) {
        return scale * x;
    }

    static double square(double x) {
        return x * x;
    }

    /** A function that can be serialized. */
    interface Stored extends DoubleUnaryOperator, Serializable {}

    /** Has a bridge for each of its parents. */
    interface Wide<T> {
        T of(T x);
    }

    interface Narrow extends Wide<Double> {
        @Override
        Double of(Double x);
    }

    private static double valley(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double across = x[i + 1] - x[i] * x[i];
            sum += 100 * across * across + (1 - x[i]) * (1 - x[i]);
        }
        return sum;
    }

    /** A band of a large matrix; compiled it has the same bits. */
    private static void sparseHessian() {
        double[] x = new double[100];
        Arrays.setAll(x, i -> Math.sin(.37 * i));
        double[][] interpreted = Cotangent.hessian(Functions::valley).apply(x);
        double[][] compiled = Cotangent.compile(Cotangent.hessian(Functions::valley)).apply(x);
        Check.is("Hessian, compiled", Arrays.deepEquals(compiled, interpreted), true);
        Check.close(
                "Hessian, inside", compiled[7][7], 1e-12, 202 + 1200 * x[7] * x[7] - 400 * x[8]);
        Check.close("Hessian, beside", compiled[7][8], 1e-12, -400 * x[7]);
        Check.is("Hessian, outside", compiled[7][9], 0.0);
    }

    static void run() {
        sparseHessian();
        Against.differences("lambdas", Functions::lambdas, 2, 3);
        Against.differences("references to methods", Functions::references, 2, 3);
        Against.differences("conversions", Functions::conversions, 2, 3);
        Against.differences("functions of functions", Functions::higher, 2, 3);
        Against.differences("functions that are serialized", Functions::serialized, 2);
        Against.differences("streams of boxes", Functions::streams, 2, 3);
        Against.differences("a lambda that is a derivative's function", x -> x[0] * x[1], 2, 3);
        Check.close(
                "a function of two numbers",
                Cotangent.grad((double a, double b) -> a * b * b).apply(2, 3)[1],
                1e-15,
                12);
        Check.close(
                "the second derivative",
                Cotangent.grad(Cotangent.grad(Functions::cube)).apply(2.0),
                1e-15,
                12);
    }

    private static double cube(double x) {
        return x * square(x);
    }

    private static double lambdas(double[] x) {
        double captured = x[0] * 2;
        DoubleUnaryOperator f = y -> y * captured;
        DoubleSupplier g = () -> captured * captured;
        DoubleBinaryOperator h = (a, b) -> a * b + g.getAsDouble() + f.applyAsDouble(a);
        Supplier<DoubleUnaryOperator> nested = () -> y -> h.applyAsDouble(y, captured);
        double[] cell = {0};
        Runnable effect = () -> cell[0] += captured;
        effect.run();
        return nested.get().applyAsDouble(x[1]) * cell[0];
    }

    private static double references(double[] x) {
        Functions bound = new Functions(x[0]);
        DoubleUnaryOperator isStatic = Functions::square;
        DoubleUnaryOperator isBound = bound::times;
        BiFunction<Functions, Double, Double> isUnbound = Functions::times;
        DoubleFunction<Functions> isNew = Functions::new;
        DoubleUnaryOperator sine = Math::sin;
        DoubleBinaryOperator max = Math::max;
        return isStatic.applyAsDouble(x[1]) * isBound.applyAsDouble(x[1])
                + isUnbound.apply(bound, x[1])
                + isNew.apply(x[1]).times(x[0])
                + sine.applyAsDouble(x[0]) * max.applyAsDouble(x[0], x[1]);
    }

    private static double conversions(double[] x) {
        Function<Double, Double> boxed = Functions::square;
        ToDoubleFunction<Double> unboxed = y -> y * x[1];
        Function<Double, Object> wide = Functions::square;
        Supplier<Number> number = () -> x[0] * 2;
        Narrow narrow = y -> y * x[0];
        Wide<Double> same = narrow;
        return boxed.apply(x[0]) * unboxed.applyAsDouble(x[0])
                + (Double) wide.apply(x[1])
                + number.get().doubleValue() * same.of(x[1]);
    }

    private static double higher(double[] x) {
        DoubleUnaryOperator f = y -> y * x[0];
        BinaryOperator<Function<Double, Double>> compose = (p, q) -> y -> p.apply(q.apply(y));
        Function<Double, Double> g = compose.apply(y -> y * y, y -> y + x[1]);
        return g.apply(x[0]) + f.applyAsDouble(x[1]);
    }

    private static double serialized(double[] x) {
        Stored f = y -> y * y * 3;
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(f);
            }
            try (ObjectInputStream in =
                    new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                Stored copy = (Stored) in.readObject();
                return copy.applyAsDouble(x[0]) + f.applyAsDouble(x[0]);
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double streams(double[] x) {
        return Stream.of(x[0], x[1], x[0] * x[1])
                        .map(y -> y * x[0])
                        .filter(y -> y > 0)
                        .reduce(1.0, (a, b) -> a * b)
                + List.of(x[0], x[1]).stream().reduce(Double::sum).orElseThrow();
    }
}
