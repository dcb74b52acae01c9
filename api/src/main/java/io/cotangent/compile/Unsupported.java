package io.cotangent.compile;

/** Says, within this package, that a program cannot be taken apart into numbers. */
final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsupported(String what) {
        super(what, null, false, false);
    }
}
