package io.cotangent.intrinsics.vector;

/**
 * The reduction, on vectors, of short runs that lie one after the other; made by {@link
 * RunsWriter}.
 */
abstract class VectorRuns {
    /**
     * Combines the vectors of each run to one, as the leaves of a balanced tree. What the last of
     * them lacks to a whole one does not count.
     *
     * @param vectors so many vectors make a run
     * @param n the elements of a run
     * @param room gets a vector of each run
     */
    abstract void collect(int vectors, int n, int runs, Object x, int xOffset, Object room);

    /**
     * Combines, in each vector, the lanes whose numbers differ by a distance, and makes one vector
     * of every two whose numbers differ by it: the lanes of the first have the results of the one,
     * the lanes that many places up those of the other. After all distances, from half a vector's
     * length down to 1, each lane has the result of the run with its number.
     *
     * @param distance a power of 2
     * @param pairs of vectors that there are in {@code room}, a multiple of the distance
     */
    abstract void merge(int distance, int pairs, Object room);

    /** Merges the vectors of some runs until each lane has the result of one. */
    final void mergeAll(int runs, int lanes, Object room) {
        // The vectors of runs that there are not: whatever is there.
        int pairs = (runs + lanes - 1) / lanes * lanes;
        for (int distance = lanes / 2; distance > 0; distance /= 2) {
            pairs /= 2;
            merge(distance, pairs, room);
        }
    }
}
