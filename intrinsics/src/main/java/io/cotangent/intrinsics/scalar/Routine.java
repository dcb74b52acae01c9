package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.scalar.Tables.Contents;
import java.util.concurrent.atomic.AtomicReference;

/** A calculation, ready to be done; several threads may do so at once. */
public abstract class Routine {
    private final AtomicReference<double[]> spare = new AtomicReference<>();
    private Contents contents;
    private String listing;

    /** For classes that are made of calculations. */
    protected Routine() {}

    /** Sets what the class itself does not know. */
    final void begin(Contents memory, String text) {
        contents = memory;
        listing = text;
    }

    /**
     * Does the calculation.
     *
     * @param inputs {@code double[]}s, {@code float[]}s and {@code boolean[]}s
     * @param offsets the places of their first elements
     * @return new arrays, one for each output
     */
    public abstract Object[] run(Object[] inputs, int[] offsets);

    /** Memory for one run. */
    protected final double[] take(Object[] inputs, int[] offsets) {
        double[] memory = spare.getAndSet(null);
        if (memory == null) {
            memory = contents.allocate();
        }
        contents.copy(memory, inputs, offsets);
        return memory;
    }

    /** Gives memory back. */
    protected final void give(double[] memory) {
        spare.set(memory);
    }

    /** The instructions, one a line. */
    @Override
    public final String toString() {
        return listing;
    }
}
