package io.cotangent.trace;

/** A place in the user's code. */
public record Site(String className, String method, String file, int line) {
    /**
     * The place of operations that no user's line asked for, such as those that a transformation
     * adds of its own accord.
     */
    public static final Site UNKNOWN = new Site("", "", "", -1);

    /** As in {@code Notebook.java:14}; empty where the place is not known. */
    @Override
    public String toString() {
        return line < 0 ? file : file + ":" + line;
    }
}
