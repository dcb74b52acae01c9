package io.cotangent.number;

import io.cotangent.error.CotangentException;
import io.cotangent.error.EscapedValueException;
import org.jspecify.annotations.Nullable;

/** Refuses, on threads without a tape, numbers that depend on what others differentiate by. */
final class Strangers {
    private Strangers() {}

    /** Refuses an array of which an element, or a box of which the number, is on an open tape. */
    static void refuse(Object object) {
        for (Tape tape : Tapes.opened()) {
            if (tape.knows(object) || isActive(tape.knownShadows(object))) {
                throw error(tape);
            }
        }
    }

    private static boolean isActive(int @Nullable [] shadows) {
        if (shadows == null) {
            return false;
        }
        for (int shadow : shadows) {
            if (shadow != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Says that a number is on another thread's tape, and lets that tape know: the error may be
     * lost in this thread, and the derivative is, too, then.
     */
    static CotangentException error(Tape owner) {
        return Refusals.kept(
                new EscapedValueException(
                        "thread "
                                + Thread.currentThread().getName()
                                + " met a number that depends on what another thread differentiates by, and"
                                + " derivatives follow one thread: run this part in the thread that asks for"
                                + " the derivative, a stream without parallel()"),
                owner);
    }
}
