package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.vector.FunctionCode;
import java.util.stream.IntStream;

/** About how many bytes of code instructions take. */
final class Sizes {
    /** What an element of an output takes. */
    static final int OUTPUT = 14;

    /** Instructions of so many bytes are arithmetic. */
    private static final int SMALL = 64;

    /** Nanoseconds for an arithmetic operation, and for each byte of others. */
    private static final double ARITHMETIC = 0.4;

    private static final double BYTE = 0.02;

    private static final int COMPARISON = 26;
    private static final int CONVERSION = 16;

    private final Instructions instructions;
    private final FunctionCode functions;

    /** By operations. */
    private final int[] called;

    private final int[] inPlace;

    Sizes(Instructions instructions, FunctionCode functions) {
        this.instructions = instructions;
        this.functions = functions;
        this.called = sizes(false);
        this.inPlace = sizes(true);
    }

    private int[] sizes(boolean whole) {
        return instructions.operations().stream().mapToInt(each -> size(each, whole)).toArray();
    }

    private int size(Operation operation, boolean whole) {
        return switch (operation) {
            case Operation.Unary(var f, var kind) -> functions.size(f, kind, whole);
            case Operation.Binary(var f, var kind) -> functions.size(f, kind, whole);
            case Operation.Fma _, Operation.Compare _, Operation.Select _ -> COMPARISON;
            case Operation.Convert _ -> CONVERSION;
        };
    }

    /** The size of an instruction, where large functions are called. */
    int of(int instruction) {
        return called[instructions.code(instruction)];
    }

    /** About how many nanoseconds all instructions take. */
    double nanoseconds() {
        double time = 0;
        for (int i = 0; i < instructions.count(); i++) {
            int size = inPlace[instructions.code(i)];
            time += size <= SMALL ? ARITHMETIC : BYTE * size;
        }
        return time;
    }

    /** Whether some instructions do not exceed a size, even with all functions in place. */
    boolean fit(int from, int to, int most) {
        int size = 0;
        for (int i = from; i < to && size <= most; i++) {
            size += inPlace[instructions.code(i)];
        }
        return size <= most;
    }

    /** Whether some instructions are best written with all functions in place. */
    boolean fit(int from, int to) {
        return fit(from, to, Segments.METHOD);
    }

    /** The size of some instructions, where large functions are called. */
    long of(int from, int to) {
        long size = 0;
        for (int i = from; i < to; i++) {
            size += of(i);
        }
        return size;
    }

    /**
     * The places in the body of a stretch where its methods begin, and where the last one ends: one
     * method if it is not too long.
     */
    int[] cuts(Stretch stretch) {
        IntStream.Builder cuts = IntStream.builder().add(0);
        boolean isLong = of(stretch.start(), stretch.start() + stretch.period()) > Segments.METHOD;
        int size = 0;
        for (int place = 0; isLong && place < stretch.period(); place++) {
            int next = of(stretch.start() + place);
            if (size + next > Segments.PART) {
                cuts.add(place);
                size = 0;
            }
            size += next;
        }
        return cuts.add(stretch.period()).build().toArray();
    }
}
