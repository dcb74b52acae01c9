package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Instructions in the order of their dependence. A value is named by a number: an instruction's
 * result by the instruction's own, a {@linkplain Leaves leaf} {@code l} by {@code ~l}, which is
 * negative.
 */
final class Instructions {
    /** What there is in place of an operand that an operation does not have. */
    static final int NONE = Integer.MIN_VALUE;

    private static final int WORDS = 4;

    private final Leaves leaves;
    private final List<Operation> operations;
    private final Map<Operation, Integer> codes;

    /** Of each instruction, side by side, its operation and its three operands. */
    private int[] words;

    private int count;

    Instructions(Leaves leaves) {
        this(leaves, new ArrayList<>(), new HashMap<>(), 64);
    }

    private Instructions(
            Leaves leaves,
            List<Operation> operations,
            Map<Operation, Integer> codes,
            int capacity) {
        this.leaves = leaves;
        this.operations = operations;
        this.codes = codes;
        this.words = new int[Math.multiplyExact(WORDS, capacity)];
    }

    /** The number of instructions. */
    int count() {
        return count;
    }

    /** The operations, by their numbers. */
    List<Operation> operations() {
        return operations;
    }

    /** Whether a value is what new arrays hold. */
    boolean isZero(int value) {
        return value < 0
                && leaves.isConstant(~value)
                && Double.doubleToRawLongBits(leaves.constant(~value)) == 0;
    }

    Leaves leaves() {
        return leaves;
    }

    /** A number for an operation, from 0. */
    int codeOf(Operation operation) {
        return codes.computeIfAbsent(
                operation,
                added -> {
                    operations.add(added);
                    return operations.size() - 1;
                });
    }

    /** Appends an instruction. */
    int add(int operation, int a, int b, int c) {
        int at = WORDS * count;
        if (at == words.length) {
            words = Arrays.copyOf(words, Math.multiplyExact(2, at));
        }
        words[at] = operation;
        words[at + 1] = a;
        words[at + 2] = b;
        words[at + 3] = c;
        return count++;
    }

    /** The number of an instruction's operation: equal where the operations are. */
    int code(int instruction) {
        return words[WORDS * instruction];
    }

    Operation operation(int instruction) {
        return operations.get(code(instruction));
    }

    /** An operand, counted from 0 to 2; {@link #NONE} where there is none. */
    int operand(int instruction, int which) {
        return words[WORDS * instruction + 1 + which];
    }

    /** The kind of a value. */
    Kind kind(int value) {
        return value < 0 ? leaves.kind(~value) : operation(value).kind();
    }

    /**
     * The instructions that some values need, in the same order; the values are replaced by their
     * new numbers.
     */
    Instructions needed(List<int[]> values) {
        boolean[] needed = new boolean[count];
        for (int[] some : values) {
            for (int value : some) {
                mark(needed, value);
            }
        }
        for (int i = count - 1; i >= 0; i--) {
            for (int k = 0; needed[i] && k < 3; k++) {
                mark(needed, operand(i, k));
            }
        }
        int[] renamed = new int[count];
        Instructions result = new Instructions(leaves, operations, codes, Math.max(count, 1));
        for (int i = 0; i < count; i++) {
            if (needed[i]) {
                renamed[i] =
                        result.add(
                                code(i),
                                name(renamed, operand(i, 0)),
                                name(renamed, operand(i, 1)),
                                name(renamed, operand(i, 2)));
            }
        }
        for (int[] some : values) {
            for (int i = 0; i < some.length; i++) {
                some[i] = name(renamed, some[i]);
            }
        }
        return result;
    }

    private static void mark(boolean[] needed, int value) {
        if (value >= 0) {
            needed[value] = true;
        }
    }

    private static int name(int[] renamed, int value) {
        return value < 0 ? value : renamed[value];
    }

    /** The value's name in a listing. */
    String text(int value) {
        return value < 0 ? leaves.text(~value) : "v" + value;
    }

    /** The instruction in a listing. */
    String line(int instruction) {
        StringBuilder text = new StringBuilder(text(instruction)).append(" = ");
        text.append(operation(instruction).label());
        for (int which = 0; which < WORDS - 1; which++) {
            if (operand(instruction, which) != NONE) {
                text.append(' ').append(text(operand(instruction, which)));
            }
        }
        return text.append(kind(instruction) == Kind.F32 ? " f" : "").toString();
    }
}
