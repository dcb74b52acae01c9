package io.cotangent.benchmark;

import java.util.Locale;

/** How a case is computed. */
public enum Variant {
    /** To a new array, as in ordinary code. */
    EAGER("ours"),
    /** To a Java array that exists, by calling the kernel. */
    OUT("ours-out"),
    /** What a user writes, compiled. */
    COMPILED("ours"),
    /** What a user writes, as it is. */
    RECORDED("ours-recorded"),
    /** Marked for nothing: in a JVM without the agent. */
    JAVA("java"),
    /** Hipparchus. */
    HIPPARCHUS("hipparchus"),
    /** Finmath's automatic differentiation. */
    FINMATH("finmath"),
    /** Deep Java Library, with PyTorch's native library. */
    DJL("djl");

    private final String label;

    Variant(String label) {
        this.label = label;
    }

    /** The variant with this name, in small letters. */
    static Variant parse(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** How far results may be off, relative to the norm. */
    double tolerance(ElementType type) {
        if (type == ElementType.F32) {
            return 2e-4;
        }
        return this == FINMATH ? 1e-4 : 1e-9; // it has no erf, and a short formula must do
    }

    /** What stands in the column of the libraries. */
    String label() {
        return label;
    }

    /** Whether it is this library, and not one that it is compared with. */
    boolean isOurs() {
        return label.startsWith("ours");
    }
}
