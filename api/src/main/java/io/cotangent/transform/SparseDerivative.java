package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.SparseMatrix;
import io.cotangent.array.Creation;
import io.cotangent.execute.Interpreter;
import io.cotangent.sparsity.Structure;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

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
        Program program = second ? gradient(call) : call.program();
        int results = second ? program.outputs().length : call.result().moving().size();
        Linearization map = Linearization.of(program, call.active(), results);
        NDArray[] run = Interpreter.run(map.forward(), call.inputs().toArray(NDArray[]::new));
        List<NDArray> residuals = Arrays.asList(run).subList(program.outputs().length, run.length);
        SparsePlan plan = plan(map, residuals);
        Structure structure = plan.structure();
        return new SparseMatrix(
                structure.rows(),
                structure.columns(),
                structure.starts(),
                structure.indices(),
                new SparseProducts(map, residuals).values(plan));
    }

    /** The program of the gradient. */
    private static Program gradient(Call call) {
        FirstOrder.requireScalar(call, "sparseHessian");
        Program program = call.program();
        NDArray one = Creation.full(program.type(program.outputs()[0]), 1);
        Program vjp = Reverse.vjp(program, call.active(), 1).capture(List.of(one));
        int first = program.outputs().length;
        return vjp.choosing(IntStream.range(first, first + call.inputs().size()).toArray());
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
