package io.cotangent.loop;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which of a loop's operands, in their order, are linear. */
record Slots(boolean... linear) {
    boolean isLinear(int operand) {
        return linear[operand];
    }

    int count() {
        return linear.length;
    }

    /** The operands from one to before another that are linear, or are not. */
    int[] which(boolean isLinear, int from, int to) {
        return IntStream.range(from, to).filter(i -> linear[i] == isLinear).toArray();
    }

    /** These, and more that are not linear. */
    Slots and(int more) {
        return new Slots(Arrays.copyOf(linear, linear.length + more));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slots slots && Arrays.equals(linear, slots.linear);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(linear);
    }
}
