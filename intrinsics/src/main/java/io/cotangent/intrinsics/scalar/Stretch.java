package io.cotangent.intrinsics.scalar;

/**
 * Instructions that repeat: those from {@code start} on, {@code period} of them, come {@code
 * repetitions} times, with operands that stay or move by the same distance each time.
 */
record Stretch(int start, int period, int repetitions) implements Segment {
    @Override
    public int end() {
        return start + period * repetitions;
    }

    /** How far an operand of the instruction at a place in the body moves with each repetition. */
    int distance(Instructions instructions, int place, int which) {
        return instructions.operand(start + period + place, which)
                - instructions.operand(start + place, which);
    }
}
