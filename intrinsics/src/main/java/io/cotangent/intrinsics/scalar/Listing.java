package io.cotangent.intrinsics.scalar;

import java.util.List;

/** Instructions as text, one a line. */
final class Listing {
    private final StringBuilder text = new StringBuilder();

    Listing(Instructions instructions, List<Segment> segments, List<int[]> outputs) {
        for (Segment segment : segments) {
            int end = segment.end();
            String indent = "";
            if (segment instanceof Stretch(int start, int period, int repetitions)) {
                text.append("repeat ").append(repetitions).append(" times\n");
                end = start + period;
                indent = "  ";
            } else if (segments.size() > 1) {
                text.append("once\n");
                indent = "  ";
            }
            for (int i = segment.start(); i < end; i++) {
                text.append(indent).append(instructions.line(i)).append('\n');
            }
        }
        for (int k = 0; k < outputs.size(); k++) {
            text.append("out").append(k).append(" =");
            for (int value : outputs.get(k)) {
                text.append(' ').append(instructions.text(value));
            }
            text.append('\n');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
