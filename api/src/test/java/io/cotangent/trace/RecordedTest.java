package io.cotangent.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.NDArray;
import io.cotangent.error.DomainException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which looks at numbers a trace remembers. */
class RecordedTest {
    private static final NDArray X = NDArray.of(1, 2, -1);

    private static Tracer at(int line) {
        return Tracer.at(new Site("Notebook", "func", "Notebook.java", line));
    }

    private static Recorded recorded(UnaryOperator<NDArray[]> function) {
        return Recording.observed("func", function, X);
    }

    private static String places(List<Seen> looks) {
        return String.join("; ", looks.stream().map(Seen::toString).toList());
    }

    @Test
    void eachLookOnceWithItsPlace() {
        Recorded recorded =
                recorded(x -> {
                    NDArray y = at(12).sum(at(11).square(x[0]));
                    at(13).item(y);
                    at(14).item(y);
                    at(15).toArray(x[0]);
                    return new NDArray[] {at(16).mul(x[0], y)};
                });
        assertThat(places(recorded.observations()))
                .isEqualTo("6.0 at Notebook.java:13; [ 1.  2. -1.] at Notebook.java:15");
        assertThat(recorded.isObserved()).isTrue();
        assertThat(recorded.failures()).isEmpty();
        NDArray[] outputs = Replay.of(recorded.guarded(), NDArray.of(1, 1, 1));
        assertThat(outputs)
                .containsExactly(NDArray.of(3.0), NDArray.of(1, 1, 1), NDArray.of(3, 3, 3));
    }

    @Test
    void whatDoesNotDependOnTheInputsDoesNotCount() {
        Recorded recorded =
                recorded(x -> {
                    at(12).item(at(11).sum(X));
                    at(13).sin(x[0]);
                    return x;
                });
        assertThat(recorded.isObserved()).isFalse();
        assertThat(recorded.program()).isEqualTo(Recording.of("func", x -> x, X));
    }

    @Test
    void theProgramOfTheResultsIsThatOfARecordingWithoutLooks() {
        UnaryOperator<NDArray[]> function =
                x -> {
                    NDArray y = at(11).mul(x[0], NDArray.of(4, 5, 6));
                    at(13).item(at(12).sum(at(12).sin(at(12).sub(y, NDArray.of(1, 2, 3)))));
                    return new NDArray[] {y, at(14).add(x[0], NDArray.of(7, 8, 9)), x[0]};
                };
        Program program = recorded(function).program();
        assertThat(program).isEqualTo(Recording.of("func", function, X));
        assertThat(program.captured()).hasSize(2);
        assertThat(program.toString()).isEqualTo(Recording.of("func", function, X).toString());
        assertThat(recorded(function).guards().equations()).hasSize(4);
    }

    @Test
    void guardsComeBeforeWhatFollowsThem() {
        Recorded recorded =
                recorded(x -> {
                    NDArray result = at(11).exp(x[0]);
                    NDArray y = at(12).sum(x[0]);
                    at(13).item(y);
                    NDArray z = at(14).prod(x[0]);
                    at(15).item(z);
                    return new NDArray[] {at(16).mul(at(16).mul(result, y), z)};
                });
        assertThat(recorded.guarded().equations().stream().map(e -> e.site().line()))
                .startsWith(12, 14, 11);
    }

    @Test
    void equalityHashAndTextAreLooksAtTheUsersLine() {
        Recorded recorded =
                recorded(x -> {
                    assertThat(at(1).neg(x[0]).equals(NDArray.of(-1, -2, 1))).isTrue();
                    assertThat(NDArray.of(0, 0, 0).equals(at(1).abs(x[0]))).isFalse();
                    assertThat(at(1).sin(x[0]).hashCode()).isNotZero();
                    assertThat(at(1).square(x[0])).hasToString("[1. 4. 1.]");
                    return x;
                });
        assertThat(recorded.observations())
                .hasSize(4)
                .allMatch(seen -> !seen.site().equals(Site.UNKNOWN));
    }

