package io.cotangent.sparsity;

import io.cotangent.DType;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Views;
import io.cotangent.array.WindowPlaces;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the rule for an operation's pattern sees of one equation, and what rules are written with.
 *
 * <p>Patterns describe linear equations: some operands are linear, and have a pattern; the others
 * only scale, or say where things are. Rules ask for the numbers of the latter, and for no others,
 * so that the pattern is right as long as these stay what they are.
 */
public final class Dependence {
    /** More unions than this along an axis are not worth telling apart. */
    private static final long MOST = 1L << 25;

    private final Detection detection;
    private final ArrayType[] types;
    private final @Nullable Pattern[] patterns;
    private final IntFunction<DenseArray> numbers;

    Dependence(
            Detection detection,
            ArrayType[] types,
            @Nullable Pattern[] patterns,
            IntFunction<DenseArray> numbers) {
        this.detection = detection;
        this.types = types;
        this.patterns = patterns;
        this.numbers = numbers;
    }

    /** What finds the pattern, for operations that are programs themselves. */
    public Detection detection() {
        return detection;
    }

    /** The types of the operands. */
    public ArrayType[] types() {
        return types.clone();
    }

    /** The pattern of an operand; null where it is not linear. */
    public @Nullable Pattern of(int operand) {
        return patterns[operand];
    }

    /** The numbers of an operand that is not linear, such as indices. */
    public DenseArray numbers(int operand) {
        return numbers.apply(operand);
    }

    /** Every element of every result depends on every element of every linear operand. */
    public Pattern[] everything(ArrayType... results) {
        int[] all = Unions.NONE;
        for (Pattern pattern : patterns) {
            if (pattern != null) {
                int[][] sets = pattern.sets();
                all = detection.unions.of(all, detection.unions.of(sets, 0, sets.length));
            }
        }
        Pattern[] answer = new Pattern[results.length];
        for (int i = 0; i < answer.length; i++) {
            int[][] sets = new int[results[i].shape().size()][];
            Arrays.fill(sets, results[i].dtype().isFloating() ? all : Unions.NONE);
            answer[i] = new Pattern(results[i].shape(), sets);
        }
        return answer;
    }

    /** Each element of the result depends on those of the operands at its place. */
    public Pattern[] inPlace(Shape result) {
        return sum(result, patterns);
    }

    /**
     * Each element of the result depends on those at its place in some arrays, which are broadcast
     * to it; null stands for one that depends on nothing.
     */
    public Pattern[] sum(Shape result, @Nullable Pattern... terms) {
        Pattern sum = null;
        for (Pattern term : terms) {
            if (term != null) {
                Pattern fitted = spread(term, result);
                sum = sum == null ? fitted : united(sum, fitted);
            }
        }
        return new Pattern[] {sum == null ? Pattern.none(result) : sum};
    }

    private Pattern united(Pattern a, Pattern b) {
        int[][] sets = new int[a.sets().length][];
        for (int i = 0; i < sets.length; i++) {
            sets[i] = detection.unions.of(a.of(i), b.of(i));
        }
        return new Pattern(a.shape(), sets);
    }

    /** A pattern repeated along new leading axes, and along axes of length 1. */
    public Pattern spread(Pattern pattern, Shape shape) {
        return pattern.shape().equals(shape)
                ? pattern
                : viewed(pattern, view -> Views.broadcast(view, shape));
    }

    /** The same elements in another shape. */
    public Pattern reshaped(Pattern pattern, Shape shape) {
        return new Pattern(shape, pattern.sets());
    }

    private Pattern viewed(Pattern pattern, UnaryOperator<DenseArray> view) {
        DenseArray moved = view.apply(detection.count(pattern.shape(), 0));
        int[] from = (int[]) moved.toFlatArray();
        int[][] sets = new int[from.length][];
        for (int i = 0; i < from.length; i++) {
            sets[i] = pattern.of(from[i]);
        }
        return new Pattern(moved.type().shape(), sets);
    }

    /** What moves elements, and looks at none. */
    @FunctionalInterface
    public interface Move {
        /** The elements of the operands at their new places, and zeros where there are none. */
        DenseArray of(DenseArray... operands);
    }

