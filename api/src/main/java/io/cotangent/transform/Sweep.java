package io.cotangent.transform;

import io.cotangent.Aux;
import io.cotangent.NDArray;
import io.cotangent.error.Weaving;
import io.cotangent.function.DoubleArrayFn;
import io.cotangent.number.LinearMap;
import io.cotangent.number.Numbers;
import io.cotangent.number.Numbers.Form;
import io.cotangent.number.Rehearsal;
import io.cotangent.trace.Checking;
import io.cotangent.tree.Tree;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of a function of plain numbers by a sweep over the tape of one run, without a
 * program: the quickest way, unless a program is what is wanted. Within another sweep, it is part
 * of what that one differentiates.
 */
public final class Sweep {
    private Sweep() {}

    /**
     * The value and then the gradient in each chosen argument, as {@link FirstOrder#valueAndGrad};
     * null where it takes more than a tape: arrays among the arguments or on the way, derivatives
     * inside of the function that are no sweeps, a value that is not one number.
     */
    public static Object @Nullable [] valueAndGrad(
            Function<Object[], Object> function, Object owner, int[] chosen, Object... arguments) {
        Weaving.require("derivatives");
        Tree[] trees = trees(chosen, arguments);
        if (trees == null || Checking.isOn()) {
            return null;
        }
        Numbers.requireWoven(owner);
        try (Rehearsal rehearsal = Rehearsal.begin()) {
            Object[] entered = entered(rehearsal, trees, chosen, arguments);
            Object value = function.apply(entered);
            Object main = value instanceof Aux<?, ?> aux ? aux.value() : value;
            if (!rehearsal.end(main)) {
                return null;
            }
            Object[] results = new Object[chosen.length + 1];
            results[0] = outside(rehearsal, value);
            for (int i = 0; i < chosen.length; i++) {
                results[i + 1] = trees[i].valueWith(gradients(trees[i], rehearsal));
            }
            return results;
        }
    }

    /**
     * The value and its tangent, as {@link FirstOrder#jvp}; null where it takes more than a tape.
     *
     * @param tangents one for each chosen argument
     */
    public static Object @Nullable [] jvp(
            Function<Object[], Object> function,
            Object owner,
            int[] chosen,
            Object[] arguments,
            Object... tangents) {
        Weaving.require("derivatives");
        Tree[] trees = trees(chosen, arguments);
        Tree[] directions = trees == null ? null : directions(trees, chosen, tangents);
        if (directions == null || Checking.isOn()) {
            return null;
        }
        Numbers.requireWoven(owner);
        try (Rehearsal rehearsal = Rehearsal.begin()) {
            Object[] entered = entered(rehearsal, trees, chosen, arguments);
            Object[] along = leaves(directions);
            Object value = function.apply(entered);
            Object main = value instanceof Aux<?, ?> aux ? aux.value() : value;
            Tree result = Tree.of(main, "the result");
            Object[] pushed = isNumbers(result) ? rehearsal.push(along, leaves(result)) : null;
            if (pushed == null) {
                return null;
            }
            Object outside = outside(rehearsal, value);
            Object tangent = result.valueWith(pushed);
            return new Object[] {
                outside, outside instanceof Aux<?, ?> aux ? new Aux<>(tangent, aux.aux()) : tangent
            };
        }
    }

    /**
     * The value and the derivative there, as {@link FirstOrder#linearize}; null where it takes more
     * than a tape.
     */
    public static FirstOrder.@Nullable Linearized linearize(
            Function<Object[], Object> function, Object owner, int[] chosen, Object... arguments) {
        Weaving.require("derivatives");
        Tree[] trees = trees(chosen, arguments);
        if (trees == null || Checking.isOn()) {
            return null;
        }
        Numbers.requireWoven(owner);
        try (Rehearsal rehearsal = Rehearsal.begin()) {
            Object[] entered = entered(rehearsal, trees, chosen, arguments);
            if (rehearsal.isInner()) {
                return null;
            }
            Object value = function.apply(entered);
            Object main = value instanceof Aux<?, ?> aux ? aux.value() : value;
            Tree result = Tree.of(main, "the result");
            LinearMap map = isNumbers(result) ? rehearsal.map(leaves(result)) : null;
            return map == null ? null : new NumberMap(map, chosen, trees, result).at(value);
        }
    }

