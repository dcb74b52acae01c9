package io.cotangent.solve;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.implicit.LinearSolver;
import io.cotangent.op.Batching;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.transform.Forward;
import io.cotangent.transform.Vectorize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A solution of an equation, which somebody has found, as a function of what the equation depends
 * on: the function that the implicit function theorem speaks of. Its operands are the solution and
 * then what the condition takes besides; its results are the solution.
 *
 * <p>With F(x(p), p) = 0 the tangent solves F_x dx = -F_p dp. The tangent of the operand that is
 * the solution does not count, for how it was found does not matter.
 *
 * @param batchRank the number of axes, in front of all unknowns, that belong to a batch
 */
record ImplicitValue(Problem problem, int batchRank, LinearSolver linear) implements Op {
    @Override
    public Sharing sharing() {
        return problem.condition().sharing();
    }

    @Override
    public String label() {
        return "implicit";
    }

    @Override
    public String settings() {
        return problem.condition().equations().size() + " equations";
    }

    @Override
    public ArrayType[] types(ArrayType... operands) {
        return Arrays.copyOf(operands, problem.unknowns());
    }

    @Override
    public DenseArray[] evaluate(DenseArray... operands) {
        return Arrays.copyOf(operands, problem.unknowns());
    }

    @Override
    public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
        int unknowns = problem.unknowns();
        List<Integer> active =
                IntStream.range(unknowns, x.length).filter(i -> dx[i] != null).boxed().toList();
        if (active.isEmpty()) {
            return new NDArray[y.length];
        }
        List<NDArray> point = new ArrayList<>(Arrays.asList(y));
        point.addAll(Arrays.asList(x).subList(unknowns, x.length));
        List<NDArray> moving = new ArrayList<>(point);
        active.forEach(i -> moving.add(dx[i]));
        Program tangents = Forward.tangents(problem.condition(), active, unknowns);
        List<NDArray> right =
                Arrays.stream(Replay.of(tangents, moving.toArray(NDArray[]::new)))
                        .map(o::neg)
                        .toList();
        return new LinearSolve(problem.operator(), unknowns, batchRank, linear, true)
                .apply(o, right, point);
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        int size = Batching.size(x, batched);
        NDArray[] operands = x.clone();
        boolean[] flags = batched.clone();
        for (int i = 0; i < problem.unknowns(); i++) {
            flags[i] = true;
            if (!batched[i]) {
                operands[i] = o.broadcast(x[i], Ops.typeOf(x[i]).shape().prepend(size));
            }
        }
        Program many =
                Recording.symbolic(
                        "batch",
                        inputs -> Vectorize.whole(problem.condition(), flags, size, inputs),
                        Problem.types(operands));
        List<NDArray> all = new ArrayList<>(Arrays.asList(operands));
        all.addAll(many.captured());
        Problem whole = new Problem(problem.function(), many.lifted(), problem.unknowns());
        return o.applyAll(
                new ImplicitValue(whole, batchRank + 1, linear), all.toArray(NDArray[]::new));
    }
}
