package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.op.Ops;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A program split where it can be differentiated later: forward mode, parted into what does not
 * depend on tangents, which is run once, and the linear map of the tangents, which can be applied,
 * and transposed, as often as wanted.
 *
 * <p>The method is that of Radul, Paszke, Frostig, Johnson and Maclaurin, "You Only Linearize Once"
 * (POPL 2023).
 *
 * @param forward takes the inputs; gives the outputs and then the residuals, the values that the
 *     linear map needs
 * @param linear takes a tangent for each active input and then the residuals; gives a tangent for
 *     each differentiated output
 * @param active the number of active inputs
 */
public record Linearization(Program forward, Program linear, int active) {
    /** The first {@code results} outputs of a program, linearized in its active inputs. */
    public static Linearization of(Program program, List<Integer> active, int results) {
        Program jvp = Forward.jvp(program, active, results);
        int inputs = program.inputs();
        boolean[] tangents = new boolean[inputs + active.size()];
        Arrays.fill(tangents, inputs, tangents.length, true);
        boolean[] linear = Transposition.linear(jvp, tangents);
        int outputs = jvp.outputs().length - results;
        List<Integer> residuals = residuals(jvp, linear, outputs);
        return new Linearization(
                forward(jvp, linear, inputs, outputs, residuals),
                map(jvp, linear, inputs, residuals, results),
                active.size());
    }

    /** The transposed map: takes the residuals and then cotangents; gives those of the inputs. */
    public Program transposed() {
        boolean[] tangents = new boolean[linear.inputs()];
        Arrays.fill(tangents, 0, active, true);
        return Transposition.of(linear, tangents, 0);
    }

    private static Program forward(
            Program jvp, boolean[] linear, int inputs, int outputs, List<Integer> residuals) {
        List<ArrayType> types = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            types.add(jvp.type(i));
        }
        jvp.captured().forEach(array -> types.add(Ops.typeOf(array)));
        Program forward =
                Recording.symbolic(
                        "linearize",
                        arguments -> {
                            NDArray[] values = new NDArray[jvp.variables()];
                            System.arraycopy(arguments, 0, values, 0, inputs);
                            int captured = jvp.captured().size();
                            System.arraycopy(arguments, inputs, values, jvp.inputs(), captured);
                            run(jvp, linear, false, values);
                            List<NDArray> all = new ArrayList<>();
                            int[] results = jvp.outputs();
                            for (int i = 0; i < outputs; i++) {
                                all.add(values[results[i]]);
                            }
                            residuals.forEach(variable -> all.add(values[variable]));
                            return all.toArray(NDArray[]::new);
                        },
                        types.toArray(ArrayType[]::new));
        return forward.capture(jvp.captured());
    }

    private static Program map(
            Program jvp, boolean[] linear, int inputs, List<Integer> residuals, int results) {
        List<ArrayType> types = new ArrayList<>();
        for (int i = inputs; i < jvp.inputs(); i++) {
            types.add(jvp.type(i));
        }
        int tangents = types.size();
        residuals.forEach(variable -> types.add(jvp.type(variable)));
        return Recording.symbolic(
                "linear",
                arguments -> {
                    NDArray[] values = new NDArray[jvp.variables()];
                    System.arraycopy(arguments, 0, values, inputs, tangents);
                    for (int i = 0; i < residuals.size(); i++) {
                        values[residuals.get(i)] = arguments[tangents + i];
                    }
                    run(jvp, linear, true, values);
                    int[] outputs = jvp.outputs();
                    return Replay.select(
                            values,
                            Arrays.copyOfRange(outputs, outputs.length - results, outputs.length));
                },
                types.toArray(ArrayType[]::new));
    }

    /** Computes the linear variables, or the others. */
    private static void run(Program jvp, boolean[] linear, boolean which, NDArray... values) {
        for (Equation equation : jvp.equations()) {
            if (linear[equation.result()] == which) {
                Replay.apply(equation, values);
            }
        }
    }

    /** The values that the linear part needs, and tangents that are constant, which are zeros. */
    private static List<Integer> residuals(Program jvp, boolean[] linear, int outputs) {
        boolean[] needed = new boolean[jvp.variables()];
        for (Equation equation : jvp.equations()) {
            if (linear[equation.result()]) {
                for (int operand : equation.operands()) {
                    needed[operand] |= !linear[operand];
                }
            }
        }
        int[] results = jvp.outputs();
        for (int i = outputs; i < results.length; i++) {
            needed[results[i]] |= !linear[results[i]];
        }
        List<Integer> residuals = new ArrayList<>();
        for (int variable = 0; variable < needed.length; variable++) {
            if (needed[variable]) {
                residuals.add(variable);
            }
        }
        return residuals;
    }
}
