package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.Kind;

/** Writes instructions that are computed once. */
final class StraightWriter {
    private StraightWriter() {}

    static void write(
            MethodCode method, Instructions instructions, int start, int end, Memory memory) {
        for (int i = start; i < end; i++) {
            int a = operand(method, instructions.operand(i, 0));
            int b = operand(method, instructions.operand(i, 1));
            int c = operand(method, instructions.operand(i, 2));
            Kind kind = instructions.kind(i);
            int slot = method.put(i, method.compute(i, a, b, c));
            if (memory.isKept(i)) {
                int place = i;
                method.keep(kind, slot, () -> method.code.loadConstant(place));
            }
        }
    }

    private static int operand(MethodCode method, int value) {
        return value == Instructions.NONE ? -1 : method.slot(value);
    }
}
