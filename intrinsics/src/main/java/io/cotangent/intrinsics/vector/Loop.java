package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Parallel;

/**
 * An expression computed for each element: one by one at first, on vectors as soon as that is fast.
 *
 * <p>Code on vectors is hundreds of times slower until the JVM has compiled it, because every
 * vector is an object until then. So a loop that has seen {@value #PATIENCE} elements is
 * {@linkplain Warmup warmed up} in the background, and takes over when it is compiled. As both ways
 * give the same bits, nobody sees when that is.
 */
final class Loop {
    private static final int PATIENCE = 20_000;

    /** Fewer elements are not worth a thread. */
    private static final int GRAIN = 1 << 15;

    private final Definition definition;
    private final NumberLoop numbers;

    /** Elements so far; a hint only, and not exact if threads race. */
    private int seen;

    /** A bit for each way of moving that has been submitted for warming up. */
    private int submitted;

    /** A bit for each way of moving that is warm; {@link #vectors} is set before. */
    private volatile int warm;

    private volatile VectorLoop vectors;

    Loop(Definition definition) {
        this.definition = definition;
        this.numbers = NumberLoopWriter.loop(definition);
    }

    /**
     * {@code y[i] = f(a[i], b[i], c[i])} for {@code n} elements; strides may be 0 or negative.
     * Operands that the expression does not have are null.
     */
    void run(
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride,
            Object c,
            int cOffset,
            int cStride,
            Object y,
            int yOffset,
            int yStride) {
        int moving = moving(aStride, 0) | moving(bStride, 1) | moving(cStride, 2);
        boolean dense = moving > 0 && yStride == 1;
        int done = 0;
        if (dense && !isWarm(moving)) {
            note(n, moving);
            // By pieces, because it may get warm in between.
            for (; n - done > GRAIN && !isWarm(moving); done += GRAIN) {
                numbers.run(
                        GRAIN,
                        a,
                        aOffset + done * aStride,
                        aStride,
                        b,
                        bOffset + done * bStride,
                        bStride,
                        c,
                        cOffset + done * cStride,
                        cStride,
                        y,
                        yOffset + done,
                        1);
            }
        }
        int aPlace = aOffset + done * aStride;
        int bPlace = bOffset + done * bStride;
        int cPlace = cOffset + done * cStride;
        int yPlace = yOffset + done * yStride;
        if (dense && isWarm(moving)) {
            onVectors(moving, n - done, a, aPlace, b, bPlace, c, cPlace, y, yPlace);
        } else {
            numbers.run(
                    n - done, a, aPlace, aStride, b, bPlace, bStride, c, cPlace, cStride, y, yPlace,
                    yStride);
        }
    }

    private boolean isWarm(int moving) {
        return (warm >> moving & 1) != 0;
    }

    /** A bit for an operand that moves by 1, none for one that stays, all for other strides. */
    private static int moving(int stride, int operand) {
        return stride == 1 ? 1 << operand : stride == 0 ? 0 : -1;
    }

    private void onVectors(
            int moving,
            int n,
            Object a,
            int aOffset,
            Object b,
            int bOffset,
            Object c,
            int cOffset,
            Object y,
            int yOffset) {
        VectorLoop loop = vectors;
        if (!Parallel.pays(n, GRAIN)) {
            loop.run(moving, n, a, aOffset, b, bOffset, c, cOffset, y, yOffset);
            return;
        }
        Parallel.forRange(
                n,
                GRAIN,
                (from, to) ->
                        loop.run(
                                moving,
                                to - from,
                                a,
                                aOffset + (moving & 1) * from,
                                b,
                                bOffset + (moving >> 1 & 1) * from,
                                c,
                                cOffset + (moving >> 2 & 1) * from,
                                y,
                                yOffset + from));
    }

    private void note(int n, int moving) {
        seen = Math.min(seen + n, PATIENCE);
        if (seen == PATIENCE) {
            synchronized (this) {
                if ((submitted >> moving & 1) != 0) {
                    return;
                }
                submitted |= 1 << moving;
            }
            Background.run(() -> warmUp(moving));
        }
    }

    /** Sees to it that vectors are used for operands that move in this way; takes a while. */
    void warmUp(int moving) {
        VectorLoop loop;
        synchronized (this) {
            if (vectors == null) {
                vectors = VectorLoopWriter.loop(definition, numbers);
            }
            loop = vectors;
        }
        Object[] operands = new Object[3];
        for (int i = 0; i < definition.operands().size(); i++) {
            operands[i] = Warmup.array(definition.operands().get(i));
        }
        Object a = operands[0];
        Object b = operands[1];
        Object c = operands[2];
        Object y = Warmup.array(definition.result());
        long vectors = Warmup.LENGTH / definition.format().lanes();
        boolean compiled =
                Warmup.run(
                        vectors * VectorLoopWriter.operations(definition),
                        () -> {
                            loop.run(moving, Warmup.LENGTH, a, 0, b, 0, c, 0, y, 0);
                            loop.run(moving, 3, a, 0, b, 0, c, 0, y, 0);
                        });
        if (compiled) {
            synchronized (this) {
                warm |= 1 << moving;
            }
        }
    }
}
