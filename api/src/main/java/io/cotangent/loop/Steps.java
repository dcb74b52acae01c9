package io.cotangent.loop;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.op.Op.Sharing;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The steps of a loop. Most loops do the same in each, so that the different ones are few.
 *
 * <p>A step's program takes the states, then a slice of each of the loop's inputs, then captured
 * arrays; it gives the states after the step.
 */
final class Steps {
    private final int states;
    private final int inputs;
    private final List<Step> different;
    private final int[] order;

    private Steps(int states, int inputs, List<Step> different, int... order) {
        this.states = states;
        this.inputs = inputs;
        this.different = different;
        this.order = order;
    }

    /**
     * Steps in their order.
     *
     * @param states the number of states
     * @param inputs the number of the loop's inputs
     * @param different the different steps
     * @param order which of them each step is
     */
    static Steps of(int states, int inputs, List<Step> different, int... order) {
        return new Steps(states, inputs, List.copyOf(different), order);
    }

    int states() {
        return states;
    }

    int inputs() {
        return inputs;
    }

    /** What runs of the steps may share with others. */
    Sharing sharing() {
        boolean users =
                different.stream().anyMatch(step -> step.program().sharing() == Sharing.USERS);
        return users ? Sharing.USERS : Sharing.OPERANDS;
    }

    int count() {
        return order.length;
    }

    Step at(int i) {
        return different.get(order[i]);
    }

    List<Step> different() {
        return different;
    }

    /** Which of the different steps number {@code i} is. */
    int kind(int i) {
        return order[i];
    }

    /** The steps from one to before another. */
    Steps part(int from, int to) {
        return new Steps(states, inputs, different, Arrays.copyOfRange(order, from, to));
    }

    /** The type of an operand of the loop: a state, a slice of an input, or a captured array. */
    ArrayType type(int operand) {
        for (Step step : different) {
            int at = position(step, operand);
            if (at >= 0) {
                return step.program().type(at);
            }
        }
        throw new IllegalArgumentException("no step has operand " + operand);
    }

    /** Where an operand of the loop is among the inputs of a step's program; -1 if it is not. */
    private int position(Step step, int operand) {
        int before = states + inputs;
        if (operand < before) {
            return operand;
        }
        int captured = step.captured().indexOf(operand - before);
        return captured < 0 ? -1 : before + captured;
    }

    /** What is known of the loop's operands, of the inputs of a step's program. */
    boolean[] flags(Step step, boolean... operands) {
        boolean[] flags = Arrays.copyOf(operands, step.program().inputs());
        for (int i = 0; i < step.captured().size(); i++) {
            flags[states + inputs + i] = operands[states + inputs + step.captured().get(i)];
        }
        return flags;
    }

    /**
     * Other programs for the steps.
     *
     * @param programs each may capture arrays, which are added to {@code captured}
     * @param captured all that the loop has captured
     */
    Steps with(int newStates, int newInputs, UnaryOperator<Step> programs, List<NDArray> captured) {
        List<Step> steps = new ArrayList<>();
        for (Step old : different) {
            Step step = programs.apply(old);
            Program program = step.program();
            List<Integer> numbers = new ArrayList<>(step.captured());
            for (NDArray array : program.captured()) {
                numbers.add(captured.size());
                captured.add(array);
            }
            steps.add(new Step(program.lifted(), numbers));
        }
        return new Steps(newStates, newInputs, List.copyOf(steps), order);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Steps steps
                && states == steps.states
                && inputs == steps.inputs
                && Arrays.equals(order, steps.order)
                && different.equals(steps.different);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(order) + different.hashCode();
    }
}
