package io.cotangent.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IdentityHashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdentityTableTest {
    /** Whatever was asked for in between, and before and after it is emptied. */
    @Test
    void knowsWhatAMapKnows() {
        Random random = new Random(1);
        IdentityTable<Integer> table = new IdentityTable<>();
        for (int count : new int[] {3, 40, 3000, 5}) {
            IdentityHashMap<Object, Integer> map = new IdentityHashMap<>();
            Object[] keys = new Object[count];
            for (int i = 0; i < count; i++) {
                keys[i] = new double[1];
            }
            for (int i = 0; i < 20 * count; i++) {
                Object key = keys[random.nextInt(count)];
                if (random.nextInt(4) == 0) {
                    table.put(key, i);
                    map.put(key, i);
                }
                Object other = keys[random.nextInt(count)];
                assertThat(table.get(other)).isEqualTo(map.get(other));
                assertThat(table.get(key)).isEqualTo(map.get(key));
                assertThat(table.peek(key)).isEqualTo(map.get(key));
            }
            assertThat(table.size()).isEqualTo(map.size());
            table.clear();
            assertThat(table.isEmpty()).isTrue();
            for (Object key : keys) {
                assertThat(table.get(key)).isNull();
            }
            table.clear();
        }
    }
}
