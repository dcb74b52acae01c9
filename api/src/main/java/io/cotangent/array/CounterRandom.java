package io.cotangent.array;

/**
 * A random number generator without state: Philox-4x32-10, a function of a key and a counter.
 *
 * <p>Ten rounds of multiplications, whose high halves are mixed with the key, turn a counter of 128
 * bits into 128 bits that no test of randomness tells from chance; any two counters and any two
 * keys, however similar, give unrelated bits. So element i of an array of random numbers is the
 * function of i: no order of computation matters, and there is no state to share or to save. The
 * cost is that of ten rounds, some 5 ns.
 *
 * <p>J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw: "Parallel random numbers: as easy as 1, 2,
 * 3", SC 2011.
 */
public final class CounterRandom {
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long WORD = 0xFFFFFFFFL;

    private CounterRandom() {}

    /** 128 random bits. */
    public record Block(long low, long high) {
        /** The first 53 of the lower half's bits, as a number in 0..1 without 1. */
        public double lowFraction() {
            return (low >>> 11) * 0x1p-53;
        }

        /** The first 52 of the lower half's bits, as a number in 0..1 without either. */
        public double openFraction() {
            return ((low >>> 12) + 0.5) * 0x1p-52;
        }

        /** The first 53 of the higher half's bits, as a number in 0..1 without 1. */
        public double highFraction() {
            return (high >>> 11) * 0x1p-53;
        }
    }

    /**
     * The random bits of a counter under a key.
     *
     * @param key the paper's two words, the first in the lower half
     * @param low the counter's first two words, the first in the lower half
     * @param high the counter's last two words
     * @return the result's words in the same order
     */
    public static Block bits(long key, long low, long high) {
        int key0 = (int) key;
        int key1 = (int) (key >>> 32);
        int word0 = (int) low;
        int word1 = (int) (low >>> 32);
        int word2 = (int) high;
        int word3 = (int) (high >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (word0 & WORD);
            long product1 = MULTIPLIER_1 * (word2 & WORD);
            word0 = (int) (product1 >>> 32) ^ word1 ^ key0;
            word1 = (int) product1;
            word2 = (int) (product0 >>> 32) ^ word3 ^ key1;
            word3 = (int) product0;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        return new Block(
                (word1 & WORD) << 32 | (word0 & WORD), (word3 & WORD) << 32 | (word2 & WORD));
    }
}
