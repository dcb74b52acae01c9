package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.execute.Engine;
import io.cotangent.op.Batching;
import io.cotangent.op.Ops;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import io.cotangent.trace.Nested;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program as one operation, which keeps nothing but its results: whoever needs what it computed
 * on the way computes it again. So its derivatives are blocks, too, which take the operands and run
 * the program anew.
 *
 * @param program has captured nothing; all it needs are operands
 */
public record Block(Program program) implements Nested {
    /** The results of a program as a block's: what it captured becomes operands. */
    public static NDArray[] apply(Ops o, Program program, NDArray... inputs) {
        List<NDArray> operands = new ArrayList<>(Arrays.asList(inputs));
        operands.addAll(program.captured());
        return o.applyAll(new Block(program.lifted()), operands.toArray(NDArray[]::new));
    }

    @Override
    public Sharing sharing() {
        return program.sharing();
    }

    @Override
    public String label() {
        return "block";
    }

    @Override
    public String settings() {
        return program.equations().size() + " equations";
    }

    @Override
    public ArrayType[] types(ArrayType... operands) {
        return Arrays.stream(program.outputs()).mapToObj(program::type).toArray(ArrayType[]::new);
    }

    @Override
    public DenseArray[] evaluate(DenseArray... operands) {
        NDArray[] results = Engine.run(program, operands);
        return Arrays.copyOf(results, results.length, DenseArray[].class);
    }

    @Override
    public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
        List<Integer> active = new ArrayList<>();
        List<NDArray> operands = new ArrayList<>(Arrays.asList(x));
        for (int i = 0; i < dx.length; i++) {
            if (dx[i] != null) {
                active.add(i);
                operands.add(dx[i]);
            }
        }
        Program tangents = Forward.tangents(program, active, y.length);
        return apply(o, tangents, operands.toArray(NDArray[]::new));
    }

    @Override
    public @Nullable NDArray[] transpose(Ops o, @Nullable NDArray[] cotangents, Operands operands) {
        boolean[] linear = new boolean[operands.types().length];
        List<NDArray> inputs = new ArrayList<>();
        for (int i = 0; i < linear.length; i++) {
            linear[i] = operands.isLinear(i);
            if (!linear[i]) {
                inputs.add(operands.value(i));
            }
        }
        ArrayType[] types = types(operands.types());
        for (int i = 0; i < cotangents.length; i++) {
            inputs.add(cotangents[i] == null ? o.zeros(types[i]) : cotangents[i]);
        }
        NDArray[] pulled =
                apply(o, Transposition.of(program, linear, 0), inputs.toArray(NDArray[]::new));
        NDArray[] result = new NDArray[linear.length];
        int next = 0;
        for (int i = 0; i < linear.length; i++) {
            result[i] = linear[i] ? pulled[next++] : null;
        }
        return result;
    }

    @Override
    public Pattern[] pattern(Dependence x) {
        Pattern[] inputs = new Pattern[program.inputs()];
        Arrays.setAll(inputs, x::of);
        return LinearPattern.of(program, x.detection(), inputs, x::numbers);
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        ArrayType[] types = Arrays.stream(x).map(Ops::typeOf).toArray(ArrayType[]::new);
        int size = Batching.size(x, batched);
        Program whole =
                Recording.symbolic(
                        "batch", inputs -> Vectorize.whole(program, batched, size, inputs), types);
        return apply(o, whole, x);
    }
}
