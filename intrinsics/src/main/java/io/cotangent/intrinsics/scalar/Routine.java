package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.scalar.Tables.Contents;
import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReference;

/** A calculation, ready to be done; several threads may do so at once. */
public abstract class Routine {
    /** Memory of so many numbers is let go when the JVM needs it. */
    private static final int LARGE = 1 << 12;

    /** A {@code double[]}, or a {@link SoftReference} to one. */
    private final AtomicReference<Object> spare = new AtomicReference<>();

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
        Object kept = spare.getAndSet(null);
        double[] memory =
                (double[]) (kept instanceof SoftReference<?> reference ? reference.get() : kept);
        if (memory == null) {
            memory = contents.allocate();
        }
        contents.copy(memory, inputs, offsets);
        return memory;
    }

    /** Gives memory back. */
    protected final void give(double[] memory) {
        spare.set(memory.length > LARGE ? new SoftReference<>(memory) : memory);
    }

    /** The instructions, one a line. */
    @Override
    public final String toString() {
        return listing;
    }
}
