package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.NotScalarException;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Checking;
import io.cotangent.trace.Program;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The derivatives of first order of a recorded call. */
public record FirstOrder(Call call) {
    /**
     * The value and its tangent.
     *
     * @param tangents one for each chosen argument
     */
    public Object[] jvp(Object... tangents) {
        int results = call.result().moving().size();
        NDArray[] outputs =
                Derived.run(
                        new Derivation.Jvp(call.active(), results),
                        call.program(),
                        call.inputsAnd(call.directions(tangents)));
        Object tangent = call.result().tangent(last(results, outputs));
        return new Object[] {call.value(outputs), call.withAux(tangent, outputs)};
    }

    private static List<NDArray> last(int count, NDArray... arrays) {
        return Arrays.asList(arrays).subList(arrays.length - count, arrays.length);
    }

    /**
     * A value with the derivative there.
     *
     * @param pushforward takes a tangent for each chosen argument to one of the value
     * @param pullback takes a cotangent of the value to one for each chosen argument
     */
    public record Linearized(
            Object value,
            Function<Object[], Object> pushforward,
            Function<Object, Object[]> pullback) {}

    /** The value, and the derivative there as a linear map, forward and transposed. */
    public Linearized linearize() {
        int results = call.result().moving().size();
        if (Checking.isIn(call.program())) {
            return linearizeChecked(results);
        }
        LinearRun split = LinearRun.of(call.program(), call.active(), results);
        NDArray[] run = split.forward(call.program(), call.inputs().toArray(NDArray[]::new));
        List<NDArray> residuals = last(run.length - call.program().outputs().length, run);
        NDArray[] outputs = Arrays.copyOf(run, call.program().outputs().length);
        return new Linearized(
                call.value(run),
                tangents -> {
                    List<NDArray> arrays = new ArrayList<>(call.directions(tangents));
                    arrays.addAll(residuals);
                    return call.withAux(
                            call.result()
                                    .tangent(
                                            Arrays.asList(
                                                    split.push(arrays.toArray(NDArray[]::new)))),
                            outputs);
                },
                cotangent -> {
                    List<NDArray> arrays = new ArrayList<>(residuals);
                    arrays.addAll(call.cotangents(cotangent));
                    return call.trees(Arrays.asList(split.pull(arrays.toArray(NDArray[]::new))));
                });
    }

    /**
     * As {@link #linearize}, for functions that are checked: the whole is run each time, for where
     * a number of the derivative came from is to be seen as far as the arguments.
     */
    private Linearized linearizeChecked(int results) {
        NDArray[] outputs = Interpreter.run(call.program(), call.inputs().toArray(NDArray[]::new));
        Program jvp = Forward.jvp(call.program(), call.active(), results);
        Program vjp = Reverse.vjp(call.program(), call.active(), results);
        return new Linearized(
                call.value(outputs),
                tangents -> {
                    NDArray[] run = Interpreter.run(jvp, call.inputsAnd(call.directions(tangents)));
                    return call.withAux(call.result().tangent(last(results, run)), outputs);
                },
                cotangent -> {
                    NDArray[] run =
                            Interpreter.run(vjp, call.inputsAnd(call.cotangents(cotangent)));
                    return call.trees(last(call.inputs().size(), run));
                });
    }

    /**
     * The value, and then the gradient in each chosen argument, of a function whose value is one
     * number.
     */
    public Object[] valueAndGrad() {
        requireScalar(call, "grad");
        Program program = call.program();
        NDArray[] outputs =
                Derived.run(
                        new Derivation.Gradient(call.active()),
                        program,
                        call.inputs().toArray(NDArray[]::new));
        Object[] gradients = call.trees(last(call.inputs().size(), outputs));
        Object[] results = new Object[gradients.length + 1];
        results[0] = call.value(outputs);
        System.arraycopy(gradients, 0, results, 1, gradients.length);
        return results;
    }

    /** Checks that a function's value is one floating-point number; messages begin with a name. */
    static void requireScalar(Call call, String name) {
        Tree tree = call.result().tree();
        if (tree.size() != 1 || ((NDArray) tree.leaf(0)).size() != 1) {
            String found =
                    tree.size() == 1
                            ? Ops.typeOf((NDArray) tree.leaf(0)).toString()
                            : tree.size() + " arrays";
            throw new NotScalarException(
                    name
                            + ": the function's value must be one number, but is "
                            + found
                            + ": reduce it (sum, mean, …), or use vjp with a cotangent of that shape, or jvp");
        }
        if (call.result().moving().isEmpty()) {
            throw new LostDerivativeException(
                    name
                            + ": the function's value is "
                            + Ops.typeOf((NDArray) tree.leaf(0))
                            + ", and integers and booleans have no derivative: return a floating-point array");
        }
    }
}
