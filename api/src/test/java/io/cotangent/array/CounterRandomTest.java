package io.cotangent.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The known answers that come with the authors' own library, Random123. */
class CounterRandomTest {
    @Test
    void zeros() {
        assertThat(CounterRandom.bits(0, 0, 0))
                .isEqualTo(new CounterRandom.Block(0xe169c58d_6627e8d5L, 0x9b00dbd8_bc57ac4cL));
    }

    @Test
    void ones() {
        assertThat(CounterRandom.bits(-1, -1, -1))
                .isEqualTo(new CounterRandom.Block(0x41c83b0e_408f276dL, 0x6d5451fd_a20bc7c6L));
    }

    @Test
    void digitsOfPi() {
        long key = 0x299f31d0_a4093822L;
        assertThat(CounterRandom.bits(key, 0x85a308d3_243f6a88L, 0x03707344_13198a2eL))
                .isEqualTo(new CounterRandom.Block(0x94fdcceb_d16cfe09L, 0x24126ea1_5001e420L));
    }

    @Test
    void fractionsAreBelowOne() {
        CounterRandom.Block ones = new CounterRandom.Block(-1, -1);
        assertThat(ones.lowFraction()).isEqualTo(1 - 0x1p-53);
        assertThat(ones.highFraction()).isEqualTo(1 - 0x1p-53);
        assertThat(new CounterRandom.Block(0, 0).lowFraction()).isZero();
    }
}
