package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.Shape;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.ShapeException;
import io.cotangent.op.Ops;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a mapped function: which parts of them there are several of, one for each
 * element of the batch.
 */
final class Batch {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private final Object[] arguments;
    private final @Nullable Tree[] trees;
    private final boolean hasKeys;
    private final List<NDArray> arrays = new ArrayList<>();
    private int size = -1;
    private String sized = "";

    /**
     * Takes arguments apart.
     *
     * @param axes where the batch is in each argument's arrays, null where there is none
     */
    Batch(Object[] arguments, List<@Nullable Integer> axes) {
        this.arguments = arguments.clone();
        trees = new Tree[arguments.length];
        boolean keys = false;
        for (int i = 0; i < arguments.length; i++) {
            Integer axis = axes.get(i);
            if (axis != null && arguments[i] instanceof Rng key) {
                agree(key.keys().isEmpty() ? -1 : key.keys().size(), "argument " + i, key);
                keys = true;
            } else if (axis != null) {
                trees[i] = Tree.ofArgument(arguments[i], i);
                add(trees[i], axis);
            }
        }
        hasKeys = keys;
        if (size < 0) {
            throw new ShapeException(
                    "vmap: no argument has an array to map over: give axes for one that has");
        }
    }

    private void add(Tree tree, int axis) {
        for (int i = 0; i < tree.size(); i++) {
            if (!(tree.leaf(i) instanceof NDArray array)) {
                throw new LostDerivativeException(
                        "vmap: "
                                + tree.path(i)
                                + " is a "
                                + tree.leaf(i).getClass().getSimpleName()
                                + ", which has no batch: make it an NDArray, or leave the argument out with axes(…, null)");
            }
            if (array.rank() == 0) {
                throw new ShapeException(
                        "vmap: "
                                + tree.path(i)
                                + " is one number and has no axis for a batch: broadcast it, or leave the argument out"
                                + " with axes(…, null)");
            }
            NDArray moved = OPS.moveAxis(array, axis, 0);
            agree(moved.shape()[0], tree.path(i), Ops.typeOf(array));
            arrays.add(moved);
        }
    }

    private void agree(int found, String path, Object what) {
        if (found < 0) {
            throw new ShapeException(
                    "vmap: "
                            + path
                            + " is one key: give a batch of keys, as in Rng.batch(key.split(n)), or leave the argument"
                            + " out with axes(…, null)");
        }
        if (size >= 0 && size != found) {
            throw new ShapeException(
                    "vmap: a batch of "
                            + found
                            + " in "
                            + path
                            + ", "
                            + what
                            + ", but of "
                            + size
                            + " in "
                            + sized
                            + ": give axes of one length");
        }
        size = found;
        sized = path;
    }

    /** The number of elements. */
    int size() {
        return size;
    }

    /** Whether there is something beside arrays that differs from element to element. */
    boolean hasKeys() {
        return hasKeys;
    }

    /** The arrays, the batch in front. */
    List<NDArray> arrays() {
        return arrays;
    }

    /** The arrays of one element; zeros where the batch has none. */
    NDArray[] element(int i) {
        NDArray[] element = new NDArray[arrays.size()];
        for (int k = 0; k < element.length; k++) {
            ArrayType type = Ops.typeOf(arrays.get(k));
            Shape shape = type.shape().without(0);
            element[k] =
                    size == 0 ? Creation.full(type.withShape(shape), 0) : OPS.get(arrays.get(k), i);
        }
        return element;
    }

    /** The arguments for one element, with other arrays. */
    @Nullable Object[] arguments(int i, NDArray... element) {
        @Nullable Object[] result = arguments.clone();
        int next = 0;
        for (int k = 0; k < result.length; k++) {
            Tree tree = trees[k];
            if (tree != null) {
                Object[] leaves = new Object[tree.size()];
                System.arraycopy(element, next, leaves, 0, leaves.length);
                next += leaves.length;
                result[k] = tree.with(leaves).value();
            } else if (hasKeys && result[k] instanceof Rng key && !key.keys().isEmpty()) {
                result[k] = key.keys().get(i);
            }
        }
        return result;
    }
}
