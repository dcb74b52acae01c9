package io.cotangent.intrinsics.vector;

import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The steps in which vectors, the rows of a square, become its columns: for a distance d of 1, 2,
 * 4, ... in any order, rows whose numbers differ by d exchange the lanes whose numbers differ by d,
 * so that each bit of the row's number changes place with one of the lane's. The results are
 * selections of lanes from two vectors, of which the lanes of the second count from {@code -length}
 * in the shuffle, as exceptional ones do.
 */
final class Interleaving {
    private Interleaving() {}

    /** The new row with the lower number. */
    static <E> VectorShuffle<E> low(VectorSpecies<E> species, int distance) {
        int length = species.length();
        return VectorShuffle.fromOp(species, i -> (i & distance) == 0 ? i : i - distance - length);
    }

    /** The new row with the higher number. */
    static <E> VectorShuffle<E> high(VectorSpecies<E> species, int distance) {
        int length = species.length();
        return VectorShuffle.fromOp(species, i -> (i & distance) == 0 ? i + distance : i - length);
    }

    /** Exchanges the lanes whose numbers differ by a distance. */
    static <E> VectorShuffle<E> exchange(VectorSpecies<E> species, int distance) {
        return VectorShuffle.fromOp(species, i -> i ^ distance);
    }

    /** The lanes with the higher number of the two. */
    static <E> VectorMask<E> upper(VectorSpecies<E> species, int distance) {
        boolean[] lanes = new boolean[species.length()];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = (i & distance) != 0;
        }
        return VectorMask.fromArray(species, lanes, 0);
    }
}
