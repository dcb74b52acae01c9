package io.cotangent.number;

/** Tapes that no thread has opened. */
final class FreeTape {
    private FreeTape() {}

    static Tape of(int epoch) {
        Tape tape = new Tape();
        tape.begin(Thread.currentThread(), null, epoch);
        return tape;
    }
}
