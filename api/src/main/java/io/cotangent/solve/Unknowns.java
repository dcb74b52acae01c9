package io.cotangent.solve;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.error.DTypeException;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.TreeException;
import io.cotangent.op.Ops;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.tree.Tree;
import java.util.Arrays;

/**
 * A tree of arrays and nothing else: what a solver looks for, or what its problem depends on.
 *
 * @param tree the tree
 * @param arrays its leaves
 */
public record Unknowns(Tree tree, NDArray... arrays) {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    /** The arrays of a tree. */
    public static Unknowns of(Object value, String name) {
        Tree tree = Tree.of(value, name);
        NDArray[] arrays = new NDArray[tree.size()];
        for (int i = 0; i < arrays.length; i++) {
            if (!(tree.leaf(i) instanceof NDArray array)) {
                throw new LostDerivativeException(
                        tree.path(i)
                                + " is a "
                                + tree.leaf(i).getClass().getSimpleName()
                                + ": make it an NDArray (NDArray.of(x) for a scalar)");
            }
            arrays[i] = array;
        }
        return new Unknowns(tree, arrays);
    }

    /** The arrays of a tree, which must be of floating-point numbers. */
    public static Unknowns floating(Object value, String name) {
        Unknowns unknowns = of(value, name);
        for (int i = 0; i < unknowns.arrays.length; i++) {
            if (!unknowns.arrays[i].dtype().isFloating()) {
                throw new DTypeException(
                        unknowns.tree.path(i)
                                + " is "
                                + Ops.typeOf(unknowns.arrays[i])
                                + ", and a solution is made of floating-point numbers: use astype(DType.FLOAT64)");
            }
        }
        return unknowns;
    }

    /** The number of arrays. */
    public int count() {
        return arrays.length;
    }

    /** The types of the arrays. */
    public ArrayType[] types() {
        return Arrays.stream(arrays).map(Ops::typeOf).toArray(ArrayType[]::new);
    }

    /** A tree of the same structure with other arrays. */
    public Object with(NDArray... others) {
        return tree.with(others).value();
    }

    /** Zeros of the same types. */
    public NDArray[] zeros() {
        return Arrays.stream(types()).map(type -> Creation.full(type, 0)).toArray(NDArray[]::new);
    }

    /** The numbers of the arrays, whatever they depend on. */
    public static DenseArray[] numbers(NDArray... arrays) {
        return Arrays.stream(arrays).map(OPS::observe).toArray(DenseArray[]::new);
    }

    /**
     * The arrays of another tree of the same structure and types.
     *
     * @throws TreeException where they are not; the message calls it {@code name}
     */
    public NDArray[] like(Object value, String name) {
        Unknowns found = Unknowns.of(Tree.of(value, name).alignedTo(tree).value(), name);
        for (int i = 0; i < arrays.length; i++) {
            ArrayType expected = Ops.typeOf(arrays[i]);
            ArrayType actual = Ops.typeOf(found.arrays[i]);
            if (!actual.equals(expected)) {
                throw new TreeException(
                        found.tree.path(i)
                                + " is "
                                + actual
                                + ", but "
                                + tree.path(i)
                                + " is "
                                + expected
                                + ": both must have the same shapes and types");
            }
        }
        return found.arrays;
    }
}