    @Test
    void innerTracesTellOuterOnes() {
        AtomicReference<Recorded> inner = new AtomicReference<>();
        Recorded outer =
                recorded(x -> {
                    NDArray y = at(11).square(x[0]);
                    inner.set(
                            Recording.observed(
                                    "inner",
                                    z -> {
                                        at(12).item(at(12).sum(y));
                                        at(13).item(at(13).sum(at(13).mul(y, z[0])));
                                        at(14).item(at(14).sum(z[0]));
                                        return z;
                                    },
                                    NDArray.of(1, 10, 100)));
                    return new NDArray[] {y};
                });
        assertThat(places(inner.get().observations()))
                .isEqualTo("141.0 at Notebook.java:13; 111.0 at Notebook.java:14");
        assertThat(places(outer.observations()))
                .isEqualTo("6.0 at Notebook.java:12; 141.0 at Notebook.java:13");
        assertThat(Replay.of(outer.guards(), NDArray.of(1, 1, 1)))
                .containsExactly(NDArray.of(3.0), NDArray.of(111.0));
    }

    @Test
    void argumentsOfInnerTracesAreValuesOfOuterOnes() {
        Recorded outer =
                recorded(x -> {
                    NDArray y = at(11).square(x[0]);
                    Recording.of(
                            "inner",
                            z -> {
                                NDArray sum = at(12).sum(z[0]);
                                Recording.of(
                                        "innermost",
                                        w -> {
                                            at(13).item(at(13).mul(w[0], 2.0));
                                            return w;
                                        },
                                        sum);
                                return z;
                            },
                            y);
                    return new NDArray[] {y};
                });
        assertThat(places(outer.observations())).isEqualTo("12.0 at Notebook.java:13");
        assertThat(Replay.of(outer.guards(), NDArray.of(1, 1, 1))).containsExactly(NDArray.of(6.0));
    }

    @Test
    void valuesThatLeftTheirTraceAreLookedAtToo() {
        AtomicReference<NDArray> kept = new AtomicReference<>();
        Recorded outer =
                recorded(x -> {
                    Recording.of(
                            "inner",
                            z -> {
                                kept.set(at(12).sum(z[0]));
                                return z;
                            },
                            x[0]);
                    at(13).item(kept.get());
                    return x;
                });
        assertThat(places(outer.observations())).isEqualTo("2.0 at Notebook.java:13");
    }

    @Test
    void looksThatFailAreKeptApart() {
        NDArray matrix = NDArray.of(new double[][] {{1, 2}, {2, 1}});
        Recorded recorded =
                Recording.observed(
                        "func",
                        x -> {
                            NDArray root = at(12).cholesky(x[0]);
                            assertThatThrownBy(() -> at(13).toArray(root))
                                    .isInstanceOf(DomainException.class);
                            return x;
                        },
                        matrix);
        assertThat(recorded.observations()).isEmpty();
        assertThat(recorded.isObserved()).isTrue();
        assertThat(recorded.failures()).hasSize(1);
        assertThat(recorded.failures().get(0).hasValue()).isFalse();
        assertThat(places(recorded.failures())).contains("at Notebook.java:13");
    }

    @Test
    void looksFromManyThreads() {
        Recorded recorded =
                recorded(x -> {
                    IntStream.range(0, 1000)
                            .parallel()
                            .forEach(i -> at(i).item(at(i).sum(at(i).mul(x[0], i))));
                    return x;
                });
        assertThat(recorded.observations()).hasSize(1000);
        assertThat(recorded.observations())
                .allMatch(seen -> NDArray.of(2.0 * seen.site().line()).equals(seen.value()));
    }

    @Test
    void whatWasLookedAtGoesWithTheTrace() throws InterruptedException {
        AtomicReference<NDArray> input = new AtomicReference<>();
        AtomicReference<WeakReference<NDArray>> looked = new AtomicReference<>();
        recorded(x -> {
            NDArray y = at(11).square(x[0]);
            at(12).toArray(y);
            looked.set(new WeakReference<>(y));
            input.set(x[0]);
            return x;
        });
        for (int i = 0; i < 50 && looked.get().get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(looked.get().get()).isNull();
        assertThat(input.get()).isNotNull();
    }
}
