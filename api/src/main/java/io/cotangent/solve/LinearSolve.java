package io.cotangent.solve;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.error.DomainException;
import io.cotangent.implicit.LinearSolver;
import io.cotangent.op.Batching;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.transform.Forward;
import io.cotangent.transform.Transposition;
import io.cotangent.transform.Vectorize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The solution of a linear system as one operation. Its operands are the right-hand side and then
 * what the operator has captured; its results are the unknowns, of the types of the right-hand
 * side.
 *
 * <p>With A x = b, the tangent solves A dx = db - dA x; the cotangent of b solves the transposed
 * system, and all others follow: M. B. Giles, "Collected matrix derivative results for forward and
 * reverse mode algorithmic differentiation" (2008), 2.3.1.
 *
 * @param operator takes the unknowns, in which it is linear, and then what it captured
 * @param unknowns the number of arrays of unknowns
 * @param batchRank the number of axes, in front of all unknowns, that belong to a batch of systems
 * @param isTrusted whether the operator is linear for sure, as a derivative is
 */
record LinearSolve(
        Program operator, int unknowns, int batchRank, LinearSolver solver, boolean isTrusted)
        implements Op {
    /** The solution for an operator whose own captured arrays are still to become operands. */
    NDArray[] apply(Ops o, List<NDArray> right, List<NDArray> rest) {
        List<NDArray> operands = new ArrayList<>(right);
        operands.addAll(rest);
        operands.addAll(operator.captured());
        return o.applyAll(with(operator.lifted(), batchRank), operands.toArray(NDArray[]::new));
    }

    private LinearSolve with(Program other, int otherRank) {
        return new LinearSolve(other, unknowns, otherRank, solver, isTrusted);
    }

    @Override
    public Sharing sharing() {
        return operator.sharing();
    }

    @Override
    public String label() {
        return "linearSolve";
    }

    @Override
    public String settings() {
        return operator.equations().size() + " equations";
    }

    @Override
    public ArrayType[] types(ArrayType... operands) {
        return Arrays.copyOf(operands, unknowns);
    }

    @Override
    public DenseArray[] evaluate(DenseArray... operands) {
        Packing packing = new Packing(types(operator.inputTypes()), batchRank);
        NDArray[] rest = Arrays.copyOfRange(operands, unknowns, operands.length, NDArray[].class);
        LinearOperator function = new ProgramOperator(operator, packing, rest);
        NDArray right = packing.pack(Arrays.copyOf(operands, unknowns, NDArray[].class));
        if (!isTrusted) {
            requireLinear(function);
        }
        NDArray[] solution = packing.unpack(Solution.of(function, right, solver));
        return Arrays.copyOf(solution, solution.length, DenseArray[].class);
    }

    /** Whatever an operator adds of its own shows where its argument is zero. */
    static void requireLinear(LinearOperator operator) {
        Packing packing = operator.packing();
        NDArray image = operator.apply(NDArray.zeros(packing.batch(), packing.size()));
        for (double element : image.toArray()) {
            if (Math.abs(element) > 0) {
                throw new DomainException(
                        "linearSolve: the operator is not linear, as it takes zeros to numbers like "
                                + element
                                + ": subtract its value at zero from both sides, or use Implicit.root");
            }
        }
    }

    @Override
    public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
        List<NDArray> inputs = new ArrayList<>(Arrays.asList(y));
        List<NDArray> rest = Arrays.asList(x).subList(unknowns, x.length);
        inputs.addAll(rest);
        List<Integer> active =
                IntStream.range(unknowns, x.length).filter(i -> dx[i] != null).boxed().toList();
        active.forEach(i -> inputs.add(dx[i]));
        NDArray[] moved = null;
        if (!active.isEmpty()) {
            Program tangents = Forward.tangents(operator, active, unknowns);
            moved = Replay.of(tangents, inputs.toArray(NDArray[]::new));
        }
        List<NDArray> right = new ArrayList<>();
        for (int i = 0; i < unknowns; i++) {
            NDArray db = dx[i];
            if (moved != null) {
                db = db == null ? o.neg(moved[i]) : o.sub(db, moved[i]);
            }
            right.add(db == null ? o.zerosLike(x[i]) : db);
        }
        return apply(o, right, rest);
    }

    @Override
    public @Nullable NDArray[] transpose(Ops o, @Nullable NDArray[] cotangents, Operands operands) {
        List<NDArray> rest = new ArrayList<>();
        for (int i = unknowns; i < operands.types().length; i++) {
            if (operands.isLinear(i)) {
                throw new IllegalStateException(
                        "linearSolve is not linear in what its operator has captured");
            }
            rest.add(operands.value(i));
        }
        List<NDArray> right = new ArrayList<>();
        for (int i = 0; i < unknowns; i++) {
            right.add(cotangents[i] == null ? o.zeros(operands.types()[i]) : cotangents[i]);
        }
        NDArray[] pulled = with(transposed(), batchRank).apply(o, right, rest);
        NDArray[] result = new NDArray[operands.types().length];
        for (int i = 0; i < unknowns; i++) {
            result[i] = operands.isLinear(i) ? pulled[i] : null;
        }
        return result;
    }

    /**
     * The transposed operator. Conjugate gradients get it, too, so that one that is not symmetric
     * does not give a wrong derivative.
     */
    private Program transposed() {
        boolean[] linear = new boolean[operator.inputs()];
        Arrays.fill(linear, 0, unknowns, true);
        Program transposed = Transposition.of(operator, linear, 0);
        return Recording.symbolic(
                "transpose",
                inputs -> {
                    NDArray[] turned = new NDArray[inputs.length];
                    int rest = inputs.length - unknowns;
                    System.arraycopy(inputs, unknowns, turned, 0, rest);
                    System.arraycopy(inputs, 0, turned, rest, unknowns);
                    return Replay.of(transposed, turned);
                },
                operator.inputTypes());
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        int size = Batching.size(x, batched);
        NDArray[] operands = x.clone();
        boolean[] flags = batched.clone();
        for (int i = 0; i < unknowns; i++) {
            flags[i] = true;
            if (!batched[i]) {
                operands[i] = o.broadcast(x[i], Ops.typeOf(x[i]).shape().prepend(size));
            }
        }
        ArrayType[] types = Arrays.stream(operands).map(Ops::typeOf).toArray(ArrayType[]::new);
        Program many =
                Recording.symbolic(
                        "batch", inputs -> Vectorize.whole(operator, flags, size, inputs), types);
        List<NDArray> all = Arrays.asList(operands);
        return with(many, batchRank + 1)
                .apply(o, all.subList(0, unknowns), all.subList(unknowns, all.size()));
    }
}
