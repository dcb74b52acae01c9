package io.cotangent.path;

import io.cotangent.NDArray;
import io.cotangent.number.Numbers;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a call, taken apart: the arrays in them, or the plain numbers if there are none,
 * and all that is around these.
 */
final class Arguments {
    private static final NDArray[] NONE = {};

    private final Tree[] trees;
    private final List<NDArray> arrays = new ArrayList<>();
    private final boolean hasNumbers;

    /**
     * Takes arguments apart.
     *
     * @throws io.cotangent.error.TreeException if one is no tree
     */
    Arguments(Object... values) {
        trees = new Tree[values.length];
        for (int i = 0; i < values.length; i++) {
            trees[i] = Tree.ofArgument(values[i], i);
            addArrays(trees[i]);
        }
        hasNumbers = arrays.isEmpty();
        for (int i = 0; hasNumbers && i < values.length; i++) {
            addNumbers(trees[i]);
        }
    }

    private void addArrays(Tree tree) {
        for (int leaf = 0; leaf < tree.size(); leaf++) {
            if (tree.leaf(leaf) instanceof NDArray array) {
                arrays.add(array);
            }
        }
    }

    private void addNumbers(Tree tree) {
        for (int leaf = 0; leaf < tree.size(); leaf++) {
            arrays.add(Numbers.array(tree.leaf(leaf)));
        }
    }

    /**
     * Whether plain numbers are seen as arrays. They are where no argument has arrays; beside
     * arrays they are settings, which a path belongs to.
     */
    boolean hasNumbers() {
        return hasNumbers;
    }

    Tree[] trees() {
        return trees;
    }

    /** The arrays, in order. */
    NDArray[] arrays() {
        return arrays.toArray(NONE);
    }

    /** The arguments with other arrays. */
    Object[] with(NDArray... others) {
        Object[] values = new Object[trees.length];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            Object[] leaves = new Object[trees[i].size()];
            for (int leaf = 0; leaf < leaves.length; leaf++) {
                Object before = trees[i].leaf(leaf);
                if (hasNumbers) {
                    leaves[leaf] = Numbers.number(before, others[next++]);
                } else {
                    leaves[leaf] = before instanceof NDArray ? others[next++] : before;
                }
            }
            values[i] = trees[i].valueWith(leaves);
        }
        return values;
    }
}
