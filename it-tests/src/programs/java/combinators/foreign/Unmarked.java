package combinators.foreign;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Functions of a class that is not marked. */
public final class Unmarked {
    /** Takes the number out of its box. */
    public static final UnaryOperator<Double> TWICE = x -> 2 * x;

    /** Made of others before any derivative is taken. */
    public static final Function<Double, Double> FOURFOLD =
            Function.<Double>identity().andThen(TWICE.andThen(TWICE));

    /** Takes the numbers out of their boxes. */
    public static final BiFunction<Double, Double, Double> SUM = (x, y) -> x + y;

    /** Only looks. */
    public static final Predicate<Double> POSITIVE = x -> x > 0;

    /** Only compares. */
    public static final Comparator<Double> ORDER = (x, y) -> Double.compare(x, y);

    /** Shows no number. */
    public static final Function<Integer, String> TEXT = String::valueOf;

    private Unmarked() {}

    /** Keeps what it is given. */
    public static Consumer<Double> into(double[] place) {
        return x -> place[0] = x;
    }

    /** An object, not a lambda. */
    public static final class Half implements Function<Double, Double> {
        @Override
        public Double apply(Double x) {
            return x / 2;
        }
    }

    /** Functions in a list. */
    public static List<Function<Double, Double>> all() {
        return List.of(TWICE, new Half());
    }
}
