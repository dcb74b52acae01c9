package io.cotangent.custom;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.error.RuleException;
import io.cotangent.execute.Engine;
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
 * The map of tangents that belongs to a rule for cotangents. In reverse mode it is transposed, and
 * the user's rule is run as it stands, linear or not; in forward mode the user's rule is
 * transposed, for which it must be linear in the cotangent.
 *
 * <p>The operands are the inputs of the rule that it needs, other than cotangents, and then the
 * tangents of those arguments that have one.
 */
final class TransposedRule implements Op {
    private final RuleProgram rule;
    private final int[] known;
    private final int[] moved;
    private volatile @Nullable Program transposed;

    private TransposedRule(RuleProgram rule, int[] known, int... moved) {
        this.rule = rule;
        this.known = known;
        this.moved = moved;
    }

    /**
     * The tangents of the results.
     *
     * @param inputs of the rule, cotangents left out
     * @param tangents of the arguments, null for zeros
     */
    static NDArray[] apply(
            Ops o, RuleProgram rule, NDArray[] inputs, List<@Nullable NDArray> tangents) {
        int[] uses = rule.program().lastUses();
        int[] known =
                IntStream.range(0, inputs.length)
                        .filter(i -> inputs[i] != null && uses[i] >= 0)
                        .toArray();
        int[] moved =
                IntStream.range(0, tangents.size()).filter(i -> tangents.get(i) != null).toArray();
        List<NDArray> operands = new ArrayList<>(List.of(Replay.select(inputs, known)));
        for (int i : moved) {
            operands.add(tangents.get(i));
        }
        return o.applyAll(new TransposedRule(rule, known, moved), operands.toArray(NDArray[]::new));
    }

    @Override
    public Sharing sharing() {
        return Sharing.USERS;
    }

    @Override
    public String label() {
        return "transposed";
    }

    @Override
    public String settings() {
        return rule.name();
    }

    @Override
    public ArrayType[] types(ArrayType... operands) {
        int first = rule.arguments() + rule.results();
        ArrayType[] types = new ArrayType[rule.deltas()];
        Arrays.setAll(types, i -> rule.program().type(first + i));
        return types;
    }

    /** The program from this operation's operands to its results. */
    private Program transposed() {
        Program result = transposed;
        if (result == null) {
            result = transpose();
            transposed = result;
        }
        return result;
    }

    private Program transpose() {
        Program program = rule.program();
        boolean[] linear = rule.linearInputs();
        if (rule.notLinear() != null) {
            throw new RuleException(
                    rule.notLinear()
                            + "; so it serves reverse mode (grad, vjp) only, and forward mode needs one that is,"
                            + " or a customJvp");
        }
        Program whole = Transposition.of(program, linear, 0);
        int first = rule.arguments() + rule.results();
        int[] outputs = program.outputs();
        List<ArrayType> types = new ArrayList<>();
        for (int i : known) {
            types.add(program.type(i));
        }
        for (int i : moved) {
            types.add(program.type(outputs[i]));
        }
        return Recording.symbolic(
                "transposed",
                operands -> {
                    NDArray[] inputs = new NDArray[whole.inputs()];
                    for (int i = 0; i < known.length; i++) {
                        int after = known[i] < first ? 0 : rule.deltas();
                        inputs[known[i] - after] = operands[i];
                    }
                    int tangents = whole.inputs() - outputs.length;
                    for (int i = 0; i < outputs.length; i++) {
                        inputs[tangents + i] = RuleProgram.zeros(program.type(outputs[i]));
                    }
                    for (int i = 0; i < moved.length; i++) {
                        inputs[tangents + moved[i]] = operands[known.length + i];
                    }
                    return Replay.of(whole, inputs);
                },
                types.toArray(ArrayType[]::new));
    }

    @Override
    public DenseArray[] evaluate(DenseArray... operands) {
        NDArray[] results = Engine.run(transposed(), operands);
        return Arrays.copyOf(results, results.length, DenseArray[].class);
    }

    @Override
    public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
        List<Integer> active =
                IntStream.range(0, dx.length).filter(i -> dx[i] != null).boxed().toList();
        List<NDArray> inputs = new ArrayList<>(List.of(x));
        active.forEach(i -> inputs.add(dx[i]));
        NDArray[] all =
                Replay.of(
                        Forward.jvp(transposed(), active, y.length),
                        inputs.toArray(NDArray[]::new));
        return Arrays.copyOfRange(all, y.length, 2 * y.length);
    }

    @Override
    public @Nullable NDArray[] transpose(Ops o, @Nullable NDArray[] cotangents, Operands operands) {
        NDArray[] inputs = new NDArray[rule.program().inputs()];
        for (int i = 0; i < known.length; i++) {
            inputs[known[i]] = operands.value(i);
        }
        int first = rule.arguments() + rule.results();
        for (int i = 0; i < rule.deltas(); i++) {
            inputs[first + i] =
                    cotangents[i] == null
                            ? RuleProgram.zeros(rule.program().type(first + i))
                            : cotangents[i];
        }
        NDArray[] pulled = Replay.of(rule.program(), inputs);
        NDArray[] results = new NDArray[known.length + moved.length];
        for (int i = 0; i < moved.length; i++) {
            results[known.length + i] = pulled[moved[i]];
        }
        return results;
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        return Vectorize.whole(transposed(), batched, Batching.size(x, batched), x);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TransposedRule same
                && rule.equals(same.rule)
                && Arrays.equals(known, same.known)
                && Arrays.equals(moved, same.moved);
    }

    @Override
    public int hashCode() {
        return 31 * rule.hashCode() + Arrays.hashCode(moved);
    }
}
