package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Parallel;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * An expression computed for each element: one by one at first, on vectors as soon as that is fast;
 * see {@link Patience}.
 */
final class Loop {
    /** Fewer elements are not worth a thread. */
    private static final int GRAIN = 1 << 15;

    /** Ways in which operands move: a bit for each of them. */
    private static final int WAYS = 1 << 3;

    private final Definition definition;
    private final NumberLoop numbers;

    /** The loop on vectors for each way in which operands move, when it is warm. */
    private final AtomicReferenceArray<VectorLoop> vectors = new AtomicReferenceArray<>(WAYS);

    private final Patience[] patience = new Patience[WAYS];

    /** The loop that was made last, and a bit for each way for which it was rehearsed. */
    private VectorLoop made;

    private int rehearsed;

    Loop(Definition definition) {
        this.definition = definition;
        this.numbers = NumberLoopWriter.loop(definition);
        for (int moving = 1; moving < WAYS; moving++) {
            int way = moving;
            patience[way] = new Patience(() -> rehearsal(way));
        }
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
        if (dense && !patience[moving].isOver(n)) {
            // By pieces, because it may get warm in between.
            for (; n - done > GRAIN && vectors.get(moving) == null; done += GRAIN) {
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
        VectorLoop loop = dense ? vectors.get(moving) : null;
        if (loop != null) {
            onVectors(loop, moving, n - done, a, aPlace, b, bPlace, c, cPlace, y, yPlace);
        } else {
            numbers.run(
                    n - done, a, aPlace, aStride, b, bPlace, bStride, c, cPlace, cStride, y, yPlace,
                    yStride);
        }
    }

    /** A bit for an operand that moves by 1, none for one that stays, all for other strides. */
    private static int moving(int stride, int operand) {
        return stride == 1 ? 1 << operand : stride == 0 ? 0 : -1;
    }

    private static void onVectors(
            VectorLoop loop,
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

    /** Sees to it that vectors are used for operands that move in this way; takes a while. */
    void warmUp(int moving) {
        patience[moving].warmUp();
    }

    private Rehearsal rehearsal(int moving) {
        VectorLoop loop = loop(moving);
        Object[] operands = new Object[3];
        for (int i = 0; i < definition.operands().size(); i++) {
            operands[i] = Rehearsal.array(definition.operands().get(i));
        }
        Object a = operands[0];
        Object b = operands[1];
        Object c = operands[2];
        Object y = Rehearsal.array(definition.result());
        long count = Rehearsal.LENGTH / definition.format().lanes();
        return new Rehearsal(
                count * VectorLoopWriter.operations(definition),
                () -> {
                    loop.run(moving, Rehearsal.LENGTH, a, 0, b, 0, c, 0, y, 0);
                    loop.run(moving, 3, a, 0, b, 0, c, 0, y, 0);
                },
                () -> vectors.set(moving, loop));
    }

    /** A loop that was not rehearsed for operands that move in this way. */
    private synchronized VectorLoop loop(int moving) {
        int way = 1 << moving;
        if (made == null || (rehearsed & way) != 0) {
            made = VectorLoopWriter.loop(definition, numbers);
            rehearsed = 0;
        }
        rehearsed |= way;
        return made;
    }
}
