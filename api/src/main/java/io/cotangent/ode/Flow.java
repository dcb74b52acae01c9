package io.cotangent.ode;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.execute.Engine;
import io.cotangent.implicit.OdeOptions;
import io.cotangent.op.Batching;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.transform.Vectorize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The solution of a differential equation as one operation: of dy/dτ = f(y, τ, u, c) on several
 * intervals of length 1, one after the other. Its operands are the starts of the arrays of the
 * state; inputs u, of which each interval has a slice; constants c. Its results are the arrays of
 * the state at the ends of the intervals; see {@link Mode}.
 *
 * <p>The tangents of a flow are one, the variational equation's, and so are the cotangents, the
 * adjoint equation's, backward in time. Where the one has starts or jumps, the other has results:
 * the operation is closed under differentiation, to any order. L. S. Pontryagin et al., "The
 * Mathematical Theory of Optimal Processes" (1962); R. T. Q. Chen et al., "Neural Ordinary
 * Differential Equations" (NeurIPS 2018).
 *
 * @param field takes a state, τ, slices of the inputs, and constants, to the state's slopes; it has
 *     captured nothing
 * @param parts what the operands are: states, inputs and constants
 * @param intervals the number of intervals
 */
record Flow(Program field, List<Part> parts, int intervals, OdeOptions options) implements Op {
    /** The results of a flow whose field may have captured arrays, which become constants. */
    static NDArray[] apply(
            Ops o,
            Program field,
            List<Part> parts,
            int intervals,
            OdeOptions options,
            List<NDArray> operands) {
        List<Part> all = new ArrayList<>(parts);
        List<NDArray> arrays = new ArrayList<>(operands);
        for (NDArray captured : field.captured()) {
            all.add(Part.constant(0, false));
            arrays.add(captured);
        }
        return o.applyAll(
                new Flow(field.lifted(), List.copyOf(all), intervals, options),
                arrays.toArray(NDArray[]::new));
    }

    /** The number of arrays of the state. */
    int states() {
        return count(Part.Role.STATE);
    }

    int inputs() {
        return count(Part.Role.INPUT);
    }

    private int count(Part.Role role) {
        return (int) parts.stream().filter(part -> part.role() == role).count();
    }

    /** The place, among the inputs of the field, of an operand. */
    int place(int operand) {
        return operand < states() ? operand : operand + 1;
    }

    @Override
    public Sharing sharing() {
        return field.sharing();
    }

    @Override
    public String label() {
        return "flow";
    }

    @Override
    public String settings() {
        return intervals + " intervals, " + field.equations().size() + " equations";
    }

    @Override
    public ArrayType[] types(ArrayType... operands) {
        return Arrays.copyOf(operands, states());
    }

    @Override
    public DenseArray[] evaluate(DenseArray... operands) {
        int states = states();
        ArrayType[] types = Arrays.copyOf(field.inputTypes(), states);
        StateVector vector =
                new StateVector(
                        types,
                        parts.subList(0, states),
                        scales(operands),
                        options.relative(),
                        options.absolute());
        ArrayType time = field.type(states);
        Trajectory trajectory =
                new Trajectory(parts.subList(0, states), vector, intervals, options);
        NDArray[] results =
                trajectory.run(
                        Arrays.copyOf(operands, states),
                        interval -> {
                            NDArray[] inputs = inputs(interval, operands);
                            return (state, at) -> {
                                System.arraycopy(state, 0, inputs, 0, states);
                                inputs[states] = DenseArray.scalar(time.dtype(), at);
                                return Engine.run(field, inputs);
                            };
                        });
        return Arrays.copyOf(results, results.length, DenseArray[].class);
    }

    /** The inputs of the field in an interval, but for state and time. */
    private NDArray[] inputs(int interval, NDArray... operands) {
        NDArray[] inputs = new NDArray[field.inputs()];
        for (int i = states(); i < operands.length; i++) {
            inputs[i + 1] = parts.get(i).hasIntervals() ? operands[i].get(interval) : operands[i];
        }
        return inputs;
    }

    /** The scales of the states: tangents have that of the largest of them that is given. */
    private double[] scales(NDArray... operands) {
        double largest = 0;
        for (int i = 0; i < operands.length; i++) {
            if (parts.get(i).isTangent() && operands[i].size() > 0) {
                largest = Math.max(largest, operands[i].abs().max().item());
            }
        }
        double[] scales = new double[states()];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = parts.get(i).isTangent() && largest > 0 ? largest : 1;
        }
        return scales;
    }

    @Override
    public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
        return new Variation(this).tangents(o, x, dx);
    }

    @Override
    public @Nullable NDArray[] transpose(Ops o, @Nullable NDArray[] cotangents, Operands operands) {
        return new Adjoint(this, operands).cotangents(o, cotangents);
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        int size = Batching.size(x, batched);
        NDArray[] operands = x.clone();
        List<Part> many = new ArrayList<>(parts);
        boolean[] flags = new boolean[field.inputs()];
        for (int i = 0; i < x.length; i++) {
            Part part = parts.get(i);
            boolean isMany = batched[i] || part.role() == Part.Role.STATE;
            flags[place(i)] = isMany;
            if (!isMany) {
                continue;
            }
            many.set(i, part.batched());
            int axis = part.hasIntervals() ? 1 : 0;
            operands[i] = batched[i] ? o.moveAxis(x[i], 0, axis) : repeated(o, x[i], axis, size);
        }
        ArrayType[] types = field.inputTypes();
        for (int i = 0; i < types.length; i++) {
            types[i] = flags[i] ? types[i].withShape(types[i].shape().prepend(size)) : types[i];
        }
        Program whole =
                Recording.symbolic(
                        "batch", inputs -> Vectorize.whole(field, flags, size, inputs), types);
        NDArray[] results = apply(o, whole, many, intervals, options, Arrays.asList(operands));
        for (int i = 0; i < results.length; i++) {
            results[i] = parts.get(i).hasIntervals() ? o.moveAxis(results[i], 1, 0) : results[i];
        }
        return results;
    }

    private static NDArray repeated(Ops o, NDArray x, int axis, int size) {
        NDArray expanded = o.expandDims(x, axis);
        Shape shape = Ops.typeOf(expanded).shape().with(axis, size);
        return o.broadcast(expanded, shape);
    }
}
