package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of work beside the program. */
class BackgroundTest {
    @Test
    void whatIsMissedMostComesFirst() {
        assertThat(Background.next(List.of(work(3), work(5), work(4)))).isEqualTo(1);
    }

    @Test
    void ofEqualsTheFirstComesFirst() {
        assertThat(Background.next(List.of(work(0), work(7), work(7)))).isEqualTo(1);
        assertThat(Background.next(List.of(() -> true, work(0)))).isZero();
    }

    private static Background.Work work(long missed) {
        return new Background.Work() {
            @Override
            public boolean takeTurn() {
                return true;
            }

            @Override
            public long missed() {
                return missed;
            }
        };
    }
}
