package io.cotangent.intrinsics.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes 8 by 8 tiles of {@code double}s in vectors of 512 bits, each of which is a cache line.
 */
final class Tiles8 {
    /** The side of a tile. */
    static final int TILE = 8;

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_512;
    private static final DoubleVector LOW4 = (DoubleVector) Interleaving.low(SPECIES, 4).toVector();
    private static final DoubleVector HIGH4 =
            (DoubleVector) Interleaving.high(SPECIES, 4).toVector();
    private static final DoubleVector LOW2 = (DoubleVector) Interleaving.low(SPECIES, 2).toVector();
    private static final DoubleVector HIGH2 =
            (DoubleVector) Interleaving.high(SPECIES, 2).toVector();
    private static final DoubleVector LOW1 = (DoubleVector) Interleaving.low(SPECIES, 1).toVector();
    private static final DoubleVector HIGH1 =
            (DoubleVector) Interleaving.high(SPECIES, 1).toVector();

    private Tiles8() {}

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
        DoubleVector a4 = DoubleVector.fromArray(SPECIES, x, from + 4 * xStride);
        DoubleVector a5 = DoubleVector.fromArray(SPECIES, x, from + 5 * xStride);
        DoubleVector a6 = DoubleVector.fromArray(SPECIES, x, from + 6 * xStride);
        DoubleVector a7 = DoubleVector.fromArray(SPECIES, x, from + 7 * xStride);
        DoubleVector b0 = LOW4.selectFrom(a0, a4);
        DoubleVector b4 = HIGH4.selectFrom(a0, a4);
        DoubleVector b1 = LOW4.selectFrom(a1, a5);
        DoubleVector b5 = HIGH4.selectFrom(a1, a5);
        DoubleVector b2 = LOW4.selectFrom(a2, a6);
        DoubleVector b6 = HIGH4.selectFrom(a2, a6);
        DoubleVector b3 = LOW4.selectFrom(a3, a7);
        DoubleVector b7 = HIGH4.selectFrom(a3, a7);
        DoubleVector c0 = LOW2.selectFrom(b0, b2);
        DoubleVector c2 = HIGH2.selectFrom(b0, b2);
        DoubleVector c1 = LOW2.selectFrom(b1, b3);
        DoubleVector c3 = HIGH2.selectFrom(b1, b3);
        DoubleVector c4 = LOW2.selectFrom(b4, b6);
        DoubleVector c6 = HIGH2.selectFrom(b4, b6);
        DoubleVector c5 = LOW2.selectFrom(b5, b7);
        DoubleVector c7 = HIGH2.selectFrom(b5, b7);
        LOW1.selectFrom(c0, c1).intoArray(y, to);
        HIGH1.selectFrom(c0, c1).intoArray(y, to + yStride);
        LOW1.selectFrom(c2, c3).intoArray(y, to + 2 * yStride);
        HIGH1.selectFrom(c2, c3).intoArray(y, to + 3 * yStride);
        LOW1.selectFrom(c4, c5).intoArray(y, to + 4 * yStride);
        HIGH1.selectFrom(c4, c5).intoArray(y, to + 5 * yStride);
        LOW1.selectFrom(c6, c7).intoArray(y, to + 6 * yStride);
        HIGH1.selectFrom(c6, c7).intoArray(y, to + 7 * yStride);
    }
}
