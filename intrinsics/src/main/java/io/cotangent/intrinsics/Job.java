package io.cotangent.intrinsics;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Work in pieces, which any number of threads take one after the other. It is done when all pieces
 * are, no matter who has been called for help and has not come yet.
 */
final class Job {
    /** How often the caller looks whether the last pieces are done before it sleeps. */
    private static final int LOOKS = 1 << 12;

    private final Parallel.Piece piece;
    private final int n;
    private final int length;
    private final int pieces;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean sleeps;
    private volatile Throwable failure;

    /** The numbers from 0 to {@code n - 1}, in pieces of this length. */
    Job(Parallel.Piece piece, int n, int length) {
        this.piece = piece;
        this.n = n;
        this.length = length;
        this.pieces = Math.ceilDiv(n, length);
    }

    /** How many pieces there are. */
    int pieces() {
        return pieces;
    }

    /** True while there are pieces that nobody has taken. */
    boolean hasMore() {
        return next.get() < pieces;
    }

    /** Takes pieces until there are none. What they throw is kept for the caller. */
    void work() {
        while (hasMore()) {
            int i = next.getAndIncrement();
            if (i >= pieces) {
                return;
            }
            try {
                piece.run(i * length, (int) Math.min(n, (i + 1L) * length));
            } catch (Throwable e) { // thrown again on the caller's thread
                failure = e;
            }
            if (done.incrementAndGet() == pieces && sleeps) {
                LockSupport.unpark(caller);
            }
        }
    }

    /**
     * Waits for the pieces that others have taken. That is short, at most what a piece takes; and
     * to sleep and be woken may take longer.
     */
    void await() {
        for (int look = 0; look < LOOKS && done.get() < pieces; look++) {
            Thread.onSpinWait();
        }
        if (done.get() < pieces) {
            sleeps = true;
            boolean interrupted = false;
            while (done.get() < pieces) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Throws what a piece has thrown, if one has. */
    void rethrow() {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e); // not of a Piece
        }
    }
}
