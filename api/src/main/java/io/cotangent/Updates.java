package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/**
 * Copies with a part combined with other values, also where an index selects a place several times.
 * For replacing a part see {@link Shaping#with(Index[], NDArray)}.
 */
public sealed interface Updates permits NDArray {
    /**
     * A copy in which values were added to the part that an index selects, as often as it selects a
     * place; the value broadcasts to the part.
     */
    default NDArray withAdded(Index[] index, NDArray value) {
        return EAGER.withAdded((NDArray) this, index, value);
    }

    /** As {@link #withAdded(Index[], NDArray)}; see {@link Index#parse}. */
    default NDArray withAdded(String index, NDArray value) {
        return EAGER.withAdded((NDArray) this, index, value);
    }

    /**
     * A copy in which the part that an index selects was multiplied by a value, as often as it
     * selects a place.
     */
    default NDArray withMultiplied(Index[] index, NDArray value) {
        return EAGER.withMultiplied((NDArray) this, index, value);
    }

    /** As {@link #withMultiplied(Index[], NDArray)}; see {@link Index#parse}. */
    default NDArray withMultiplied(String index, NDArray value) {
        return EAGER.withMultiplied((NDArray) this, index, value);
    }

    /**
     * A copy with the larger of the two at the part that an index selects, and of all values for a
     * place that it selects several times.
     */
    default NDArray withMax(Index[] index, NDArray value) {
        return EAGER.withMax((NDArray) this, index, value);
    }

    /** As {@link #withMax(Index[], NDArray)}; see {@link Index#parse}. */
    default NDArray withMax(String index, NDArray value) {
        return EAGER.withMax((NDArray) this, index, value);
    }

    /**
     * A copy with the smaller of the two at the part that an index selects, and of all values for a
     * place that it selects several times.
     */
    default NDArray withMin(Index[] index, NDArray value) {
        return EAGER.withMin((NDArray) this, index, value);
    }

    /** As {@link #withMin(Index[], NDArray)}; see {@link Index#parse}. */
    default NDArray withMin(String index, NDArray value) {
        return EAGER.withMin((NDArray) this, index, value);
    }

    /**
     * A copy in which slices were added at positions along an axis; those at one position add up.
     *
     * @param indices integers; negative ones count from the end
     * @param values as {@code take(indices, axis)} has them, or what broadcasts to that
     */
    default NDArray scatterAdd(NDArray indices, NDArray values, int axis) {
        return EAGER.scatterAdd((NDArray) this, indices, values, axis);
    }

    /**
     * As {@link #scatterAdd}, with the slices put in place; of several at one position the last
     * stays.
     */
    default NDArray scatter(NDArray indices, NDArray values, int axis) {
        return EAGER.scatter((NDArray) this, indices, values, axis);
    }

    /**
     * The opposite of {@link Shaping#takeAlongAxis}: a copy with a value put at each of the
     * positions along an axis; of several at one position the last stays.
     */
    default NDArray putAlongAxis(NDArray indices, NDArray values, int axis) {
        return EAGER.putAlongAxis((NDArray) this, indices, values, axis);
    }

    /**
     * The sums of the positions of the first axis that belong to the same segment.
     *
     * @param segments for each position its segment, an integer
     * @param number of segments
     */
    default NDArray segmentSum(NDArray segments, int number) {
        return EAGER.segmentSum((NDArray) this, segments, number);
    }
}
