package io.cotangent.path;

import io.cotangent.Compiled.Cause;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Typed;
import io.cotangent.number.Numbers;
import io.cotangent.number.Numbers.Form;
import io.cotangent.tree.Difference;
import io.cotangent.tree.Tree;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a function may see of its arguments without looking at an array's numbers: their
 * structure, the arrays' types, and whatever is no array, as it was; plain numbers that are seen as
 * arrays count as these.
 */
final class Signature {
    private final Tree[] outlines;
    private final boolean hasNumbers;

    /**
     * The types of the arguments, if all are numbers of type {@code double} or Java arrays of such;
     * else null.
     */
    private final ArrayType @Nullable [] numbers;

    /** That of some arguments. */
    Signature(Arguments arguments) {
        hasNumbers = arguments.hasNumbers();
        outlines = Arrays.stream(arguments.trees()).map(this::outline).toArray(Tree[]::new);
        numbers = numbers(hasNumbers, outlines);
    }

    private Tree outline(Tree tree) {
        Object[] leaves = new Object[tree.size()];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = outline(tree.leaf(i));
        }
        return tree.with(leaves).snapshot();
    }

    private Object outline(Object leaf) {
        if (leaf instanceof NDArray array) {
            return Typed.of(array);
        }
        return hasNumbers ? Form.of(leaf) : leaf;
    }

    private static ArrayType @Nullable [] numbers(boolean hasNumbers, Tree... outlines) {
        ArrayType[] types = new ArrayType[outlines.length];
        for (int i = 0; i < types.length; i++) {
            boolean isNumber =
                    hasNumbers
                            && outlines[i].isLeaf()
                            && outlines[i].leaf(0) instanceof Form form
                            && (form.kind() == Double.class || form.kind() == double[].class);
            if (!isNumber) {
                return null;
            }
            types[i] = ((Form) outlines[i].leaf(0)).type();
        }
        return types;
    }

    /**
     * Arguments as arrays which share their memory, found without taking them apart: where they are
     * numbers and Java arrays of numbers as here. Else null.
     */
    DenseArray @Nullable [] views(Object... arguments) {
        if (numbers == null || numbers.length != arguments.length) {
            return null;
        }
        DenseArray[] views = new DenseArray[arguments.length];
        for (int i = 0; i < views.length; i++) {
            ArrayType type = numbers[i];
            if (arguments[i] instanceof Double number && type.shape().rank() == 0) {
                views[i] = DenseArray.scalarAt(new double[] {number}, 0);
            } else if (arguments[i] instanceof double[] elements
                    && type.shape().rank() == 1
                    && type.shape().length(0) == elements.length) {
                views[i] = DenseArray.wrap(type, elements);
            } else {
                return null;
            }
        }
        return views;
    }

    /** As {@link #views}, of numbers. */
    DenseArray @Nullable [] scalars(double... arguments) {
        boolean fits = numbers != null && numbers.length == arguments.length;
        for (int i = 0; fits && i < arguments.length; i++) {
            fits = numbers[i].shape().rank() == 0;
        }
        return fits ? Numbers.scalars(arguments) : null;
    }

    /** The first difference of other arguments, null where there is none. */
    @Nullable Mismatch mismatch(Arguments arguments) {
        for (int i = 0; i < outlines.length; i++) {
            Tree found = arguments.trees()[i];
            Optional<Difference> difference = found.differenceFrom(outlines[i]);
            if (difference.isPresent()) {
                Cause cause = difference.get().isConstant() ? Cause.CONSTANT : Cause.STRUCTURE;
                return new Mismatch(cause, difference.get().text());
            }
            for (int leaf = 0; leaf < found.size(); leaf++) {
                Mismatch mismatch = mismatch(found, leaf, outlines[i].leaf(leaf));
                if (mismatch != null) {
                    return mismatch;
                }
            }
        }
        return null;
    }

    private @Nullable Mismatch mismatch(Tree tree, int leaf, Object before) {
        Object now = outline(tree.leaf(leaf));
        if (Objects.deepEquals(before, now)) {
            return null;
        }
        boolean isType =
                before instanceof ArrayType && now instanceof ArrayType
                        || before instanceof Form && now instanceof Form;
        Cause cause =
                isType
                        ? Cause.TYPE
                        : before.getClass() == now.getClass() ? Cause.CONSTANT : Cause.STRUCTURE;
        return new Mismatch(cause, tree.path(leaf) + " is " + text(now) + ", was " + text(before));
    }

    private static String text(Object leaf) {
        return leaf.getClass().isArray() ? Arrays.deepToString(new Object[] {leaf}) : "" + leaf;
    }
}
