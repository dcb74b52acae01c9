package io.cotangent.optimize;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.op.Ops;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.transform.Leaves;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** A tree as a point of a vector space: its floating-point arrays, and the way back to a tree. */
final class Parameters<P> {
    /** The arithmetic of trees, which is recorded where it is differentiated. */
    static final Ops OPS = Tracer.at(Site.UNKNOWN);

    private final Leaves leaves;

    private Parameters(Leaves leaves) {
        this.leaves = leaves;
    }

    static <P> Parameters<P> of(P tree) {
        return new Parameters<>(new Leaves(Tree.of(tree, "the parameters")));
    }

    /** The arrays of these parameters. */
    List<NDArray> arrays() {
        return leaves.moving();
    }

    /**
     * The arrays of another tree, of the same structure, types and shapes.
     *
     * @param name what messages call it
     */
    List<NDArray> arraysOf(P other, String name) {
        return leaves.arraysOf(other, name);
    }

    /** The tree of other arrays. */
    @SuppressWarnings("unchecked") // a tree is rebuilt as what it was
    P with(List<NDArray> arrays) {
        return (P) leaves.with(arrays, leaves.still());
    }

    /** The tree of zeros. */
    P zeros() {
        return with(arrays().stream().map(OPS::zerosLike).toList());
    }

    /** The parameters, moved against a direction. */
    P movedBy(List<NDArray> direction, double rate) {
        return with(map(arrays(), direction, (x, d) -> OPS.sub(x, OPS.mul(d, rate))));
    }

    /** The tree of the numbers of a vector, each array in its own type. */
    @SuppressWarnings("unchecked") // a tree is rebuilt as what it was
    P with(NDArray vector) {
        return (P) leaves.with(vector);
    }

    /**
     * The numbers of a vector.
     *
     * @throws LostDerivativeException if it is being differentiated: a search looks at numbers, and
     *     its result would not know what they came from
     */
    static DenseArray numbers(NDArray vector, String search, String what) {
        if (!(OPS.add(vector, 0.0) instanceof DenseArray dense)) {
            throw new LostDerivativeException(
                    search
                            + ": "
                            + what
                            + " depends on a value that is being differentiated, which the result of a search"
                            + " would not follow: search with numbers (NDArray.of(x.toArray())), and differentiate"
                            + " the solution by the equation that it solves");
        }
        return dense;
    }

    /** A function of each two arrays. */
    static List<NDArray> map(List<NDArray> a, List<NDArray> b, BinaryOperator<NDArray> function) {
        List<NDArray> results = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            results.add(function.apply(a.get(i), b.get(i)));
        }
        return results;
    }
}
