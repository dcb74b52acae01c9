package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Parallel;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** Arrays to compute with, one for each thread that does so at a time; they are kept. */
public final class Buffers {
    private final AtomicReferenceArray<Object> free =
            new AtomicReferenceArray<>(Parallel.threads());

    private final Supplier<Object> maker;

    /** Buffers made by a maker, when there is none free. */
    public Buffers(Supplier<Object> maker) {
        this.maker = maker;
    }

    /** An array that is nobody else's until it is {@linkplain #give given back}. */
    public Object take() {
        for (int i = 0; i < free.length(); i++) {
            Object buffer = free.getAndSet(i, null);
            if (buffer != null) {
                return buffer;
            }
        }
        return maker.get();
    }

    /** Gives a buffer back. */
    public void give(Object buffer) {
        for (int i = 0; i < free.length(); i++) {
            if (free.compareAndSet(i, null, buffer)) {
                return;
            }
        }
    }
}
