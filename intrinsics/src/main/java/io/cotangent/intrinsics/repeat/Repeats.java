package io.cotangent.intrinsics.repeat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what {@linkplain Repeat repeats} in a long list. The work is in proportion to the length of
 * the list: where the same few codes come again, the distance is tried as a period, and repetitions
 * are counted while thing by thing they are what they should be.
 */
public final class Repeats {
    /** So many distances are tried at each place. */
    private static final int TRIALS = 24;

    /** Fewer repetitions, and fewer things in all, do not count. */
    private static final int FEWEST = 8;

    private static final int SHORTEST = 48;

    /**
     * Windows from this length on do not begin within {@linkplain Listed#isRun runs}, as where
     * arrays are computed: they would be found again a place farther on, and again, long before the
     * next repetition.
     */
    private static final int LONG = 16;

    /** Of the polynomials that tell windows from each other. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** Comparisons, per thing of the list, until no more is tried. */
    private static final long EFFORT = 40;

    private final Listed list;
    private final int most;

    /** So many codes in a row must come again. */
    private final int window;

    /** For each thing, the next one at which the same few codes begin; -1 for none. */
    private final int[] next;

    private long effort;

    /** The size of all things before each. */
    private final long[] sizes;

    /**
     * For periods that were tried, the thing that is not what it should be: as it is not for places
     * farther on either, as long as there are two repetitions between. 0 for others.
     */
    private final int[] ends;

    private Repeats(Listed list, int most, int window) {
        this.list = list;
        this.most = most;
        this.window = window;
        this.next = next();
        this.ends = new int[list.count() / 2 + 1];
        this.sizes = new long[list.count() + 1];
        for (int i = 0; i < list.count(); i++) {
            sizes[i + 1] = sizes[i] + list.size(i);
        }
        this.effort = EFFORT * list.count();
    }

    /**
     * What repeats, in order.
     *
     * @param most the largest sum of the sizes of things of one repetition
     * @param window so many codes in a row tell one repetition from others within it: few for short
     *     ones, more for long ones
     */
    public static List<Repeat> of(Listed list, int most, int window) {
        return new Repeats(list, most, window).find();
    }

    private int[] next() {
        int count = list.count();
        int[] following = new int[count];
        Arrays.fill(following, -1);
        // By what codes begin there: the first place, and one more; 0 where there is none.
        int[] table = new int[Integer.highestOneBit(Math.max(count, 1)) * 4];
        long[] keys = new long[table.length];
        long last = 1;
        for (int k = 0; k < window; k++) {
            last *= FACTOR;
        }
        long key = 0;
        for (int i = count - 1; i >= 0; i--) {
            key = key * FACTOR + digit(i) - (i + window < count ? digit(i + window) * last : 0);
            if (window >= LONG && list.isRun(i)) {
                continue;
            }
            int place = (int) (key ^ key >>> 32) & (table.length - 1);
            while (table[place] != 0 && keys[place] != key) {
                place = (place + 1) & (table.length - 1);
            }
            following[i] = table[place] - 1;
            keys[place] = key;
            table[place] = i + 1;
        }
        return following;
    }

    /** What a thing adds to the key of the windows with it, which is a polynomial. */
    private long digit(int i) {
        return 2L * list.code(i) + (list.isRun(i) ? 2 : 1);
    }

    private List<Repeat> find() {
        List<Repeat> found = new ArrayList<>();
        int at = 0;
        while (at < list.count()) {
            Repeat best = effort > 0 ? longest(at) : null;
            if (best == null) {
                at++;
            } else {
                found.add(best);
                at = best.end();
            }
        }
        return found;
    }

    /** What repeats from a place on and covers most; null if there is none. */
    private Repeat longest(int start) {
        Repeat best = null;
        int other = next[start];
        for (int trial = 0; other >= 0 && trial < TRIALS; trial++, other = next[other]) {
            int period = other - start;
            if (sizes[other] - sizes[start] > most || 2 * period > list.count() - start) {
                break;
            }
            int repetitions = repetitions(start, period);
            boolean isLong = repetitions >= FEWEST && repetitions * period >= SHORTEST;
            if (isLong
                    && (best == null
                            || repetitions * period
                                    > best.repetitions() * best.period() + 2 * period)) {
                best = new Repeat(start, period, repetitions);
            }
        }
        return best;
    }

    private int repetitions(int start, int period) {
        int known = ends[period];
        if (start + 2 * period <= known) {
            return (known - start) / period;
        }
        int end = start + period;
        while (end < list.count() && continues(end, start, period)) {
            end++;
        }
        effort -= end - start - period + 1;
        ends[period] = end;
        return (end - start) / period;
    }

    private boolean continues(int i, int start, int period) {
        return list.code(i) == list.code(i - period) && list.continues(i, start, period);
    }
}
