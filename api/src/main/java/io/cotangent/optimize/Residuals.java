package io.cotangent.optimize;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.function.Fn1;
import io.cotangent.transform.Leaves;
import io.cotangent.tree.Tree;

/** Residuals of a tree as a vector function of one, which counts its calls. */
final class Residuals<P, R> {
    private final Fn1<P, R> fn;
    private final Parameters<P> parameters;
    private final DenseArray start;
    private int evaluations;

    Residuals(Fn1<P, R> fn, P start) {
        this.fn = fn;
        parameters = Parameters.of(start);
        this.start = Parameters.OPS.observe(Leaves.vector(parameters.arrays()));
    }

    NDArray start() {
        return start;
    }

    int evaluations() {
        return evaluations;
    }

    P tree(NDArray vector) {
        return parameters.with(vector);
    }

    /** The point as the arrays of the tree hold it: those of float32 round it. */
    NDArray rounded(NDArray x) {
        return Leaves.vector(Parameters.of(tree(x)).arrays());
    }

    /** The residuals. */
    NDArray at(NDArray x) {
        evaluations++;
        return numbers(vector(fn.apply(tree(x))));
    }

    /** The Jacobian, a column for each parameter. */
    NDArray jacobian(NDArray x) {
        return numbers(Cotangent.jacobian((NDArray at) -> vector(fn.apply(tree(at)))).apply(x));
    }

    /** The second derivative of the residuals, twice in one direction. */
    NDArray curvature(NDArray x, NDArray direction) {
        P along = tree(direction);
        Fn1<P, R> slope = point -> Cotangent.jvp(fn, point, along).tangent();
        return numbers(vector(Cotangent.jvp(slope, tree(x), along).tangent()));
    }

    private NDArray vector(R tree) {
        return Leaves.vector(new Leaves(Tree.of(tree, "the residuals")).moving());
    }

    private static NDArray numbers(NDArray vector) {
        return Parameters.numbers(vector, "Levenberg-Marquardt", "the residuals' value");
    }
}
