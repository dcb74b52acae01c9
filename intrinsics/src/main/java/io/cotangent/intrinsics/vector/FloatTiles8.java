package io.cotangent.intrinsics.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Transposes 8 by 8 tiles of {@code float}s in vectors of 256 bits. */
final class FloatTiles8 {
    /** The side of a tile. */
    static final int TILE = 8;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
    private static final VectorShuffle<Float> LOW4 = Interleaving.low(SPECIES, 4);
    private static final VectorShuffle<Float> HIGH4 = Interleaving.high(SPECIES, 4);
    private static final VectorShuffle<Float> LOW2 = Interleaving.low(SPECIES, 2);
    private static final VectorShuffle<Float> HIGH2 = Interleaving.high(SPECIES, 2);
    private static final VectorShuffle<Float> LOW1 = Interleaving.low(SPECIES, 1);
    private static final VectorShuffle<Float> HIGH1 = Interleaving.high(SPECIES, 1);

    private FloatTiles8() {}

    /**
     * Transposes tiles that are neighbours along a row of {@code x}: element i of row j comes to
     * row i of {@code y}, at j.
     */
    static void run(
            int tiles, float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride) {
        for (int tile = 0; tile < tiles; tile++) {
            tile(x, xOffset + tile * TILE, xStride, y, yOffset + tile * TILE * yStride, yStride);
        }
    }

    private static void tile(float[] x, int from, int xStride, float[] y, int to, int yStride) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, x, from);
        FloatVector a1 = FloatVector.fromArray(SPECIES, x, from + xStride);
        FloatVector a2 = FloatVector.fromArray(SPECIES, x, from + 2 * xStride);
        FloatVector a3 = FloatVector.fromArray(SPECIES, x, from + 3 * xStride);
        FloatVector a4 = FloatVector.fromArray(SPECIES, x, from + 4 * xStride);
        FloatVector a5 = FloatVector.fromArray(SPECIES, x, from + 5 * xStride);
        FloatVector a6 = FloatVector.fromArray(SPECIES, x, from + 6 * xStride);
        FloatVector a7 = FloatVector.fromArray(SPECIES, x, from + 7 * xStride);
        FloatVector b0 = a0.rearrange(LOW4, a4);
        FloatVector b4 = a0.rearrange(HIGH4, a4);
        FloatVector b1 = a1.rearrange(LOW4, a5);
        FloatVector b5 = a1.rearrange(HIGH4, a5);
        FloatVector b2 = a2.rearrange(LOW4, a6);
        FloatVector b6 = a2.rearrange(HIGH4, a6);
        FloatVector b3 = a3.rearrange(LOW4, a7);
        FloatVector b7 = a3.rearrange(HIGH4, a7);
        FloatVector c0 = b0.rearrange(LOW2, b2);
        FloatVector c2 = b0.rearrange(HIGH2, b2);
        FloatVector c1 = b1.rearrange(LOW2, b3);
        FloatVector c3 = b1.rearrange(HIGH2, b3);
        FloatVector c4 = b4.rearrange(LOW2, b6);
        FloatVector c6 = b4.rearrange(HIGH2, b6);
        FloatVector c5 = b5.rearrange(LOW2, b7);
        FloatVector c7 = b5.rearrange(HIGH2, b7);
        c0.rearrange(LOW1, c1).intoArray(y, to);
        c0.rearrange(HIGH1, c1).intoArray(y, to + yStride);
        c2.rearrange(LOW1, c3).intoArray(y, to + 2 * yStride);
        c2.rearrange(HIGH1, c3).intoArray(y, to + 3 * yStride);
        c4.rearrange(LOW1, c5).intoArray(y, to + 4 * yStride);
        c4.rearrange(HIGH1, c5).intoArray(y, to + 5 * yStride);
        c6.rearrange(LOW1, c7).intoArray(y, to + 6 * yStride);
        c6.rearrange(HIGH1, c7).intoArray(y, to + 7 * yStride);
    }
}
