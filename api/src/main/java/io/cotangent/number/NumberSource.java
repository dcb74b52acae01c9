package io.cotangent.number;

/** Numbers one after the other, with their shadows: what a stream of numbers is made of. */
abstract class NumberSource {
    /** The number that {@link #advance} came to. */
    double value;

    /** Its shadow on the tape that {@link #advance} was given. */
    int shadow;

    /** Goes on to the next number; gives false where there is none. */
    abstract boolean advance(Tape t);

    /** Sets the number that this has come to; gives true. */
    final boolean at(double x, int dx) {
        value = x;
        shadow = dx;
        return true;
    }

    /** Sets the number that this has come to, to where another one is; gives true. */
    final boolean at(NumberSource other) {
        return at(other.value, other.shadow);
    }

    /** The tape of this thread, or one that nothing is recorded on. */
    static Tape tape() {
        Tape t = Tapes.current();
        return t == null ? Tape.guest() : t;
    }
}
