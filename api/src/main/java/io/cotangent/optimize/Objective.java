package io.cotangent.optimize;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.ValueAndGrad;
import io.cotangent.array.DenseArray;
import io.cotangent.error.DomainException;
import io.cotangent.function.Fn1;
import io.cotangent.transform.Leaves;

/** A function of a tree as one of a vector, which counts its calls. */
final class Objective<P> {
    private static final String SEARCH = "L-BFGS";
    private final Fn1<P, ValueAndGrad<NDArray, P>> fn;
    private final Parameters<P> parameters;
    private int evaluations;

    Objective(Fn1<P, NDArray> fn, P start) {
        this.fn = Cotangent.valueAndGrad(fn);
        parameters = Parameters.of(start);
    }

    /** The function at a point. */
    record Sample(NDArray x, double value, NDArray gradient) {
        /** The largest size of a component. */
        double gradientNorm() {
            return gradient.size() == 0 ? 0 : gradient.abs().max().item();
        }

        boolean isFinite() {
            return Double.isFinite(value) && gradient.isFinite().all().item() != 0;
        }
    }

    /** The function at the start. */
    Sample start() {
        DenseArray start = Parameters.OPS.observe(Leaves.vector(parameters.arrays()));
        Sample sample = at(start);
        if (!sample.isFinite()) {
            throw new DomainException(
                    SEARCH
                            + ": the function's value at the start is "
                            + sample.value()
                            + ", its gradient's largest component "
                            + sample.gradientNorm()
                            + ": start where both are finite");
        }
        return sample;
    }

    /** The function at any point; what is not finite there is so in the result. */
    Sample at(NDArray x) {
        evaluations++;
        P point = parameters.with(x);
        ValueAndGrad<NDArray, P> result = fn.apply(point);
        NDArray gradient = Leaves.vector(parameters.arraysOf(result.grad(), "the gradient"));
        DenseArray value = Parameters.numbers(result.value(), SEARCH, "the function's value");
        // Arrays of float32 round the point.
        NDArray rounded = Leaves.vector(Parameters.of(point).arrays());
        return new Sample(
                rounded,
                value.doubleAt(0),
                Parameters.numbers(gradient, SEARCH, "the function's gradient"));
    }

    P point(Sample sample) {
        return parameters.with(sample.x());
    }

    int evaluations() {
        return evaluations;
    }
}
