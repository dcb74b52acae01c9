package io.cotangent.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.NDArray;
import io.cotangent.error.EscapedValueException;
import io.cotangent.error.UnmarkedCodeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What recording keeps, and how it looks. */
class ProgramTest {
    private static final NDArray MATRIX = NDArray.of(new double[][] {{0, 2, -1}, {3, 1.5, 2}});

    private static Tracer at(int line) {
        return Tracer.at(new Site("Notebook", "func", "Notebook.java", line));
    }

    private static NDArray[] func(NDArray... x) {
        NDArray y = at(12).pow(x[0], 2);
        NDArray z = at(13).sin(y);
        at(14).cos(z);
        return new NDArray[] {at(15).add(y, z), at(15).matmul(MATRIX, z), at(16).mul(z, 3.0)};
    }

    private static Program program() {
        return Recording.of("func", ProgramTest::func, NDArray.of(1, 2, -1));
    }

    @Test
    void isPrintedWithTypesAndLinesAndWithoutWhatNothingNeeds() {
        assertThat(program().toString())
                .isEqualTo(
                        """
                        program(a: float64[3]) {
                          b: float64[2,3] captured
                          d: float64[3] = square a                              // Notebook.java:12
                          e: float64[3] = sin d                                 // Notebook.java:13
                          f: float64[3] = add d e                               // Notebook.java:15
                          g: float64[3,1] = reshape e                           // Notebook.java:15
                          h: float64[2,1] = matmul b g                          // Notebook.java:15
                          i: float64[2] = reshape h                             // Notebook.java:15
                          j: float64[3] = mul e 3.0                             // Notebook.java:16
                          return f, i, j
                        }\
                        """);
    }

    @Test
    void equalsByStructure() {
        assertThat(program()).isEqualTo(program()).hasSameHashCodeAs(program());
        Program other = Recording.of("func", ProgramTest::func, NDArray.of(1, 2, 3));
        assertThat(program()).isEqualTo(other);
        Program longer =
                Recording.of("func", x -> new NDArray[] {at(1).sin(x[0])}, NDArray.of(1, 2, 3, 4));
        assertThat(program()).isNotEqualTo(longer);
    }

    @Test
    void replaysOnOtherValues() {
        NDArray[] outputs = Replay.of(program(), NDArray.of(3, 4, 5));
        assertThat(outputs[0]).isEqualTo(func(NDArray.of(3, 4, 5))[0]);
    }

    @Test
    void anEagerCallRefusesATracedValue() {
        assertThatThrownBy(
                        () -> Recording.of("f", x -> new NDArray[] {x[0].sin()}, NDArray.of(1.0)))
                .isInstanceOf(UnmarkedCodeException.class)
                .hasMessageContaining("sin of a value that is being differentiated, float64[]");
    }

    @Test
    void looksAtNumbersOnceEach() {
        List<Double> seen = new ArrayList<>();
        Recording.of(
                "f",
                x -> {
                    NDArray y = at(1).square(x[0]);
                    seen.add(at(2).item(y));
                    seen.add(at(3).item(at(3).add(y, 1.0)));
                    return new NDArray[] {y};
                },
                NDArray.of(3.0));
        assertThat(seen).containsExactly(9.0, 10.0);
    }

    @Test
    void aValueThatOutlivesItsTraceIsWhatItWasThere() {
        AtomicReference<NDArray> kept = new AtomicReference<>();
        Program outer =
                Recording.of(
                        "outer",
                        x -> {
                            Recording.of(
                                    "inner",
                                    y -> {
                                        kept.set(at(1).mul(y[0], y[0]));
                                        return y;
                                    },
                                    x[0]);
                            return new NDArray[] {at(2).mul(kept.get(), x[0])};
                        },
                        NDArray.of(2.0));
        assertThat(Replay.of(outer, NDArray.of(5.0))[0]).isEqualTo(NDArray.of(125.0));
        assertThat(at(3).add(kept.get(), 1.0)).isEqualTo(NDArray.of(5.0));
    }

    @Test
    void aValueOfAnInnerTraceThatIsStillOpenCannotBePartOfAnOuterOne() throws InterruptedException {
        AtomicReference<NDArray> kept = new AtomicReference<>();
        CountDownLatch born = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        assertThatThrownBy(() ->
                        Recording.of(
                                "outer",
                                x -> {
                                    thread.set(
                                            Thread.ofPlatform()
                                                    .start(() -> inner(x[0], kept, born, done)));
                                    await(born);
                                    return new NDArray[] {at(2).sin(kept.get())};
                                },
                                NDArray.of(2.0)))
                .isInstanceOf(EscapedValueException.class)
                .hasMessageContaining("born at Notebook.java:2 while tracing inner")
                .hasMessageContaining("is needed by outer");
        done.countDown();
        thread.get().join();
    }

    private static void inner(
            NDArray x, AtomicReference<NDArray> kept, CountDownLatch born, CountDownLatch done) {
        Recording.of(
                "inner",
                y -> {
                    kept.set(at(1).mul(y[0], y[0]));
                    born.countDown();
                    await(done);
                    return y;
                },
                x);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
