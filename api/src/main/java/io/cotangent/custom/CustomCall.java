package io.cotangent.custom;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Batching;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function with a derivative rule, as one operation. Its operands are the arrays of the
 * arguments, then what the function's body captured, and then the rule's constants. Of the results,
 * those that have tangents come first.
 */
final class CustomCall implements Op {
    private final String name;
    private final CustomBody body;
    private final List<Boolean> moving;
    private final @Nullable Rule rule;

    /**
     * A call.
     *
     * @param moving for each of the arguments' arrays, whether it has tangents
     * @param rule null where nobody asks for derivatives
     */
    CustomCall(String name, CustomBody body, List<Boolean> moving, @Nullable Rule rule) {
        this.name = name;
        this.body = body;
        this.moving = moving;
        this.rule = rule;
    }

    @Override
    public Sharing sharing() {
        return Sharing.USERS;
    }

    @Override
    public String label() {
        return "custom";
    }

    @Override
    public String settings() {
        return name;
    }

    @Override
    public ArrayType[] types(ArrayType... operands) {
        return body.types();
    }

    @Override
    public DenseArray[] evaluate(DenseArray... operands) {
        return body.evaluate(Arrays.copyOf(operands, body.operands()));
    }

    private NDArray[] constants(NDArray... operands) {
        return Arrays.copyOfRange(operands, body.operands(), operands.length);
    }

    @Override
    public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
        List<@Nullable NDArray> tangents = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < moving.size(); i++) {
            if (moving.get(i)) {
                tangents.add(dx[i]);
                any |= dx[i] != null;
            }
        }
        NDArray[] results = new NDArray[y.length];
        if (rule == null || !any) {
            return results;
        }
        NDArray[] moved = tangents(rule.program(), o, x, y, tangents);
        System.arraycopy(moved, 0, results, 0, moved.length);
        return results;
    }

    private @Nullable NDArray[] tangents(
            RuleProgram program,
            Ops o,
            NDArray[] x,
            NDArray[] y,
            List<@Nullable NDArray> tangents) {
        if (program.forward()) {
            NDArray[] deltas = tangents.toArray(NDArray[]::new);
            return program.push(program.inputs(x, y, deltas, constants(x)));
        }
        NDArray[] known = program.inputs(x, y, new NDArray[program.deltas()], constants(x));
        return TransposedRule.apply(o, program, known, tangents);
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        int size = Batching.size(x, batched);
        boolean[] own = Arrays.copyOf(batched, body.operands());
        boolean[] constants = Arrays.copyOfRange(batched, body.operands(), batched.length);
        boolean[] arguments = Arrays.copyOf(batched, moving.size());
        Rule many =
                rule == null ? null : new Rule.Batched(rule, arguments, moving, constants, size);
        return o.applyAll(new CustomCall(name, body.batched(own, size), moving, many), x);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomCall call
                && name.equals(call.name)
                && body.equals(call.body)
                && moving.equals(call.moving)
                && Objects.equals(rule, call.rule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, body, moving);
    }
}
