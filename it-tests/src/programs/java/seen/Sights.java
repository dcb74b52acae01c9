package seen;

import io.cotangent.function.DoubleFn2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Functions whose way depends on what is seen of their numbers. */
final class Sights {
    private static final double[] KNOTS = {0, 1, 2, 3};
    private static final float[] SINGLE_KNOTS = {0, 1, 2, 3};

    private record Pair(double a, float b) {}

    private Sights() {}

    /** Where the order of numbers decides, or between which integers they lie. */
    static Map<String, DoubleFn2> orders() {
        Map<String, DoubleFn2> all = new LinkedHashMap<>();
        all.put("search", (x, y) -> (Arrays.binarySearch(KNOTS, x) + 9) * x * y);
        all.put("search in a part", (x, y) -> Arrays.binarySearch(KNOTS, 1, 3, x) * x * y);
        all.put("search of floats", (x, y) -> Arrays.binarySearch(SINGLE_KNOTS, (float) x) * x * y);
        all.put("search among", (x, y) -> Arrays.binarySearch(new double[] {x, x + 1}, 1.) * x * y);
        all.put("no number", (x, y) -> Double.isNaN(x) || !Double.isFinite(y) ? x : x * y);
        all.put("no number in a box", Sights::boxed);
        all.put("static compare", (x, y) -> Double.compare(x, y) > 0 ? x * 2 : y * 3);
        all.put("boxes", Sights::compared);
        all.put("comparables", (x, y) -> most(List.of(x, y)) * 2);
        all.put("floats", (x, y) -> most(List.of((float) x, (float) y)) * 2);
        all.put("largest", (x, y) -> Collections.max(List.of(x, y)) * 2);
        all.put("sort", Sights::sorted);
        all.put("sort objects", Sights::sortedObjects);
        all.put("queue", Sights::queue);
        all.put("tree", Sights::tree);
        all.put("sorted stream", (x, y) -> Stream.of(x, y).sorted().toList().get(1) * 2);
        all.put("sorted numbers", (x, y) -> DoubleStream.of(x, y).sorted().toArray()[1] * 2);
        all.put("natural", (x, y) -> Stream.of(x, y).max(Comparator.naturalOrder()).get());
        all.put("by key", (x, y) -> Stream.of(x, y).min(Comparator.comparing(z -> -z)).get());
        return all;
    }

    /** Where numbers are seen as they are, or which integer is near. */
    static Map<String, DoubleFn2> values() {
        Map<String, DoubleFn2> all = new LinkedHashMap<>();
        all.put("cast", (x, y) -> (int) x * y);
        all.put("long cast of a float", (x, y) -> (long) (float) x * y);
        all.put("round", (x, y) -> Math.round(x) * y);
        all.put("exponent", (x, y) -> Math.getExponent(x) * y);
        all.put("hash map", Sights::hashed);
        all.put("equal boxes", (x, y) -> List.of(x).contains(y) ? x : 2 * y);
        all.put("equal records", (x, y) -> pair(x, y).equals(pair(y, x)) ? x : 2 * y);
        all.put("records as keys", Sights::keyed);
        all.put("text", (x, y) -> ("" + x).length() * y);
        all.put("text of a box", (x, y) -> List.of(x).toString().length() * y);
        all.put("text of a record", (x, y) -> pair(x, y).toString().length() * y);
        all.put("built text", (x, y) -> new StringBuilder().append(x).length() * y);
        all.put("format", (x, y) -> String.format("%.3f", x).length() * y);
        all.put("equal arrays", Sights::arrays);
        all.put("distinct", (x, y) -> Stream.of(x, y).distinct().count() * x);
        all.put("distinct numbers", (x, y) -> DoubleStream.of(x, y).distinct().count() * x);
        all.put("groups", Sights::groups);
        return all;
    }

    private static Pair pair(double a, double b) {
        return new Pair(a, (float) b);
    }

    private static double boxed(double x, double y) {
        Double box = x;
        return box.isNaN() || box.isInfinite() ? 0 : x * y;
    }

    private static double compared(double x, double y) {
        Double a = x;
        Double b = y;
        return a.compareTo(b) > 0 ? x * 2 : y * 3;
    }

    private static <T extends Comparable<T>> T most(List<T> all) {
        T most = all.get(0);
        for (T each : all) {
            most = each.compareTo(most) > 0 ? each : most;
        }
        return most;
    }

    private static double sorted(double x, double y) {
        List<Double> all = new ArrayList<>(List.of(x, y));
        Collections.sort(all);
        return all.get(0) + 3 * all.get(1);
    }

    private static double sortedObjects(double x, double y) {
        Double[] all = {x, y};
        Arrays.sort(all, Comparator.reverseOrder());
        return all[0] + 3 * all[1];
    }

    private static double queue(double x, double y) {
        PriorityQueue<Double> queue = new PriorityQueue<>(List.of(x, y));
        return queue.poll() * 3 + queue.poll();
    }

    private static double tree(double x, double y) {
        TreeMap<Double, Double> tree = new TreeMap<>();
        tree.put(x, y);
        tree.put(y, x * y);
        return tree.firstEntry().getValue() + 2 * tree.firstKey();
    }

    private static double hashed(double x, double y) {
        Map<Double, Double> map = new HashMap<>();
        map.put(x, y);
        map.merge(y, 2 * x, Double::sum);
        return map.size() * map.get(y);
    }

    private static double keyed(double x, double y) {
        Map<Pair, Double> map = new HashMap<>();
        map.put(pair(x, y), x);
        map.merge(pair(y, x), y, Double::sum);
        return map.size() * map.get(pair(x, y));
    }

    private static double arrays(double x, double y) {
        return Arrays.equals(new double[] {x}, new double[] {y}) ? x : 2 * y;
    }

    private static double groups(double x, double y) {
        return Stream.of(x, y, 1.5).collect(Collectors.groupingBy(z -> z)).size() * x;
    }
}
