package io.cotangent.transform;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.op.Indexing;
import io.cotangent.sparsity.Structure;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole matrix of a Jacobian from few products, for a program whose equations alone say where
 * the matrix has zeros: takes the program's inputs, and gives its outputs and then the matrix.
 */
record CompressedJacobian(List<Integer> active, int results) implements Derivation {
    /** Matrices with fewer columns are computed column by column. */
    private static final int SMALL = 16;

    /** Places in patterns that are looked at: more say that the matrix is not sparse. */
    private static final long BUDGET = 4_000_000;

    /** So many times fewer products than columns are worth it. */
    private static final int FEWER = 4;

    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private static final Derived<Optional<SparsePlan>> PLANS = new Derived<>();

    /** The matrix of a call's program from few products; none if it needs many. */
    static Optional<Derivation> of(Call call) {
        Program program = call.program();
        long columns = call.inputs().stream().mapToLong(NDArray::size).sum();
        if (columns < SMALL
                || columns > BUDGET / SMALL
                || !isOfOneType(call)
                || !Derived.isRemembered(program)) {
            return Optional.empty();
        }
        CompressedJacobian derivation =
                new CompressedJacobian(call.active(), call.result().moving().size());
        return derivation.plan(program).map(_ -> derivation);
    }

    /** Whether all numbers that are differentiated have one type. */
    static boolean isOfOneType(Call call) {
        return Stream.concat(call.inputs().stream(), call.result().moving().stream())
                        .map(NDArray::dtype)
                        .distinct()
                        .count()
                == 1;
    }

    private Optional<SparsePlan> plan(Program program) {
        return PLANS.of(
                this,
                program,
                lifted -> {
                    Linearization map = Linearization.of(lifted, active, results);
                    return SparsePlan.ofStructure(map.linear(), active.size(), BUDGET)
                            .filter(CompressedJacobian::isWorthwhile);
                });
    }

    private static boolean isWorthwhile(SparsePlan plan) {
        int products = plan.compression().forward() + plan.compression().reverse();
        return (long) products * FEWER
                <= Math.min(plan.structure().columns(), plan.structure().rows());
    }

    @Override
    public Program of(Program program) {
        SparsePlan plan = plan(program).orElseThrow();
        LinearRun linear = new LinearRun(Linearization.of(program, active, results));
        int outputs = program.outputs().length;
        return Recording.symbolic(
                "jacobian",
                inputs -> {
                    NDArray[] run = Replay.of(linear.map().forward(), inputs);
                    List<NDArray> residuals = Arrays.asList(run).subList(outputs, run.length);
                    NDArray[] all = Arrays.copyOf(run, outputs + 1);
                    all[outputs] =
                            matrix(
                                    plan.structure(),
                                    new SparseProducts(linear, residuals).values(plan));
                    return all;
                },
                program.inputTypes());
    }

    /** The matrix with these elements, and zeros elsewhere. */
    static NDArray matrix(Structure structure, NDArray elements) {
        int columns = structure.columns();
        int[] places = new int[structure.count()];
        for (int row = 0; row < structure.rows(); row++) {
            for (int i = structure.starts()[row]; i < structure.starts()[row + 1]; i++) {
                places[i] = row * columns + structure.indices()[i];
            }
        }
        ArrayType type = new ArrayType(DType.INT32, Shape.of(places.length));
        NDArray flat =
                OPS.apply(
                        new Indexing.Scatter(Shape.of(structure.rows() * columns), 0),
                        elements,
                        DenseArray.wrap(type, places));
        return OPS.reshape(flat, Shape.of(structure.rows(), columns));
    }
}
