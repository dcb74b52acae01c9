package io.cotangent.number;

import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Ops;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where arrays become numbers of a tape, and numbers arrays: what was computed between is then
 * computed again on the arrays, step by step, which a trace records.
 */
final class Border {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);
    private static final NDArray[] NONE = {};
    private static final NDArray NOTHING = DenseArray.scalar(DType.FLOAT64, 0);

    private final Tape tape;

    /** What came in; the first operand of an input is its number here. */
    private final List<NDArray> arrays = new ArrayList<>();

    /** The same with one axis, as soon as they were needed. */
    private final Map<Integer, NDArray> flat = new HashMap<>();

    /** The arrays without axes of steps, those that were needed. */
    private NDArray[] nodes = NONE;

    private final Names names;
    private final Changing changing;

    private boolean isCrossed;

    Border(Tape tape) {
        this.tape = tape;
        this.names = new Names(tape);
        this.changing = new Changing(tape);
    }

    /**
     * Whether numbers or arrays have crossed in a rehearsal. Arrays are not traced then: what
     * leaves loses its derivative, and is only remembered to have left.
     */
    boolean isCrossed() {
        return isCrossed;
    }

    /** A new number of the values of an array, active on the tape. */
    Object enter(Object like, NDArray array) {
        isCrossed |= tape.isRehearsal();
        arrays.add(array);
        return enter(Numbers.plain(like, Numbers.flat(Recording.numbers(array))));
    }

    /** Before a sweep: a new number like another, active on the tape. */
    Object enterNumber(Object like) {
        arrays.add(NOTHING);
        return enter(
                like instanceof double[] numbers
                        ? numbers.clone()
                        : Numbers.plain(like, Numbers.flat(like)));
    }

    private Object enter(Object result) {
        double[] values = result instanceof double[] numbers ? numbers : Numbers.flat(result);
        give(result, tape.inputs(arrays.size() - 1, values));
        return result;
    }

    /** Gives a new number shadows, of all its elements row by row. */
    void give(Object number, int... shadows) {
        int next = 0;
        for (Object part : Numbers.parts(number)) {
            int length = Numbers.length(part);
            if (!part.getClass().isArray()) {
                tape.remember(part, shadows[next]);
            } else if (length == shadows.length) {
                tape.add(part, shadows);
            } else {
                tape.add(part, Arrays.copyOfRange(shadows, next, next + length));
            }
            next += length;
        }
    }

    /** The shadows of a number's elements, row by row. */
    int[] shadows(Object number) {
        return shadows(number, Numbers.size(number));
    }

    private int[] shadows(Object number, int size) {
        int[] all = new int[size];
        int next = 0;
        for (Object part : Numbers.parts(number)) {
            int length = Numbers.length(part);
            if (part.getClass().isArray()) {
                int[] shadows = tape.shadows(part);
                if (shadows != null) {
                    System.arraycopy(shadows, 0, all, next, length);
                }
            } else {
                all[next] = tape.shadowOf(part);
            }
            next += length;
        }
        return all;
    }

    /** The array of a number, traced where the number is active. */
    NDArray leave(Object number) {
        ArrayType type = Numbers.typeOf(number);
        double[] values = Numbers.flat(number);
        int[] shadows = shadows(number, values.length);
        if (isPassive(shadows)) {
            return Numbers.dense(type, values);
        }
        isCrossed = true;
        if (tape.isRehearsal()) {
            return Numbers.dense(type, values);
        }
        NDArray whole = whole(type, shadows);
        if (whole != null) {
            return whole;
        }
        compute(shadows);
        NDArray[] elements = new NDArray[values.length];
        for (int i = 0; i < elements.length; i++) {
            elements[i] =
                    shadows[i] == 0
                            ? DenseArray.scalar(DType.FLOAT64, values[i])
                            : nodes[shadows[i]];
        }
        NDArray flat = elements.length == 1 ? elements[0] : OPS.stack(0, elements);
        return OPS.astype(OPS.reshape(flat, type.shape()), type.dtype());
    }

    /** Whether there is no step among these. */
    static boolean isPassive(int... shadows) {
        for (int shadow : shadows) {
            if (shadow != 0) {
                return false;
            }
        }
        return true;
    }

    /** The array that came in whose elements these are, all of them in order; null if none. */
    private NDArray whole(ArrayType type, int... shadows) {
        int number = -1;
        for (int i = 0; i < shadows.length; i++) {
            int step = shadows[i];
            if (step == 0 || tape.rule(step) != Rule.INPUT || tape.second(step) != i) {
                return null;
            }
            number = i == 0 ? tape.first(step) : number;
            if (tape.first(step) != number) {
                return null;
            }
        }
        return number >= 0 && Ops.typeOf(arrays.get(number)).equals(type)
                ? arrays.get(number)
                : null;
    }

    /** Computes the arrays of steps, and of those that they need. */
    private void compute(int... steps) {
        int last = Arrays.stream(steps).max().orElse(0);
        if (nodes.length <= last) {
            nodes = Arrays.copyOf(nodes, Math.max(tape.size() + 1, 2 * nodes.length));
        }
        boolean[] needed = new boolean[last + 1];
        for (int step : steps) {
            needed[step] = step > 0;
        }
        for (int step = last; step > 0; step--) {
            if (needed[step] && nodes[step] == null && tape.rule(step).isOperation()) {
                needed[tape.first(step)] = true;
                needed[tape.second(step)] |= tape.rule(step).isBinary();
            }
        }
        if (!arrays.isEmpty()) {
            changing.find(arrays.getFirst());
        }
        for (int step = 1; step <= last; step++) {
            if (needed[step] && nodes[step] == null) {
                int before = changing.has(step) ? names.keep(step) : names.name(step);
                nodes[step] = before == step ? node(step) : nodes[before];
            }
        }
    }

    private NDArray node(int step) {
        Rule rule = tape.rule(step);
        int first = tape.first(step);
        int second = tape.second(step);
        return switch (rule) {
            case INPUT -> first < 0 ? tape.lifts().array(second) : element(first, second);
            case CONSTANT ->
                    changing.has(step)
                            ? changing.at(step)
                            : DenseArray.scalar(DType.FLOAT64, tape.value(step));
            case CHOICE ->
                    OPS.where(nodes[tape.second(first)], nodes[tape.first(first)], nodes[second]);
            default ->
                    rule == Rule.POW && tape.rule(second) == Rule.CONSTANT
                            ? OPS.pow(nodes[first], tape.value(second))
                            : rule.apply(OPS, nodes[first], nodes[second]);
        };
    }

    private NDArray element(int number, int element) {
        NDArray array = arrays.get(number);
        if (array.rank() == 0) {
            return OPS.astype(array, DType.FLOAT64);
        }
        NDArray all = flat.computeIfAbsent(number, _ -> OPS.flatten(array));
        return OPS.astype(OPS.get(all, Index.at(element)), DType.FLOAT64);
    }

    /** Lets the traces of the arrays know what was seen of the numbers. */
    void tellLooks() {
        Looks looks = tape.looks();
        if (looks != null && !tape.isRehearsal()) {
            compute(looks.steps());
            looks.tell(OPS);
        }
    }

    /** The array of a step of this tape, for a tape further in, or for a look. */
    NDArray leave(int step) {
        isCrossed = true;
        if (tape.isRehearsal()) {
            return DenseArray.scalar(DType.FLOAT64, tape.value(step));
        }
        if (step >= nodes.length || nodes[step] == null) {
            compute(step);
        }
        return nodes[step];
    }
}
