package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.SparseMatrix;
import io.cotangent.sparsity.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sparse Jacobians, or sparse second derivatives, of calls of one function. What a call finds out
 * about zeros serves later ones, which usually need nothing else than the values of the same
 * elements: each is checked to have the same linear program, and the same indices where these
 * matter, and starts anew where it has not.
 */
public final class SparseDerivative {
    /** How many plans are remembered, for functions that go several ways. */
    private static final int KEPT = 8;

    private final boolean second;
    private final AtomicReference<List<SparsePlan>> plans = new AtomicReference<>(List.of());

    private SparseDerivative(boolean second) {
        this.second = second;
    }

    /** Jacobians: a row for each number of the result, a column for each of the arguments. */
    public static SparseDerivative jacobian() {
        return new SparseDerivative(false);
    }

    /** Second derivatives of functions whose value is one number. */
    public static SparseDerivative hessian() {
        return new SparseDerivative(true);
    }

    /** The matrix of a call. */
    public SparseMatrix at(Call call) {
        LinearRun linear = second ? gradient(call) : value(call);
        NDArray[] run = linear.forward(call.program(), call.inputs().toArray(NDArray[]::new));
        Linearization map = linear.map();
        int known = map.linear().inputs() - map.active();
        List<NDArray> residuals = Arrays.asList(run).subList(run.length - known, run.length);
        SparsePlan plan = plan(map, residuals);
        Structure structure = plan.structure();
        return new SparseMatrix(
                structure.rows(),
                structure.columns(),
                structure.starts(),
                structure.indices(),
                new SparseProducts(linear, residuals).values(plan));
    }

    private static LinearRun value(Call call) {
        return LinearRun.of(call.program(), call.active(), call.result().moving().size());
    }

    private static LinearRun gradient(Call call) {
        FirstOrder.requireScalar(call, "sparseHessian");
        return LinearRun.of(
                new Derivation.GradientAlone(call.active()),
                call.program(),
                call.active(),
                call.inputs().size());
    }

    private SparsePlan plan(Linearization map, List<NDArray> residuals) {
        for (SparsePlan known : plans.get()) {
            if (known.fits(map.linear(), map.active(), residuals)) {
                return known;
            }
        }
        SparsePlan found = SparsePlan.of(map.linear(), map.active(), residuals, second);
        plans.updateAndGet(others -> {
            List<SparsePlan> all = new ArrayList<>(List.of(found));
            all.addAll(others.subList(0, Math.min(others.size(), KEPT - 1)));
            return List.copyOf(all);
        });
        return found;
    }
}
