package io.cotangent.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.error.EscapedValueException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Shadows of arrays and boxes: by identity, by tape, by thread. */
class RegistersTest {
    private static Tape open() {
        return Tapes.open();
    }

    @Test
    void arraysArePassiveAtFirst() {
        Tape tape = open();
        try {
            double[] array = {1, 2};
            assertThat(tape.shadows(array)).isNull();
            int[] shadows = tape.newShadows(array);
            assertThat(shadows).containsExactly(0, 0);
            assertThat(tape.newShadows(array)).isSameAs(shadows);
            assertThat(tape.shadows(array)).isSameAs(shadows);
            assertThat(tape.shadows(array.clone())).isNull();
            assertThat(tape.newShadows(new float[3])).hasSize(3);
        } finally {
            Tapes.close(tape);
        }
    }

    @Test
    void manyArraysKeepTheirOwn() {
        Tape tape = open();
        try {
            double[][] arrays = new double[1000][1];
            for (int i = 0; i < arrays.length; i++) {
                assertThat(tape.shadows(arrays[i])).isNull();
                tape.newShadows(arrays[i])[0] = i + 1;
            }
            for (int i = 0; i < arrays.length; i++) {
                int[] shadows = tape.shadows(arrays[i]);
                assertThat(shadows).containsExactly(i + 1);
            }
        } finally {
            Tapes.close(tape);
        }
    }

    @Test
    void boxesAreToldApartByIdentity() {
        Tape tape = open();
        try {
            Double box = Double.valueOf(2);
            Double other = Double.valueOf(2);
            tape.remember(box, 7);
            assertThat(tape.shadowOf(box)).isEqualTo(7);
            assertThat(tape.shadowOf(other)).isZero();
            assertThat(tape.shadowOf(null)).isZero();
        } finally {
            Tapes.close(tape);
        }
    }

    @Test
    void innerTapesTakeOverWhatTheOuterKnows() {
        Tape outer = open();
        try {
            double[] array = {1, 2, 3};
            Double box = Double.valueOf(5);
            outer.newShadows(array)[1] = outer.add(Rule.INPUT, 0, 1, 2);
            outer.remember(box, outer.add(Rule.INPUT, 1, 0, 5));
            Tape inner = open();
            try {
                int[] shadows = inner.shadows(array);
                assertThat(shadows).startsWith(0).endsWith(0).hasSize(3);
                assertThat(inner.value(shadows[1])).isEqualTo(2);
                assertThat(inner.value(inner.shadowOf(box))).isEqualTo(5);
                assertThat(inner.shadowOf(box)).isEqualTo(inner.shadowOf(box));
                assertThat(inner.shadows(new double[3])).isNull();
            } finally {
                Tapes.close(inner);
            }
            assertThat(outer.shadows(array)).containsExactly(0, 1, 0);
        } finally {
            Tapes.close(outer);
        }
    }

    @Test
    void otherThreadsAreRefused() throws InterruptedException {
        Tape tape = open();
        try {
            double[] active = {1};
            double[] passive = {1};
            Float box = Float.valueOf(2);
            tape.newShadows(active)[0] = 1;
            tape.newShadows(passive);
            tape.remember(box, 1);
            assertThat(inOtherThread(() -> guest().shadows(passive))).isNull();
            assertThat(inOtherThread(() -> guest().shadowOf(3.0))).isNull();
            assertThat(inOtherThread(() -> guest().shadows(active)))
                    .isInstanceOf(EscapedValueException.class)
                    .hasMessageContaining("derivatives follow one thread");
            assertThat(inOtherThread(() -> guest().shadowOf(box)))
                    .isInstanceOf(EscapedValueException.class);
        } finally {
            Tapes.close(tape);
        }
    }

    @Test
    void tablesGrowAndReplace() {
        IdentityTable<String> table = new IdentityTable<>();
        assertThat(table.isEmpty()).isTrue();
        Object key = new Object();
        table.put(key, "a");
        table.put(key, "b");
        assertThat(table.size()).isEqualTo(1);
        for (int i = 0; i < 100; i++) {
            table.put(new Object(), "c");
        }
        assertThat(table.get(key)).isEqualTo("b");
        assertThat(table.peek(key)).isEqualTo("b");
        assertThat(table.peek(new Object())).isNull();
        int[] count = {0};
        table.forEach((one, value) -> count[0]++);
        assertThat(count[0]).isEqualTo(101);
    }

    @Test
    void signaturesAreNumberedOnce() {
        int number = Signatures.of("value", "(D)D");
        assertThat(number).isPositive().isEqualTo(Signatures.of("value", "(D)D"));
        assertThat(Signatures.of("value", "(F)F")).isNotEqualTo(number);
        assertThat(Signatures.text(number)).isEqualTo("value(D)D");
        assertThatThrownBy(() -> Signatures.text(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Tape guest() {
        Tape tape = Tapes.current();
        if (tape == null) {
            throw new IllegalStateException();
        }
        return tape;
    }

    private static @Nullable Throwable inOtherThread(Runnable action) throws InterruptedException {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(action);
        thread.setUncaughtExceptionHandler((one, error) -> thrown.set(error));
        thread.start();
        thread.join();
        return thrown.get();
    }
}
