package io.cotangent.agent.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Shadows move as numbers do, for every instruction and all types that it may meet. */
class ShufflesTest {
    private static final List<BasicValue> TYPES =
            List.of(
                    BasicValue.DOUBLE_VALUE,
                    BasicValue.FLOAT_VALUE,
                    BasicValue.INT_VALUE,
                    BasicValue.LONG_VALUE);

    @ParameterizedTest
    @ValueSource(
            ints = {
                Opcodes.DUP,
                Opcodes.DUP_X1,
                Opcodes.DUP_X2,
                Opcodes.DUP2,
                Opcodes.DUP2_X1,
                Opcodes.DUP2_X2,
                Opcodes.SWAP
            })
    void asTheJvmDoes(int opcode) {
        int count = 0;
        for (int code = 0; code < 256; code++) {
            List<BasicValue> stack = new ArrayList<>();
            for (int i = 0, rest = code; i < 4; i++, rest /= 4) {
                stack.add(TYPES.get(rest % 4));
            }
            List<Integer> expected = shuffled(opcode, slots(stack));
            if (expected != null) {
                count++;
                assertThat(moved(opcode, stack)).isEqualTo(numbers(expected, stack));
            }
        }
        assertThat(count).isGreaterThan(15);
    }

    /** The values by slots: each twice where it is wide. */
    private static List<Integer> slots(List<BasicValue> stack) {
        List<Integer> slots = new ArrayList<>();
        for (int i = 0; i < stack.size(); i++) {
            for (int half = 0; half < stack.get(i).getSize(); half++) {
                slots.add(i);
            }
        }
        return slots;
    }

    /** The slots after the instruction as the specification has them; null if it is not allowed. */
    private static List<Integer> shuffled(int opcode, List<Integer> slots) {
        int copied = opcode >= Opcodes.DUP2 && opcode <= Opcodes.DUP2_X2 ? 2 : 1;
        int below =
                switch (opcode) {
                    case Opcodes.DUP_X1, Opcodes.DUP2_X1, Opcodes.SWAP -> 1;
                    case Opcodes.DUP_X2, Opcodes.DUP2_X2 -> 2;
                    default -> 0;
                };
        int size = slots.size();
        int top = size - copied;
        int bottom = top - below;
        if (bottom < 0 || isSplit(slots, top) || isSplit(slots, bottom)) {
            return null;
        }
        List<Integer> result = new ArrayList<>(slots.subList(0, bottom));
        result.addAll(slots.subList(top, size));
        result.addAll(slots.subList(bottom, top));
        if (opcode != Opcodes.SWAP) {
            result.addAll(slots.subList(top, size));
        }
        return result;
    }

    private static boolean isSplit(List<Integer> slots, int at) {
        return at > 0 && at < slots.size() && slots.get(at - 1).equals(slots.get(at));
    }

    /** Which value each place holds after, of the places that hold numbers. */
    private static Map<Integer, Integer> numbers(List<Integer> slots, List<BasicValue> stack) {
        Map<Integer, Integer> places = new TreeMap<>();
        int place = 0;
        for (int slot = 0; slot < slots.size(); place++) {
            int value = slots.get(slot);
            slot += stack.get(value).getSize();
            if (Numbers.isNumber(stack.get(value).getType())) {
                places.put(place, value);
            }
        }
        return places;
    }

    private static Map<Integer, Integer> moved(int opcode, List<BasicValue> stack) {
        Frame<BasicValue> frame = new Frame<>(0, 8);
        frame.setReturn(new BasicValue(Type.VOID_TYPE));
        Map<Integer, Integer> shadows = new TreeMap<>();
        for (int i = 0; i < stack.size(); i++) {
            frame.push(stack.get(i));
            if (Numbers.isNumber(stack.get(i).getType())) {
                shadows.put(i, i);
            }
        }
        Map<Integer, Integer> after = new TreeMap<>(shadows);
        List<Integer> sources = Shuffles.sources(opcode, frame);
        int lowest = Collections.min(sources);
        for (int i = 0; i < sources.size(); i++) {
            Integer shadow = shadows.get(sources.get(i));
            if (shadow != null) {
                after.put(lowest + i, shadow);
            }
        }
        // Where there is no number any more, a stale shadow does no harm.
        after.keySet().removeIf(place -> !holdsNumber(opcode, stack, place));
        return after;
    }

    private static boolean holdsNumber(int opcode, List<BasicValue> stack, int place) {
        List<Integer> slots = shuffled(opcode, slots(stack));
        return slots != null && numbers(slots, stack).containsKey(place);
    }
}
