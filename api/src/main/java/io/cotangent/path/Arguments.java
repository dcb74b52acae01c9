package io.cotangent.path;

import io.cotangent.NDArray;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a call, taken apart: the arrays in them, and all that is around these. */
final class Arguments {
    private static final NDArray[] NONE = {};

    private final Tree[] trees;
    private final List<NDArray> arrays = new ArrayList<>();

    /**
     * Takes arguments apart.
     *
     * @throws io.cotangent.error.TreeException if one is no tree
     */
    Arguments(Object... values) {
        trees = new Tree[values.length];
        for (int i = 0; i < values.length; i++) {
            trees[i] = Tree.ofArgument(values[i], i);
            for (int leaf = 0; leaf < trees[i].size(); leaf++) {
                if (trees[i].leaf(leaf) instanceof NDArray array) {
                    arrays.add(array);
                }
            }
        }
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
                leaves[leaf] = before instanceof NDArray ? others[next++] : before;
            }
            values[i] = trees[i].valueWith(leaves);
        }
        return values;
    }
}
