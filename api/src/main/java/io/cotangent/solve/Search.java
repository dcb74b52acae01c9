package io.cotangent.solve;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search for a solution as one operation, without a derivative: that is {@link
 * ImplicitValue}'s. Its operands are the start, and then what the problem takes besides the
 * unknowns.
 */
record Search(Problem problem, Solver solver) implements Op {
    @Override
    public Sharing sharing() {
        return Sharing.USERS;
    }

    @Override
    public String label() {
        return "search";
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
        int unknowns = problem.unknowns();
        List<NDArray> rest = List.<NDArray>of(operands).subList(unknowns, operands.length);
        Equation equation = new Problem.Posed(problem, rest);
        return Unknowns.numbers(solver.solve(equation, Arrays.copyOf(operands, unknowns)));
    }

    @Override
    public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
        return new NDArray[y.length];
    }

    /** Each element of a batch has a search of its own. */
    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        return Separately.apply(o, this, x, batched);
    }
}