    /**
     * Each element of the result is one of the operands' elements, or none of them: it is done to
     * their numbers, counted from 1.
     *
     * @param indices the operands that say where to
     */
    public Pattern[] moved(Move move, Integer... indices) {
        DenseArray[] operands = new DenseArray[types.length];
        int[][] sets = {};
        for (int i = 0; i < operands.length; i++) {
            Pattern pattern = patterns[i];
            if (pattern != null) {
                operands[i] = detection.count(types[i].shape(), sets.length + 1);
                sets = sets.length == 0 ? pattern.sets() : joined(sets, pattern.sets());
            } else {
                operands[i] =
                        List.of(indices).contains(i)
                                ? numbers(i)
                                : Creation.full(types[i].withDType(DType.INT32), 0L);
            }
        }
        DenseArray moved = move.of(operands);
        int[] from = (int[]) moved.toFlatArray();
        int[][] taken = new int[from.length][];
        for (int i = 0; i < from.length; i++) {
            taken[i] = from[i] == 0 ? Unions.NONE : sets[from[i] - 1];
        }
        return new Pattern[] {new Pattern(moved.type().shape(), taken)};
    }

    private static int[][] joined(int[][] first, int[][] second) {
        int[][] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Where the elements of an operand are added. */
    @FunctionalInterface
    public interface Places {
        /** For each element of an operand the one of the result that it goes to. */
        DenseArray of(int operand, DenseArray result);
    }

    /** Each element of the result is a sum of elements of the operands. */
    public Pattern[] added(Shape result, Places where) {
        DenseArray numbers = detection.count(result, 0);
        int total = 0;
        for (Pattern pattern : patterns) {
            total += pattern == null ? 0 : pattern.sets().length;
        }
        int[] places = new int[total];
        int[][] parts = new int[total][];
        int next = 0;
        for (int i = 0; i < patterns.length; i++) {
            Pattern pattern = patterns[i];
            if (pattern != null) {
                int count = pattern.sets().length;
                System.arraycopy(where.of(i, numbers).toFlatArray(), 0, places, next, count);
                System.arraycopy(pattern.sets(), 0, parts, next, count);
                next += count;
            }
        }
        return new Pattern[] {
            new Pattern(result, detection.collected(result.size(), places, parts))
        };
    }

    /**
     * The unions over some axes of an operand, which have length 1 then; null where the operand is
     * not linear.
     */
    public @Nullable Pattern united(int operand, int... axes) {
        Pattern pattern = patterns[operand];
        return pattern == null ? null : united(pattern, axes);
    }

    private Pattern united(Pattern pattern, int... axes) {
        Shape kept = pattern.shape();
        for (int axis : axes) {
            kept = kept.with(axis, 1);
        }
        DenseArray places = Views.broadcast(detection.count(kept, 0), pattern.shape());
        return new Pattern(
                kept,
                detection.collected(kept.size(), (int[]) places.toFlatArray(), pattern.sets()));
    }

    /** Each element depends on those before it along an axis, or on those after it, and itself. */
    public Pattern[] running(int axis, boolean fromEnd) {
        Pattern pattern = patterns[0];
        Shape shape = pattern.shape();
        int length = shape.length(axis);
        if ((long) shape.size() * length > MOST) {
            return sum(shape, united(pattern, axis));
        }
        int inner = 1;
        for (int i = axis + 1; i < shape.rank(); i++) {
            inner *= shape.length(i);
        }
        int[][] sets = pattern.sets().clone();
        for (int at = 0; at < sets.length; at++) {
            int element = fromEnd ? sets.length - 1 - at : at;
            int place = element / inner % length;
            if (place != (fromEnd ? length - 1 : 0)) {
                int before = element + (fromEnd ? inner : -inner);
                sets[element] = detection.unions.of(sets[before], sets[element]);
            }
        }
        return new Pattern[] {new Pattern(shape, sets)};
    }

    /**
     * Windows slide over the last axes: each depends on the elements that it meets; or the other
     * way round, the elements depend on the windows.
     *
     * @param result the shape of what depends; its other axes are the pattern's
     */
    public Pattern windows(
            Pattern pattern, WindowPlaces places, int[] window, boolean spread, Shape result) {
        int[] lengths =
                Arrays.copyOfRange(
                        pattern.shape().lengths(),
                        pattern.shape().rank() - places.rank(),
                        pattern.shape().rank());
        Meetings meetings = new Meetings(places, window, lengths, spread);
        int planes = result.size() == 0 ? 0 : result.size() / meetings.results();
        if (meetings.count() * planes > MOST) {
            int[] axes = new int[places.rank()];
            Arrays.setAll(axes, i -> result.rank() - axes.length + i);
            return spread(united(pattern, axes), result);
        }
        int[][] pairs = meetings.pairs();
        int[][] sets = new int[result.size()][];
        for (int plane = 0; plane < planes; plane++) {
            int[][] parts = new int[pairs[0].length][];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = pattern.of(plane * meetings.operands() + pairs[1][i]);
            }
            int[][] own = detection.collected(meetings.results(), pairs[0], parts);
            System.arraycopy(own, 0, sets, plane * meetings.results(), own.length);
        }
        return new Pattern(result, sets);
    }
}
