package io.cotangent.benchmark;

/** Where the result of an operation goes. */
public enum Variant {
    /** To a new array, as in ordinary code. */
    EAGER("ours"),
    /** To a Java array that exists, by calling the kernel. */
    OUT("ours-out");

    private final String label;

    Variant(String label) {
        this.label = label;
    }

    /** What stands in the column of the libraries. */
    String label() {
        return label;
    }
}
