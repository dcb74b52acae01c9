package lost.foreign;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/** Code that is not marked. */
public class Foreign {
    public double field;
    public double[] array = new double[2];

    public static double twice(double x) {
        return 2 * x;
    }

    public static double sum(double[] x) {
        return x[0] + x[1];
    }

    public static double unbox(Double x) {
        return x;
    }

    public static double mean(Collection<? extends Number> all) {
        return all.stream().mapToDouble(Number::doubleValue).average().orElse(0);
    }

    public static double half(Object x) {
        return (Double) x / 2;
    }

    public static Double last(Map<String, List<Double>> all) {
        return all.values().iterator().next().getLast() + 1;
    }

    public static <T> T same(T x) {
        return x;
    }

    /** Only looks. */
    public static void check(Object x, String message) {
        if (x == null) {
            throw new IllegalArgumentException(message);
        }
    }

    public static String text(Object x) {
        return "<" + x + ">";
    }

    public static List<Object> doubled(Object x) {
        return List.of(2 * (Double) x);
    }

    /** Keeps a sum, not what it is given. */
    public static class Sum {
        private double sum;

        public Sum() {}

        public Sum(Object first) {
            add(first);
        }

        public final void add(Object x) {
            sum += (Double) x;
        }

        public double get() {
            return sum;
        }
    }

    public static double ask(DoubleSupplier s) {
        return s.getAsDouble() * 2;
    }

    public static DoubleUnaryOperator doubler() {
        return x -> 2 * x;
    }

    /** Gives on another number than it is given. */
    public static DoubleUnaryOperator around(DoubleUnaryOperator inner) {
        return new DoubleUnaryOperator() {
            @Override
            public double applyAsDouble(double x) {
                return inner.applyAsDouble(2 * x) + x;
            }
        };
    }

    /** Overrides what marked code calls. */
    public static class Child extends lost.Parent {
        @Override
        public double of(double x) {
            return 2 * super.of(x);
        }

        @Override
        public double get() {
            return 2 * super.get();
        }
    }

    public void overwrite() {
        array[0] = 7;
    }

    public static void set(Field field, Object o) throws ReflectiveOperationException {
        field.set(o, Double.valueOf("7"));
    }
}
