package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Shape;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Batching;
import io.cotangent.op.Ops;
import io.cotangent.op.Pointwise;
import io.cotangent.trace.Checking;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * A program run for a whole batch at once: each equation is computed by the batching rule of its
 * operation, or as it stands where no operand depends on the batch.
 */
public final class Vectorize {
    private Vectorize() {}

    /**
     * The outputs of a run.
     *
     * @param values the outputs
     * @param batched whether they have the batch as one more axis in front; the others are the same
     *     for all elements of the batch
     */
    public record Outputs(NDArray[] values, boolean[] batched) {}

    /**
     * Runs a program, computing or recording as {@link Replay} does.
     *
     * @param batched which inputs have the batch as one more axis in front, at least one
     */
    public static Outputs run(Program program, boolean[] batched, NDArray... inputs) {
        return Checking.isIn(program)
                ? checked(program, batched, inputs)
                : directly(program, batched, inputs);
    }

    /**
     * As {@link #run}, as a program, which can be checked: it knows where its numbers come from.
     */
    private static Outputs checked(Program program, boolean[] batched, NDArray... inputs) {
        List<NDArray> all = new ArrayList<>(List.of(inputs));
        all.addAll(program.captured());
        boolean[] which = Arrays.copyOf(batched, all.size());
        AtomicReference<boolean[]> many = new AtomicReference<>();
        Program whole =
                Recording.symbolic(
                        "batch",
                        arguments -> {
                            Outputs outputs = directly(program.lifted(), which, arguments);
                            many.set(outputs.batched());
                            return outputs.values();
                        },
                        all.stream().map(Ops::typeOf).toArray(ArrayType[]::new));
        NDArray[] values = Interpreter.run(whole, all.toArray(NDArray[]::new));
        return new Outputs(values, many.get());
    }

    private static Outputs directly(Program program, boolean[] batched, NDArray... inputs) {
        NDArray[] values = Replay.environment(program, inputs);
        NDArray[] repeated = new NDArray[values.length];
        boolean[] many = new boolean[values.length];
        System.arraycopy(batched, 0, many, 0, batched.length);
        int[] lastUses = program.lastUses();
        List<Equation> equations = program.equations();
        for (int i = 0; i < equations.size(); i++) {
            apply(equations.get(i), values, repeated, many);
            Replay.forget(equations.get(i), i, lastUses, values);
            Replay.forget(equations.get(i), i, lastUses, repeated);
        }
        int[] outputs = program.outputs();
        boolean[] which = new boolean[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            which[i] = many[outputs[i]];
        }
        return new Outputs(Replay.select(values, outputs), which);
    }

    /**
     * As {@link #run}, with the batch in front of all outputs. What is made of a program for that
     * is remembered, where it is run on numbers.
     *
     * @param size the number of elements of the batch; the inputs may do without it
     */
    public static NDArray[] whole(Program program, boolean[] batched, int size, NDArray... inputs) {
        int outputs = program.outputs().length;
        if (!Arrays.stream(inputs).allMatch(Derived::isNumbers) || !Derived.isRemembered(program)) {
            return last(program, batched, size, outputs, inputs);
        }
        List<Boolean> own = IntStream.range(0, batched.length).mapToObj(i -> batched[i]).toList();
        return Derived.run(
                new Derivation.Batched(new Derivation.Same(), own, false, size, outputs),
                program,
                inputs);
    }

    /** As {@link #run}, with the batch in front of the last {@code results} outputs. */
    static NDArray[] last(
            Program program, boolean[] batched, int size, int results, NDArray... inputs) {
        Outputs outputs = run(program, batched, inputs);
        NDArray[] values = outputs.values().clone();
        Tracer o = Tracer.at(Site.UNKNOWN);
        for (int i = values.length - results; i < values.length; i++) {
            if (!outputs.batched()[i]) {
                Shape shape = Ops.typeOf(values[i]).shape();
                values[i] = o.broadcast(values[i], shape.prepend(size));
            }
        }
        return values;
    }

    private static void apply(
            Equation equation, NDArray[] values, NDArray[] repeated, boolean[] many) {
        int[] operands = equation.operands();
        boolean[] batched = new boolean[operands.length];
        boolean any = false;
        for (int i = 0; i < operands.length; i++) {
            batched[i] = many[operands[i]];
            any |= batched[i];
        }
        if (!any) {
            Replay.apply(equation, values);
            return;
        }
        Tracer o = Tracer.at(equation.site());
        NDArray[] x = Replay.select(values, operands);
        if (equation.op() instanceof Pointwise) {
            repeat(o, x, batched, repeated, operands);
        }
        NDArray[] results = equation.op().batch(o, x, batched);
        for (int i = 0; i < results.length; i++) {
            values[equation.result() + i] = results[i];
            many[equation.result() + i] = true;
        }
    }

    /**
     * Repeats numbers for all elements, each once for all equations that need it: so its cotangents
     * are added up for each element before they are for all.
     */
    private static void repeat(
            Tracer o, NDArray[] x, boolean[] batched, NDArray[] repeated, int... variables) {
        int size = Batching.size(x, batched);
        for (int i = 0; i < x.length; i++) {
            if (batched[i] || Ops.typeOf(x[i]).shape().rank() > 0) {
                continue;
            }
            if (repeated[variables[i]] == null) {
                repeated[variables[i]] = o.broadcast(x[i], Shape.of(size));
            }
            x[i] = repeated[variables[i]];
            batched[i] = true;
        }
    }
}
