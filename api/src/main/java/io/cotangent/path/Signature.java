package io.cotangent.path;

import io.cotangent.Compiled.Cause;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Typed;
import io.cotangent.compile.Data;
import io.cotangent.number.Numbers.Form;
import io.cotangent.tree.Difference;
import io.cotangent.tree.Tree;
import java.util.Arrays;
import java.util.List;
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

    /** The number of arrays and numbers that are seen as arrays. */
    int size() {
        int size = 0;
        for (Tree outline : outlines) {
            size += outline.size();
        }
        return size;
    }

    /** Whether all arguments are numbers of type {@code double}. */
    boolean isOfNumbers() {
        return numbers != null && Arrays.stream(numbers).allMatch(type -> type.shape().rank() == 0);
    }

    /**
     * Whether arguments can be given to a calculation as they are: where all leaves are arrays, or
     * all are {@code double}s and Java arrays of such.
     */
    boolean isPlain() {
        for (Tree outline : outlines) {
            for (int leaf = 0; leaf < outline.size(); leaf++) {
                boolean isPlain =
                        switch (outline.leaf(leaf)) {
                            case ArrayType _ -> true;
                            case Form form ->
                                    form.kind() == Double.class || form.kind() == double[].class;
                            default -> false;
                        };
                if (!isPlain) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Gives arguments to a calculation, and says whether they are such as these. */
    boolean fill(Data data, Object... arguments) {
        boolean fits = arguments.length == outlines.length;
        int input = 0;
        for (int i = 0; fits && i < outlines.length; i++) {
            Tree outline = outlines[i];
            if (outline.isLeaf()) {
                fits = put(data, input, outline.leaf(0), arguments[i]);
            } else {
                Object[] leaves = new Object[outline.size()];
                fits = outline.find(arguments[i], leaves);
                for (int leaf = 0; fits && leaf < leaves.length; leaf++) {
                    fits = put(data, input + leaf, outline.leaf(leaf), leaves[leaf]);
                }
            }
            input += outline.size();
        }
        return fits;
    }

    private static boolean put(Data data, int input, Object outline, @Nullable Object leaf) {
        if (leaf instanceof DenseArray array) {
            return array.type().equals(outline) && data.array(input, array);
        }
        if (!(outline instanceof Form(Class<?> kind, ArrayType type, List<Integer> _))) {
            return false;
        }
        if (kind == Double.class && leaf instanceof Double number) {
            data.number(input, number);
            return true;
        }
        if (kind == double[].class
                && leaf instanceof double[] elements
                && elements.length == type.shape().length(0)) {
            data.elements(input, elements);
            return true;
        }
        return false;
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
