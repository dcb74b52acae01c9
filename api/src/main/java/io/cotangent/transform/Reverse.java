package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reverse mode: the program of forward mode, of which the part that computes tangents is linear,
 * with that part transposed. Cotangents flow from the outputs' tangents back to the inputs' along
 * the same equations, in reverse order.
 *
 * <p>The method is that of Radul, Paszke, Frostig, Johnson and Maclaurin, "You Only Linearize Once"
 * (POPL 2023).
 */
public final class Reverse {
    private final Forward.Jvp forward;
    private final Program program;
    private final boolean[] linear;
    private final int results;

    private Reverse(Forward.Jvp forward, int results) {
        this.forward = forward;
        this.results = results;
        this.program = forward.program();
        this.linear = linear(forward);
    }

    /**
     * The program that takes the inputs of {@code program} and a cotangent for each of its first
     * {@code results} outputs, and gives its outputs and a cotangent for each active input.
     */
    public static Program vjp(Program program, List<Integer> active, int results) {
        return new Reverse(Forward.jvp(program, active, results), results).together(program);
    }

    /**
     * A program split where it can be differentiated later.
     *
     * @param forward takes the inputs; gives the outputs and then the residuals, the values that
     *     the pullback needs
     * @param pullback takes a cotangent for each differentiated output and then the residuals;
     *     gives a cotangent for each active input
     */
    public record Split(Program forward, Program pullback) {}

    /**
     * The program split in two: the forward run, done once, and the pullback, which can be run for
     * many cotangents.
     */
    public static Split split(Program program, List<Integer> active, int results) {
        return new Reverse(Forward.jvp(program, active, results), results).apart(program);
    }

    /** The variables of a forward program that are tangents. */
    private static boolean[] linear(Forward.Jvp forward) {
        Program program = forward.program();
        boolean[] linear = new boolean[program.variables()];
        for (int i = program.inputs() - forward.active().size(); i < program.inputs(); i++) {
            linear[i] = true;
        }
        for (Equation equation : program.equations()) {
            boolean isLinear = false;
            for (int operand : equation.operands()) {
                isLinear |= linear[operand];
            }
            int results = equation.op().types(types(program, equation)).length;
            for (int i = 0; i < results; i++) {
                linear[equation.result() + i] = isLinear;
            }
        }
        return linear;
    }

    private static ArrayType[] types(Program program, Equation equation) {
        ArrayType[] types = new ArrayType[equation.operands().length];
        for (int i = 0; i < types.length; i++) {
            types[i] = program.type(equation.operands()[i]);
        }
        return types;
    }

    private Program together(Program original) {
        int inputs = original.inputs();
        int outputs = original.outputs().length;
        List<ArrayType> types = new ArrayList<>(List.of(original.inputTypes()));
        types.addAll(cotangentTypes(original));
        types.addAll(capturedTypes());
        Program result =
                Recording.symbolic(
                        "vjp",
                        arguments -> {
                            NDArray[] values = new NDArray[program.variables()];
                            System.arraycopy(arguments, 0, values, 0, inputs);
                            System.arraycopy(
                                    arguments,
                                    inputs + results,
                                    values,
                                    program.inputs(),
                                    program.captured().size());
                            NDArray[] cotangents =
                                    Arrays.copyOfRange(arguments, inputs, inputs + results);
                            List<NDArray> all = new ArrayList<>(primals(values, outputs));
                            all.addAll(sweep(values, cotangents));
                            return all.toArray(NDArray[]::new);
                        },
                        types.toArray(ArrayType[]::new));
        return result.capture(program.captured());
    }

