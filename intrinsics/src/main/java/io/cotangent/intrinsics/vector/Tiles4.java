package io.cotangent.intrinsics.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Transposes 4 by 4 tiles of {@code double}s in vectors of 256 bits. */
final class Tiles4 {
    /** The side of a tile. */
    static final int TILE = 4;

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_256;
    private static final VectorShuffle<Double> LOW2 = Interleaving.low(SPECIES, 2);
    private static final VectorShuffle<Double> HIGH2 = Interleaving.high(SPECIES, 2);
    private static final VectorShuffle<Double> LOW1 = Interleaving.low(SPECIES, 1);
    private static final VectorShuffle<Double> HIGH1 = Interleaving.high(SPECIES, 1);

    private Tiles4() {}

    /**
     * Transposes tiles that are neighbours along a row of {@code x}: element i of row j comes to
     * row i of {@code y}, at j.
     */
    static void run(
            int tiles, double[] x, int xOffset, int xStride, double[] y, int yOffset, int yStride) {
        for (int tile = 0; tile < tiles; tile++) {
            tile(x, xOffset + tile * TILE, xStride, y, yOffset + tile * TILE * yStride, yStride);
        }
    }

    private static void tile(double[] x, int from, int xStride, double[] y, int to, int yStride) {
        DoubleVector a0 = DoubleVector.fromArray(SPECIES, x, from);
        DoubleVector a1 = DoubleVector.fromArray(SPECIES, x, from + xStride);
        DoubleVector a2 = DoubleVector.fromArray(SPECIES, x, from + 2 * xStride);
        DoubleVector a3 = DoubleVector.fromArray(SPECIES, x, from + 3 * xStride);
        DoubleVector b0 = a0.rearrange(LOW2, a2);
        DoubleVector b2 = a0.rearrange(HIGH2, a2);
        DoubleVector b1 = a1.rearrange(LOW2, a3);
        DoubleVector b3 = a1.rearrange(HIGH2, a3);
        b0.rearrange(LOW1, b1).intoArray(y, to);
        b0.rearrange(HIGH1, b1).intoArray(y, to + yStride);
        b2.rearrange(LOW1, b3).intoArray(y, to + 2 * yStride);
        b2.rearrange(HIGH1, b3).intoArray(y, to + 3 * yStride);
    }
}
