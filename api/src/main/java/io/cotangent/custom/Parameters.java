package io.cotangent.custom;

import io.cotangent.NDArray;
import io.cotangent.error.TreeException;
import io.cotangent.transform.Leaves;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call, taken apart into arrays: for each argument those with tangents, and then
 * those without. What is not a tree of arrays is passed on as it is.
 */
final class Parameters {
    private final boolean ofNumbers;
    private final @Nullable Object[] arguments;
    private final @Nullable Leaves[] leaves;

    private Parameters(
            boolean ofNumbers, @Nullable Object[] arguments, @Nullable Leaves... leaves) {
        this.ofNumbers = ofNumbers;
        this.arguments = arguments;
        this.leaves = leaves;
    }

    /**
     * Takes arguments apart, but for those that are passed on whatever they are.
     *
     * @param ofNumbers whether plain numbers are seen as arrays
     */
    static Parameters of(boolean[] passed, boolean ofNumbers, @Nullable Object... arguments) {
        Leaves[] leaves = new Leaves[arguments.length];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = passed[i] ? null : leaves(arguments[i], ofNumbers, "argument " + i);
        }
        return new Parameters(ofNumbers, arguments, leaves);
    }

    /** Whether plain numbers are seen as arrays. */
    boolean ofNumbers() {
        return ofNumbers;
    }

    /** The arrays of a result, seen as the arguments are. */
    Leaves result(Tree value) {
        return leaves(value, ofNumbers);
    }

    private static Leaves leaves(Tree tree, boolean ofNumbers) {
        return ofNumbers ? new Leaves(tree) : Leaves.withNumbers(tree);
    }

    /** The arrays of an object; null where it is no tree, or one without arrays. */
    private static @Nullable Leaves leaves(
            @Nullable Object argument, boolean ofNumbers, String name) {
        Tree tree;
        try {
            tree = Tree.of(argument, name);
        } catch (TreeException unknown) { // Any object may be an argument.
            return null;
        }
        Leaves leaves = leaves(tree, ofNumbers);
        return leaves.moving().isEmpty() && leaves.still().isEmpty() ? null : leaves;
    }

    /** The arrays. */
    List<NDArray> arrays() {
        List<NDArray> arrays = new ArrayList<>();
        for (Leaves argument : leaves) {
            if (argument != null) {
                arrays.addAll(argument.moving());
                arrays.addAll(argument.still());
            }
        }
        return arrays;
    }

    /** For each array, whether it has tangents. */
    List<Boolean> moving() {
        return arrays().stream().map(array -> array.dtype().isFloating()).toList();
    }

    /** The same parameters without the numbers of their arrays, nor what they came from. */
    Parameters outline() {
        Leaves[] outlines = new Leaves[leaves.length];
        Object[] kept = arguments.clone();
        for (int i = 0; i < outlines.length; i++) {
            if (leaves[i] != null) {
                outlines[i] = leaves[i].outline();
                kept[i] = null;
            }
        }
        return new Parameters(ofNumbers, kept, outlines);
    }

    /** The arguments with other arrays. */
    @Nullable Object[] with(List<? extends NDArray> arrays) {
        Object[] result = arguments.clone();
        int next = 0;
        for (int i = 0; i < leaves.length; i++) {
            if (leaves[i] != null) {
                int moving = next + leaves[i].moving().size();
                int end = moving + leaves[i].still().size();
                result[i] =
                        leaves[i].with(
                                List.copyOf(arrays.subList(next, moving)),
                                List.copyOf(arrays.subList(moving, end)));
                next = end;
            }
        }
        return result;
    }

    /** The tangents of the arguments, null for those that have none, from those of the arrays. */
    @Nullable Object[] tangents(List<NDArray> arrays) {
        Object[] result = new Object[leaves.length];
        int next = 0;
        for (int i = 0; i < leaves.length; i++) {
            int count = movingIn(i);
            if (count > 0) {
                result[i] = leaves[i].tangent(arrays.subList(next, next + count));
                next += count;
            }
        }
        return result;
    }

    /**
     * The arrays of cotangents that a rule gave: a null for each of those that are zeros.
     *
     * @throws TreeException where they are not of the arguments' types; the message names the rule
     */
    List<@Nullable NDArray> cotangents(String rule, @Nullable Object... cotangents) {
        if (cotangents.length != leaves.length) {
            throw new TreeException(
                    rule
                            + " gave "
                            + cotangents.length
                            + " cotangents for "
                            + leaves.length
                            + " arguments");
        }
        List<@Nullable NDArray> arrays = new ArrayList<>();
        for (int i = 0; i < leaves.length; i++) {
            int count = movingIn(i);
            if (count == 0 && cotangents[i] != null) {
                throw new TreeException(
                        rule
                                + " gave a cotangent for argument "
                                + i
                                + ", which has none, because there is no floating-point array in it:"
                                + " return null for it, or make it an array");
            }
            if (cotangents[i] != null) {
                String name = "the cotangent that " + rule + " gave for argument " + i;
                arrays.addAll(leaves[i].arraysOf(cotangents[i], name));
            } else {
                for (int k = 0; k < count; k++) {
                    arrays.add(null);
                }
            }
        }
        return arrays;
    }

    private int movingIn(int argument) {
        return leaves[argument] == null ? 0 : leaves[argument].moving().size();
    }
}
