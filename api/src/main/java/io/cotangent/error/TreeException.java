package io.cotangent.error;

/**
 * An argument, result, tangent or cotangent that is not a tree of arrays, or not the tree that it
 * should be: an unknown class among the leaves, another number of elements, another shape. The
 * message gives the path of the leaf, such as {@code .layers[2].weights}.
 */
public final class TreeException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public TreeException(String problem) {
        super(problem);
    }
}
