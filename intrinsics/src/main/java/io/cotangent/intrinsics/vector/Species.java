package io.cotangent.intrinsics.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vectors that all loops use: the widest that the machine has. */
final class Species {
    static final VectorSpecies<Double> F64 = DoubleVector.SPECIES_PREFERRED;

    static final VectorSpecies<Float> F32 = FloatVector.SPECIES_PREFERRED;

    /** As many {@code float}s as {@link #F64} has {@code double}s. */
    static final VectorSpecies<Float> HALF =
            VectorSpecies.of(
                    float.class, VectorShape.forBitSize(F64.vectorShape().vectorBitSize() / 2));

    /** Integers as wide as the numbers of {@link #F64}. */
    static final VectorSpecies<Long> I64 = VectorSpecies.of(long.class, F64.vectorShape());

    /** Integers as wide as the numbers of {@link #F32}. */
    static final VectorSpecies<Integer> I32 = VectorSpecies.of(int.class, F32.vectorShape());

    /**
     * Whether processors with such vectors load and store some of their lanes. Where they do not,
     * it would be done lane by lane, with objects.
     */
    static final boolean HAVE_MASKS = F64.length() >= 4;

    /**
     * Whether processors with such vectors multiply and add with one rounding, as most functions
     * do. Of x86's, those with 256 bits do; where they do not, it would be done with many digits.
     */
    static final boolean HAVE_FMA =
            F64.length() >= 4 || !System.getProperty("os.arch", "").matches("amd64|x86_64|x86");

    /** Whether processors with such vectors have registers for 32 of them, rather than 16. */
    static final boolean MANY_REGISTERS = F64.length() >= 8;

    private Species() {}
}
