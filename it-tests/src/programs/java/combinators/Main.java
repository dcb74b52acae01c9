package combinators;

import check.Check;
import combinators.foreign.Unmarked;
import io.cotangent.Cotangent;
import io.cotangent.function.DoubleFn1;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Numbers in boxes, through Java's own classes into functions: marked ones and others. */
public final class Main {
    /** Made before any derivative is taken. */
    private static final Function<Double, Double> SINE_OF_SQUARE =
            Function.<Double>identity().andThen((Double v) -> v * v).andThen(Math::sin);

    private Main() {}

    private static <T> Function<T, T> same() {
        return t -> t;
    }

    private static double followed(double x) {
        Function<Double, Double> square = v -> v * v;
        UnaryOperator<Double> sine = Math::sin;
        double sum = square.andThen(sine).apply(x) + SINE_OF_SQUARE.apply(x);
        sum += Optional.of(x).map(SINE_OF_SQUARE).orElse(0.0);
        sum += Optional.of(x).map(square).map(same()).orElse(0.0);
        Map<String, Double> map = new HashMap<>(Map.of("a", x));
        sum += map.merge("a", x * 3, Double::sum);
        sum += map.computeIfAbsent("b", key -> square.apply(x));
        map.replaceAll((key, v) -> v * x);
        sum += map.get("a");
        List<Double> list = new ArrayList<>(List.of(x, 2 * x));
        list.replaceAll(sine);
        sum += Stream.of(list.get(0), list.get(1)).map(square).reduce(0.0, Double::sum);
        return sum;
    }

    private static double byHand(double x) {
        double sines = Math.pow(Math.sin(x), 2) + Math.pow(Math.sin(2 * x), 2);
        return 3 * Math.sin(x * x) + x * x + 4 * x + x * x + 4 * x * x + sines;
    }

    private static double onlyLooked(double x) {
        List<Double> list = new ArrayList<>(List.of(3 * x, x, 2 * x));
        list.sort(Unmarked.ORDER);
        list.removeIf(Unmarked.POSITIVE.negate());
        Predicate<Double> both = Unmarked.POSITIVE.and(v -> v < 100);
        String text = Optional.of(list.size()).map(Unmarked.TEXT).orElse("");
        return both.test(x) ? list.get(0) + 10 * list.get(1) + text.length() : 0;
    }

    /** Checks them. */
    public static void main(String[] args) {
        double x = .7;
        double slope = (byHand(x + 1e-5) - byHand(x - 1e-5)) / 2e-5;
        Check.close("values", followed(x), 1e-14, byHand(x));
        Check.close("through Java's classes", Cotangent.grad(Main::followed).apply(x), 1e-8, slope);
        Check.close("looks", Cotangent.grad(Main::onlyLooked).apply(x), 1e-14, 21);
        Function<Double, Double> square = v -> v * v;
        refused("andThen", v -> square.andThen(Unmarked.TWICE).apply(v));
        refused("compose", v -> square.compose(Unmarked.TWICE).apply(v));
        refused("andThen of an unmarked one", v -> Unmarked.TWICE.andThen(square).apply(v));
        refused("Optional.map", v -> Optional.of(v).map(Unmarked.TWICE).get());
        refused("an object", v -> Optional.of(v).map(new Unmarked.Half()).get());
        refused("Map.merge", v -> new HashMap<>(Map.of("a", v)).merge("a", v, Unmarked.SUM));
        refused("Stream.map", v -> Stream.of(v).map(Unmarked.TWICE).findFirst().get());
        refused("Stream.mapToDouble", v -> Stream.of(v).mapToDouble(Unmarked.TWICE::apply).sum());
        refused("reduce", v -> Stream.of(v, v).reduce(0.0, Unmarked.SUM::apply));
        refused("made of unmarked ones", v -> Unmarked.FOURFOLD.apply(v));
        refused("made of such, to Java", v -> Optional.of(v).map(Unmarked.FOURFOLD).get());
        refused("a list of functions", v -> Optional.of(v).map(Unmarked.all().get(1)).get());
        double[] place = new double[1];
        refused(
                "forEach",
                v -> {
                    List.of(v).forEach(Unmarked.into(place));
                    return place[0];
                });
        Check.done();
    }

    private static void refused(String what, DoubleFn1 function) {
        Check.fails(
                what,
                () -> Cotangent.grad(function).apply(.7),
                "UnmarkedCodeException",
                "passed to");
    }
}
