package io.cotangent.number;

import io.cotangent.tree.RecordCalls;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which thread records on which tape. While any tape is open, all threads run the traced bodies of
 * woven methods: one that has no tape of its own has a guest's, which records nothing, and refuses
 * numbers of other threads' tapes.
 */
public final class Tapes {
    /** Whether any tape is open: what woven methods look at first. Written here alone. */
    @SuppressWarnings("NonFinalStaticField") // a final one could not be switched
    public static boolean live;

    /** The tape of one of the threads that have one, found without a map. */
    private static volatile @Nullable Tape first;

    /** The tapes of the other threads, and guests'. */
    private static final ThreadLocal<@Nullable Tape> OTHERS = new ThreadLocal<>();

    /** Stands for none, while a class is being initialised. */
    private static final Tape SUSPENDED = Tape.guest();

    private static final Tape[] NONE = {};

    /** All that are open: few, and written anew at each change. */
    private static volatile Tape[] open = NONE;

    /** Closed ones, to be used again: their memory is there. */
    private static final Deque<Tape> SPARE = new ArrayDeque<>();

    /** Of spare tapes. */
    private static final int MOST_SPARE = 8;

    /**
     * The last closed one that is too large to be kept for good: as long as memory is not short.
     */
    private static SoftReference<@Nullable Tape> large = new SoftReference<>(null);

    private static int epochs;

    static {
        RecordCalls.set(new Records());
    }

    private Tapes() {}

    /**
     * The tape that this thread records on, a guest's where it has none; null while a class is
     * being initialised, for its statics outlive the trace.
     */
    public static @Nullable Tape current() {
        Tape tape = first;
        if (tape != null && tape.thread() == Thread.currentThread()) {
            return tape;
        }
        return other();
    }

    private static @Nullable Tape other() {
        Tape tape = OTHERS.get();
        if (tape == null) {
            tape = Tape.guest();
            OTHERS.set(tape);
        }
        return tape == SUSPENDED ? null : tape;
    }

    /** The tape that this thread has opened last and not yet closed, null where there is none. */
    static @Nullable Tape ofThread() {
        Tape tape = live ? current() : null;
        return tape == null || tape.isGuest() ? null : tape;
    }

    /** A tape for this thread, until it is closed. */
    static synchronized Tape open() {
        Tape tape = unused();
        Thread thread = Thread.currentThread();
        Tape[] before = open;
        if (before.length == 0) {
            tape.begin(thread, null, ++epochs);
            open = new Tape[] {tape};
            first = tape;
        } else {
            tape.begin(thread, ofThread(), ++epochs);
            Tape[] more = Arrays.copyOf(before, before.length + 1);
            more[before.length] = tape;
            open = more;
            set(tape);
        }
        live = true;
        return tape;
    }

    private static Tape unused() {
        Tape tape = large.get();
        if (tape != null) {
            large.clear();
            return tape;
        }
        Tape spare = SPARE.poll();
        return spare == null ? new Tape() : spare;
    }

    /**
     * Ends the tape that this thread has opened last. It stays as it is, for whoever sweeps over
     * it, until it is {@linkplain #spare given back}.
     */
    static synchronized void close(Tape tape) {
        Tape[] before = open;
        if (before.length == 1 && first == tape) {
            open = NONE;
            first = null;
            live = false;
            return;
        }
        Tape[] fewer = new Tape[before.length - 1];
        int next = 0;
        for (Tape one : before) {
            if (one != tape) {
                fewer[next++] = one;
            }
        }
        open = fewer;
        Tape outer = tape.outer();
        if (outer != null) {
            outer.inherit(tape);
        }
        set(outer);
        live = fewer.length > 0;
    }

    /** Gives back a closed tape that nobody looks at any more. */
    static void spare(Tape tape) {
        tape.clear();
        synchronized (Tapes.class) {
            if (tape.isLarge()) {
                large = new SoftReference<>(tape);
            } else if (SPARE.size() < MOST_SPARE) {
                SPARE.push(tape);
            }
        }
    }

    private static void set(@Nullable Tape tape) {
        Tape known = first;
        boolean isFirst = known != null && known.thread() == Thread.currentThread();
        if (isFirst || known == null) {
            first = tape;
            OTHERS.remove();
        } else if (tape == null) {
            OTHERS.remove();
        } else {
            OTHERS.set(tape);
        }
    }

    /** All tapes that are open, of all threads. */
    static List<Tape> opened() {
        return List.of(open);
    }

    /** The open tape of an epoch, whosever it is; null where it is closed. */
    static @Nullable Tape of(int epoch) {
        for (Tape tape : open) {
            if (tape.epoch() == epoch) {
                return tape;
            }
        }
        return null;
    }

    /**
     * Lets this thread run code that is not recorded, the initialisation of a class.
     *
     * @return what {@link #resume} takes
     */
    public static @Nullable Tape suspend() {
        return live ? suspended() : null;
    }

    private static synchronized @Nullable Tape suspended() {
        Tape tape = current();
        if (tape == null) {
            return null;
        }
        if (first == tape) {
            first = null;
        }
        OTHERS.set(SUSPENDED);
        return tape;
    }

    /** Ends what {@link #suspend} began. */
    public static void resume(@Nullable Tape tape) {
        if (tape != null) {
            synchronized (Tapes.class) {
                set(tape.isGuest() ? null : tape);
            }
        }
    }
}
