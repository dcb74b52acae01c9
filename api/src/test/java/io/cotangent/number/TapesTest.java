package io.cotangent.number;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class TapesTest {
    private static final int STEPS = 2_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static double record() {
        Tape tape = Tapes.open();
        try {
            tape.sweep();
            int step = tape.add(Rule.INPUT, 0, 0, 1);
            for (int i = 0; i < STEPS; i++) {
                step = tape.binary(Rule.ADD, step, step, 1, 1, 2);
            }
            return tape.value(step);
        } finally {
            Tapes.close(tape);
            Tapes.spare(tape);
        }
    }

    @Test
    void theMemoryOfALongTapeServesTheNext() {
        assertThat(record()).isEqualTo(2);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(record()).isEqualTo(2);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(STEPS);
    }
}
