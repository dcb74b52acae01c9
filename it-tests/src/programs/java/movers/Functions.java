package movers;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Functions of an array that leave the work to Java's own classes. */
final class Functions {
    private Functions() {}

    static double copies(double[] x) {
        double[] y = x.clone();
        System.arraycopy(x, 0, y, 1, x.length - 1);
        double[] z = Arrays.copyOf(y, y.length + 2);
        Arrays.fill(z, y.length, z.length, x[2] * x[2]);
        double[] part = Arrays.copyOfRange(z, 1, z.length);
        double sum = 0;
        for (int i = 0; i < part.length; i++) {
            sum += (i + 1) * part[i] * part[i];
        }
        return sum;
    }

    static double sorting(double[] x) {
        double[] y = new double[x.length];
        Arrays.setAll(y, i -> x[i] * x[i]);
        Arrays.sort(y);
        Arrays.parallelPrefix(y, (a, b) -> a + b);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += y[i] * (i + 1);
        }
        return sum;
    }

    static double floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) x[i];
        }
        float[] z = y.clone();
        Arrays.sort(z);
        float product = 1;
        for (float v : z) {
            product *= Math.abs(v) + .5f;
        }
        return product;
    }

    static double pipelines(double[] x) {
        double positive = Arrays.stream(x).filter(v -> v > 0).map(v -> v * v).sum();
        double mean = DoubleStream.of(x).map(Math::exp).average().orElse(0);
        double product = DoubleStream.of(x).skip(1).limit(2).reduce(x[0], (a, b) -> a * b);
        double ranks =
                IntStream.range(0, x.length).parallel().mapToDouble(i -> i * Math.sin(x[i])).sum();
        double largest =
                DoubleStream.concat(Arrays.stream(x), DoubleStream.of(x[0] * 2))
                        .max()
                        .getAsDouble();
        double[] squares = Arrays.stream(x).boxed().mapToDouble(v -> v * v).sorted().toArray();
        return positive + mean * product + ranks * largest + squares[1] * squares[3];
    }

    static double series(double[] x) {
        double geometric = DoubleStream.iterate(x[0], v -> v * x[1]).limit(6).sum();
        double falling = DoubleStream.iterate(1 + x[2] * x[2], v -> v > .01, v -> v / 3).sum();
        int[] next = {0};
        double made = DoubleStream.generate(() -> x[next[0]++] * 2).limit(3).sum();
        DoubleStream.Builder builder = DoubleStream.builder();
        builder.add(x[0]).add(x[1] * x[2]);
        double built = builder.build().flatMap(v -> DoubleStream.of(v, v * v)).sum();
        double several =
                Stream.of(1, 2, 3)
                        .mapMultiToDouble((Integer i, java.util.function.DoubleConsumer to) -> {
                            to.accept(x[i] * i);
                            to.accept(x[0]);
                        })
                        .sum();
        return geometric + falling * made + built * several;
    }

    static double statistics(double[] x) {
        DoubleSummaryStatistics all = Arrays.stream(x).summaryStatistics();
        List<Double> boxes = Arrays.stream(x).boxed().toList();
        double sum = boxes.parallelStream().collect(Collectors.summingDouble(v -> v * v));
        double mean = boxes.stream().collect(Collectors.averagingDouble(Math::cos));
        Map<Boolean, Double> bySign =
                boxes.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        v -> v > 0, Collectors.summingDouble(v -> v * 3)));
        double least = boxes.stream().min(Comparator.comparingDouble(v -> -v)).orElseThrow();
        return all.getSum() * all.getMax()
                + all.getAverage() * all.getMin()
                + sum * mean
                + bySign.get(true) * bySign.get(false)
                + least * least;
    }

    static double collections(double[] x) {
        Deque<Double> queue = new ArrayDeque<>();
        Map<String, Double> named = new TreeMap<>();
        for (double v : x) {
            queue.addFirst(v * v);
            named.merge(v > 0 ? "above" : "below", v, (a, b) -> a * b);
        }
        List<Double> list = new ArrayList<>(queue);
        list.sort(Comparator.naturalOrder());
        Optional<Double> some = list.stream().reduce((a, b) -> a + 2 * b);
        return some.orElse(0.0) * named.get("above") + named.get("below");
    }

    static double functions(double[] x) {
        DoubleUnaryOperator square = v -> v * v;
        DoubleUnaryOperator f = square.andThen(v -> v + x[1]).compose(v -> v * x[0]);
        DoublePredicate small = v -> v < 1;
        DoublePredicate test = small.and(v -> v > -1).or(v -> v > 2).negate();
        double outside = Arrays.stream(x).filter(test).sum();
        OptionalDouble first = Arrays.stream(x).filter(small).findFirst();
        double[] seen = {0};
        first.ifPresent(v -> seen[0] = v * 3);
        PrimitiveIterator.OfDouble iterator = Arrays.stream(x).iterator();
        double alternating = 0;
        for (int sign = 1; iterator.hasNext(); sign = -sign) {
            alternating += sign * iterator.nextDouble();
        }
        return f.applyAsDouble(x[2])
                + outside * seen[0]
                + alternating * alternating
                + DoubleUnaryOperator.identity().applyAsDouble(x[3]);
    }

    /** Two numbers, met by reflection. */
    static final class Pair {
        double first;
        private final double second;

        Pair(double first, double second) {
            this.first = first;
            this.second = second;
        }

        private double product(double factor) {
            return first * second * factor;
        }
    }

    static double reflection(double[] x) {
        try {
            Constructor<Pair> make = Pair.class.getDeclaredConstructor(double.class, double.class);
            Pair pair = make.newInstance(x[0] * 2, x[1]);
            Method product = Pair.class.getDeclaredMethod("product", double.class);
            double z = (Double) product.invoke(pair, x[2]);
            Field first = Pair.class.getDeclaredField("first");
            z += first.getDouble(pair) * (Double) first.get(pair);
            first.set(pair, x[3]);
            z += pair.first * pair.first;
            first.setDouble(pair, 4);
            z += pair.first;
            Object array = Array.newInstance(double.class, 2);
            Array.setDouble(array, 1, x[1]);
            return z * Array.getDouble(array, 1) + (Double) Array.get(array, 1);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
