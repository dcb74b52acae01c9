package io.cotangent.transform;

import io.cotangent.Aux;
import io.cotangent.NDArray;
import io.cotangent.error.Weaving;
import io.cotangent.function.DoubleArrayFn;
import io.cotangent.number.Numbers;
import io.cotangent.number.Rehearsal;
import io.cotangent.trace.Checking;
import io.cotangent.tree.Tree;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a function of plain numbers, or its Jacobian, by a sweep over the tape of one
 * run, without a program: the quickest way for derivatives of first order that nobody
 * differentiates further.
 */
public final class Sweep {
    private Sweep() {}

    /**
     * The value and then the gradient in each chosen argument, as {@link FirstOrder#valueAndGrad};
     * null where it takes more than a tape: arrays among the arguments or on the way, derivatives
     * inside of the function or around it, a value that is not one number.
     */
    public static Object @Nullable [] valueAndGrad(
            Function<Object[], Object> function, Object owner, int[] chosen, Object... arguments) {
        Weaving.require("derivatives");
        Tree[] trees = new Tree[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            if (arguments[chosen[i]] instanceof NDArray) {
                return null; // at once: most functions are of arrays
            }
            trees[i] = Tree.ofArgument(arguments[chosen[i]], chosen[i]);
            if (trees[i].size() == 0 || !isNumbers(trees[i])) {
                return null;
            }
        }
        if (Checking.isOn()) {
            return null;
        }
        Numbers.requireWoven(owner);
        try (Rehearsal rehearsal = Rehearsal.begin()) {
            Object[] all = arguments.clone();
            for (int i = 0; i < chosen.length; i++) {
                Object[] leaves = new Object[trees[i].size()];
                for (int leaf = 0; leaf < leaves.length; leaf++) {
                    leaves[leaf] = rehearsal.enter(trees[i].leaf(leaf));
                }
                all[chosen[i]] = trees[i].valueWith(leaves);
            }
            Object value = function.apply(all);
            Object main = value instanceof Aux<?, ?> aux ? aux.value() : value;
            if (!rehearsal.end(main)) {
                return null;
            }
            Object[] results = new Object[chosen.length + 1];
            results[0] = value;
            for (int i = 0; i < chosen.length; i++) {
                results[i + 1] = trees[i].valueWith(gradients(trees[i], rehearsal));
            }
            return results;
        }
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

    private static boolean isNumbers(Tree tree) {
        for (int i = 0; i < tree.size(); i++) {
            if (!Numbers.isNumber(tree.leaf(i))) {
                return false;
            }
        }
        return true;
    }

    private static Object[] gradients(Tree tree, Rehearsal rehearsal) {
        Object[] gradients = new Object[tree.size()];
        for (int leaf = 0; leaf < gradients.length; leaf++) {
            gradients[leaf] = rehearsal.gradient(tree.leaf(leaf));
        }
        return gradients;
    }
}