    /** The chosen arguments, if they are numbers. */
    private static Tree @Nullable [] trees(int[] chosen, Object... arguments) {
        Tree[] trees = new Tree[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            if (arguments[chosen[i]] instanceof NDArray) {
                return null; // at once: most functions are of arrays
            }
            trees[i] = Tree.ofArgument(arguments[chosen[i]], chosen[i]);
            if (!isNumbers(trees[i])) {
                return null;
            }
        }
        return trees;
    }

    /** The tangents, if they are numbers like the arguments. */
    private static Tree @Nullable [] directions(Tree[] trees, int[] chosen, Object... tangents) {
        Tree[] directions = new Tree[trees.length];
        for (int i = 0; i < trees.length; i++) {
            directions[i] = Tree.of(tangents[i], "tangent " + chosen[i]).alignedTo(trees[i]);
            for (int leaf = 0; leaf < trees[i].size(); leaf++) {
                Object number = directions[i].leaf(leaf);
                if (!Numbers.isNumber(number)
                        || !Form.of(number).equals(Form.of(trees[i].leaf(leaf)))) {
                    return null;
                }
            }
        }
        return directions;
    }

    /**
     * All arguments, of which those chosen are active. Their numbers are the first steps, before
     * what constructors of records compute.
     */
    private static Object[] entered(
            Rehearsal rehearsal, Tree[] trees, int[] chosen, Object... arguments) {
        Object[][] entered = new Object[trees.length][];
        for (int i = 0; i < trees.length; i++) {
            Object[] leaves = leaves(trees[i]);
            Arrays.setAll(leaves, leaf -> rehearsal.enter(leaves[leaf]));
            entered[i] = leaves;
        }
        Object[] all = arguments.clone();
        for (int i = 0; i < chosen.length; i++) {
            all[chosen[i]] = trees[i].valueWith(entered[i]);
        }
        return all;
    }

    private static Object[] leaves(Tree... trees) {
        return Arrays.stream(trees).flatMap(tree -> Arrays.stream(leaves(tree))).toArray();
    }

    /** A function's value, as it is for a derivative around this one. */
    private static Object outside(Rehearsal rehearsal, Object value) {
        if (!rehearsal.isInner()) {
            return value;
        }
        return value instanceof Aux<?, ?>(Object main, Object aux)
                ? new Aux<>(
                        outside(rehearsal, Tree.of(main, "the result")),
                        outside(rehearsal, Tree.of(aux, "the auxiliary result")))
                : outside(rehearsal, Tree.of(value, "the result"));
    }

    private static Object outside(Rehearsal rehearsal, Tree tree) {
        Object[] leaves = leaves(tree);
        Arrays.setAll(
                leaves,
                i -> Numbers.isNumber(leaves[i]) ? rehearsal.outside(leaves[i]) : leaves[i]);
        return tree.valueWith(leaves);
    }

    private static Object[] leaves(Tree tree) {
        Object[] leaves = new Object[tree.size()];
        Arrays.setAll(leaves, tree::leaf);
        return leaves;
    }

    /** The Jacobian of a function from numbers to numbers; null where it takes more than a tape. */
    public static double @Nullable [][] jacobian(DoubleArrayFn function, double... x) {
        Weaving.require("derivatives");
        if (x == null || x.length == 0 || Checking.isOn()) {
            return null;
        }
        Numbers.requireWoven(function);
        return Rehearsal.jacobian(function, x);
    }

    /** Whether all leaves are numbers, and there are any. */
    private static boolean isNumbers(Tree tree) {
        for (int i = 0; i < tree.size(); i++) {
            if (!Numbers.isNumber(tree.leaf(i))) {
                return false;
            }
        }
        return tree.size() > 0;
    }

    private static Object[] gradients(Tree tree, Rehearsal rehearsal) {
        Object[] gradients = new Object[tree.size()];
        for (int leaf = 0; leaf < gradients.length; leaf++) {
            gradients[leaf] = rehearsal.gradient(tree.leaf(leaf));
        }
        return gradients;
    }
}
