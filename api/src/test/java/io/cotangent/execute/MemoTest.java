package io.cotangent.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is remembered, how much of it, and what goes first. */
class MemoTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Memo<Integer, String> memo = new Memo<>(100, key -> key < 0 ? 51 + key : 1);

    private String get(int key) {
        return memo.get(
                key,
                k -> {
                    made.incrementAndGet();
                    return "value " + k;
                });
    }

    @Test
    void thingsAreMadeOnce() {
        for (int i = 0; i < 5; i++) {
            assertThat(get(3)).isSameAs(get(3)).isEqualTo("value 3");
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void whatWasUsedLongestAgoGoesFirst() {
        for (int key = 0; key < 100; key++) {
            get(key);
        }
        String kept = get(0);
        for (int key = 100; key < 120; key++) {
            get(key);
        }
        int before = made.get();
        assertThat(get(0)).isSameAs(kept);
        assertThat(made).hasValue(before);
        get(1);
        assertThat(made).hasValue(before + 1);
    }

    @Test
    void whatIsHeavyTakesThePlaceOfWhatIsOlder() {
        get(-2);
        get(-3);
        get(-4);
        get(-4);
        assertThat(made).hasValue(3);
        get(-2);
        assertThat(made).hasValue(4);
    }

    @Test
    void whatIsTooHeavyIsNotRemembered() {
        get(-1);
        get(-1);
        assertThat(made).hasValue(2);
    }
}