    private Split apart(Program original) {
        int inputs = original.inputs();
        int outputs = original.outputs().length;
        List<Integer> residuals = residuals();
        List<ArrayType> types = new ArrayList<>(List.of(original.inputTypes()));
        types.addAll(capturedTypes());
        Program forwardRun =
                Recording.symbolic(
                        "linearize",
                        arguments -> {
                            NDArray[] values = new NDArray[program.variables()];
                            System.arraycopy(arguments, 0, values, 0, inputs);
                            System.arraycopy(
                                    arguments,
                                    inputs,
                                    values,
                                    program.inputs(),
                                    program.captured().size());
                            List<NDArray> all = new ArrayList<>(primals(values, outputs));
                            residuals.forEach(variable -> all.add(values[variable]));
                            return all.toArray(NDArray[]::new);
                        },
                        types.toArray(ArrayType[]::new));
        List<ArrayType> pullbackTypes = cotangentTypes(original);
        residuals.forEach(variable -> pullbackTypes.add(program.type(variable)));
        Program pullback =
                Recording.symbolic(
                        "pullback",
                        arguments -> {
                            NDArray[] values = new NDArray[program.variables()];
                            for (int i = 0; i < residuals.size(); i++) {
                                values[residuals.get(i)] = arguments[results + i];
                            }
                            return sweep(values, Arrays.copyOf(arguments, results))
                                    .toArray(NDArray[]::new);
                        },
                        pullbackTypes.toArray(ArrayType[]::new));
        return new Split(forwardRun.capture(program.captured()), pullback);
    }

    private List<ArrayType> cotangentTypes(Program original) {
        List<ArrayType> types = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            types.add(original.type(original.outputs()[i]));
        }
        return types;
    }

    private List<ArrayType> capturedTypes() {
        return program.captured().stream().map(Ops::typeOf).toList();
    }

    /**
     * Computes all that is not a tangent; the outputs come first among a forward program's outputs.
     */
    private List<NDArray> primals(NDArray[] values, int outputs) {
        for (Equation equation : program.equations()) {
            if (!linear[equation.result()]) {
                Replay.apply(equation, values);
            }
        }
        List<NDArray> primals = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            primals.add(values[program.outputs()[i]]);
        }
        return primals;
    }

    /** The values that the linear part needs. */
    private List<Integer> residuals() {
        boolean[] needed = new boolean[program.variables()];
        for (Equation equation : program.equations()) {
            if (linear[equation.result()]) {
                for (int operand : equation.operands()) {
                    needed[operand] |= !linear[operand];
                }
            }
        }
        List<Integer> residuals = new ArrayList<>();
        for (int variable = 0; variable < needed.length; variable++) {
            if (needed[variable]) {
                residuals.add(variable);
            }
        }
        return residuals;
    }

    /** The cotangents of the active inputs, from those of the outputs. */
    private List<NDArray> sweep(NDArray[] values, NDArray... cotangents) {
        Cotangents pending = new Cotangents(program.variables());
        int[] outputs = program.outputs();
        int tangents = outputs.length - forward.moving().size();
        for (int i = 0; i < forward.moving().size(); i++) {
            pending.add(outputs[tangents + i], cotangents[forward.moving().get(i)]);
        }
        List<Equation> equations = program.equations();
        for (int i = equations.size() - 1; i >= 0; i--) {
            Equation equation = equations.get(i);
            if (linear[equation.result()]) {
                pull(equation, values, pending);
            }
        }
        List<NDArray> pulled = new ArrayList<>();
        for (int i = program.inputs() - forward.active().size(); i < program.inputs(); i++) {
            NDArray cotangent = pending.take(Tracer.at(Site.UNKNOWN), i);
            pulled.add(cotangent == null ? Creation.full(program.type(i), 0) : cotangent);
        }
        return pulled;
    }

    private void pull(Equation equation, NDArray[] values, Cotangents pending) {
        Tracer o = Tracer.at(equation.site());
        ArrayType[] types = types(program, equation);
        NDArray[] cotangents = new NDArray[equation.op().types(types).length];
        boolean zero = true;
        for (int i = 0; i < cotangents.length; i++) {
            cotangents[i] = pending.take(o, equation.result() + i);
            zero &= cotangents[i] == null;
        }
        if (zero) {
            return;
        }
        int[] operands = equation.operands();
        NDArray[] known = new NDArray[operands.length];
        for (int i = 0; i < operands.length; i++) {
            known[i] = linear[operands[i]] ? null : values[operands[i]];
        }
        NDArray[] pulled = equation.op().transpose(o, cotangents, new Op.Operands(known, types));
        for (int i = 0; i < operands.length; i++) {
            if (linear[operands[i]] && pulled[i] != null) {
                pending.add(operands[i], pulled[i]);
            }
        }
    }
}
