package io.cotangent.number;

import io.cotangent.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of outer tapes that are steps of a tape, as inputs. */
final class Lifts {
    private final Tape tape;
    private final Map<Lifted, Integer> steps = new HashMap<>();
    private final List<Lifted> numbers = new ArrayList<>();

    /** A number of an outer tape. */
    private record Lifted(Tape from, int shadow) {}

    Lifts(Tape tape) {
        this.tape = tape;
    }

    void clear() {
        steps.clear();
        numbers.clear();
    }

    /** The step that stands for a number of an outer tape. */
    int lift(Tape from, int shadow, double value) {
        return steps.computeIfAbsent(
                new Lifted(from, shadow),
                number -> {
                    numbers.add(number);
                    return tape.add(Rule.INPUT, -1, numbers.size() - 1, value);
                });
    }

    /** Whether a step stands for a number of another tape. */
    boolean isLifted(int step, Tape from, int shadow) {
        Integer known = steps.get(new Lifted(from, shadow));
        return known != null && known == step;
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** What a number is on the tape around, by its place among them. */
    int shadow(int number) {
        return numbers.get(number).shadow;
    }

    /** The array of a number of an outer tape, by its place among them. */
    NDArray array(int number) {
        Lifted outside = numbers.get(number);
        return outside.from.border().leave(outside.shadow);
    }
}
