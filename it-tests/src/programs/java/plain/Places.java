package plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers in fields, records, boxes and collections. */
final class Places {
    private Places() {}

    record Pair(double first, Double second) {
        Pair {
            first = first * 2;
        }

        double product() {
            return first * second;
        }
    }

    /** A class with fields of all kinds. */
    static class Base {
        double open = 1;
        protected float single;
        volatile double seen;
        static double shared;
        final double fixed;

        Base(double fixed) {
            this.fixed = fixed;
        }
    }

    static class Derived extends Base {
        double open = 3;

        Derived(double x, double y) {
            super(x * y);
            super.open = x;
            open += y;
        }

        double all() {
            return open * super.open + fixed + seen;
        }
    }

    interface Constants {
        double HALF = Double.parseDouble("0.5");
    }

    /** Generic, so that numbers go through boxes. */
    static final class Cell<T> {
        private T value;

        Cell(T value) {
            this.value = value;
        }

        T get() {
            return value;
        }

        void set(T next) {
            value = next;
        }
    }

    static void run() {
        Against.differences("records", Places::records, 2, 3);
        Against.differences("fields of classes and their parents", Places::inherited, 2, 3);
        Against.differences("static fields", Places::statics, 2, 3);
        Against.differences("boxes", Places::boxes, 2, 3);
        Against.differences("generic cells", Places::cells, 2, 3);
        Against.differences("collections", Places::collections, 2, 3);
        Against.differences("collections of one's own", Places::ownCollections, 2, 3);
        Against.differences("varargs", Places::varargs, 2, 3);
        Against.differences("arrays that are copied", Places::copies, 2, 3);
        Against.differences("boxed floats", 1e-3, Places::boxedFloats, 1.5, 2.25);
        Against.differences("numbers of any class", Places::numbers, 2, 3);
        Against.differences("a value that is kept", x -> memo(x[0]), 2);
        Against.differences("a value that is kept, again", x -> memo(x[0]) * x[0], 2);
    }

    /** Keeps the last two. */
    private static final class Recent extends LinkedHashMap<String, Double> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > 2;
        }
    }

    /** Counts what is added. */
    private static final class Counted extends ArrayList<Double> {
        private static final long serialVersionUID = 1;
        private int count;

        @Override
        public boolean add(Double x) {
            count++;
            return super.add(x);
        }
    }

    private static double ownCollections(double[] x) {
        Recent recent = new Recent();
        recent.put("lost", 7.0);
        recent.put("a", x[0]);
        recent.put("b", x[1] * x[1]);
        recent.merge("b", x[0], Double::sum);
        Counted counted = new Counted();
        counted.add(x[0] * 3);
        counted.addAll(List.of(x[1], x[0]));
        counted.set(1, counted.get(1) * x[0]);
        ThreadLocal<Double> kept = new ThreadLocal<>() {};
        kept.set(x[0] * x[1]);
        double sum = counted.count + kept.get();
        for (double each : counted) {
            sum += each * recent.get("a") + recent.get("b");
        }
        return sum;
    }

    private static double records(double[] x) {
        Pair p = new Pair(x[0], x[1] * x[0]);
        Pair q = new Pair(p.product(), p.second());
        return q.first() * q.second() + (q.equals(p) ? 1 : 0) + (q.toString().isEmpty() ? 1 : 0);
    }

    private static double inherited(double[] x) {
        Derived d = new Derived(x[0], x[1]);
        d.seen = x[0] * 3;
        Base b = d;
        b.open *= 2;
        b.single = 2;
        return d.all() + d.single * b.open;
    }

    private static double statics(double[] x) {
        Base.shared = x[0];
        Derived.shared *= x[1];
        double result = Base.shared * Constants.HALF;
        Base.shared = 0;
        return result;
    }

    private static double boxes(double[] x) {
        Double a = x[0];
        Double b = a * x[1];
        Object o = b;
        Comparable<Double> c = a;
        double d = (Double) o + (double) o;
        b++;
        return d * b + (c.compareTo(b) < 0 ? a : b) + Double.valueOf(x[1]).doubleValue();
    }

    private static double cells(double[] x) {
        Cell<Double> cell = new Cell<>(x[0]);
        cell.set(cell.get() * x[1]);
        Cell<Cell<Double>> outer = new Cell<>(cell);
        return outer.get().get() * x[0];
    }

    private static double collections(double[] x) {
        List<Double> list = new ArrayList<>(List.of(x[0], x[1], x[0] * x[1]));
        list.add(list.get(0) + list.get(2));
        list.sort(null);
        Map<String, Double> map = new HashMap<>();
        map.put("a", x[1]);
        map.merge("a", x[0], (p, q) -> p * q);
        map.computeIfPresent("a", (key, value) -> value + 1);
        double sum = 0;
        for (double each : list) {
            sum += each * map.get("a");
        }
        return sum + Optional.of(x[0]).map(y -> y * y).orElse(0.0);
    }

    private static double varargs(double[] x) {
        return sum(x[0], x[1], x[0] * x[1]) + sum() + sum(x) + boxedSum(x[0], 2.0, x[1]);
    }

    private static double sum(double... all) {
        double sum = 0;
        for (double each : all) {
            sum += each * each;
        }
        return sum;
    }

    private static double boxedSum(Object... all) {
        double product = 1;
        for (Object each : all) {
            product *= (Double) each;
        }
        return product;
    }

    private static double copies(double[] x) {
        double[] y = x.clone();
        double[] z = Arrays.copyOf(y, 3);
        double[] w = new double[5];
        System.arraycopy(z, 0, w, 1, 3);
        Arrays.fill(w, 3, 5, x[1]);
        double[][] rows = {y, w};
        double[][] shallow = rows.clone();
        shallow[0][0] *= 2;
        return y[0] * z[1] + w[1] * w[4] + w[2] * rows[0][0];
    }

    private static double boxedFloats(double[] x) {
        Float f = (float) x[0];
        List<Float> list = List.of(f, (float) x[1]);
        Double d = x[0];
        return list.get(0) * list.get(1) + f.doubleValue() + d.floatValue();
    }

    private static double numbers(double[] x) {
        Number n = x[0];
        Number own = new Own(x[1]);
        return n.doubleValue() * own.doubleValue() + own.intValue();
    }

    /** A number of the program's own. */
    static final class Own extends Number {
        private static final long serialVersionUID = 1L;
        private final double value;

        Own(double value) {
            this.value = value;
        }

        @Override
        public int intValue() {
            return 7;
        }

        @Override
        public long longValue() {
            return 7;
        }

        @Override
        public float floatValue() {
            return (float) value;
        }

        @Override
        public double doubleValue() {
            return value * value;
        }
    }

    private static double kept = Double.NaN;

    /** Keeps its first result: a constant to those who come later. */
    private static double memo(double x) {
        if (Double.isNaN(kept)) {
            kept = 4.5;
        }
        return kept * x;
    }
}
