package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.op.Binary;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.op.Shapes;
import io.cotangent.op.Unary;
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
 * A program that is linear in some of its inputs, turned around: cotangents flow from its outputs
 * back to those inputs along the same equations, in reverse order. What does not depend on the
 * linear inputs is computed before, as it stands.
 */
public final class Transposition {
    private final Program program;
    private final boolean[] linear;

    private Transposition(Program program, boolean... linearInputs) {
        this.program = program;
        this.linear = linear(program, linearInputs);
    }

    /**
     * The transposed program: takes the inputs that are not linear, then a cotangent for each
     * output from number {@code primals} on; gives the outputs before that, which must not depend
     * on linear inputs, and then a cotangent for each linear input.
     */
    public static Program of(Program program, boolean[] linearInputs, int primals) {
        return new Transposition(program, linearInputs).transposed(primals);
    }

    /** The variables of a program that depend on linear inputs. */
    public static boolean[] linear(Program program, boolean... linearInputs) {
        boolean[] linear = Arrays.copyOf(linearInputs, program.variables());
        List<Equation> equations = program.equations();
        for (int i = 0; i < equations.size(); i++) {
            Equation equation = equations.get(i);
            boolean isLinear = false;
            for (int operand : equation.operands()) {
                isLinear |= linear[operand];
            }
            if (isLinear) {
                int result = equation.result();
                Arrays.fill(linear, result, result + program.results(i), true);
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

    private Program transposed(int primals) {
        List<ArrayType> types = new ArrayList<>();
        for (int i = 0; i < program.inputs(); i++) {
            if (!linear[i]) {
                types.add(program.type(i));
            }
        }
        int known = types.size();
        int[] outputs = program.outputs();
        for (int i = primals; i < outputs.length; i++) {
            types.add(program.type(outputs[i]));
        }
        int given = types.size();
        program.captured().forEach(array -> types.add(Ops.typeOf(array)));
        Program result =
                Recording.symbolic(
                        "transpose",
                        arguments -> {
                            NDArray[] values = values(arguments, given);
                            List<NDArray> all = new ArrayList<>();
                            for (int i = 0; i < primals; i++) {
                                all.add(values[outputs[i]]);
                            }
                            sweep(
                                    values,
                                    primals,
                                    Arrays.copyOfRange(arguments, known, given),
                                    all);
                            return all.toArray(NDArray[]::new);
                        },
                        types.toArray(ArrayType[]::new));
        return result.capture(program.captured());
    }

    /** All variables that are not linear. */
    private NDArray[] values(NDArray[] arguments, int captured) {
        NDArray[] values = new NDArray[program.variables()];
        int next = 0;
        for (int i = 0; i < program.inputs(); i++) {
            if (!linear[i]) {
                values[i] = arguments[next++];
            }
        }
        int count = program.captured().size();
        System.arraycopy(arguments, captured, values, program.inputs(), count);
        for (Equation equation : program.equations()) {
            if (!linear[equation.result()]) {
                Replay.apply(equation, values);
            }
        }
        return values;
    }

    private void sweep(NDArray[] values, int primals, NDArray[] cotangents, List<NDArray> pulled) {
        Cotangents pending = new Cotangents(program.variables());
        int[] outputs = program.outputs();
        for (int i = 0; i < cotangents.length; i++) {
            if (linear[outputs[primals + i]]) {
                pending.add(outputs[primals + i], cotangents[i], false);
            }
        }
        List<Equation> equations = program.equations();
        for (int i = equations.size() - 1; i >= 0; i--) {
            if (linear[equations.get(i).result()]) {
                pull(i, values, pending);
            }
        }
        for (int i = 0; i < program.inputs(); i++) {
            if (linear[i]) {
                NDArray cotangent = pending.take(Tracer.at(Site.UNKNOWN), i);
                pulled.add(cotangent == null ? Creation.full(program.type(i), 0) : cotangent);
            }
        }
    }

    private void pull(int index, NDArray[] values, Cotangents pending) {
        Equation equation = program.equations().get(index);
        Tracer o = Tracer.at(equation.site().pulled());
        if (carriesSign(equation.op())) {
            Cotangents.Signed cotangent = pending.signed(o, equation.result());
            if (cotangent != null) {
                pull(equation, o, cotangent, values, pending);
            }
            return;
        }
        NDArray[] cotangents = new NDArray[program.results(index)];
        boolean zero = true;
        for (int i = 0; i < cotangents.length; i++) {
            cotangents[i] = pending.take(o, equation.result() + i);
            zero &= cotangents[i] == null;
        }
        if (!zero && !isLeft(equation, o, cotangents[0], values, pending)) {
            pull(equation, o, cotangents, false, values, pending);
        }
    }

    /**
     * Operations after which a cotangent is as well negated as before: their cotangents are not
     * larger.
     */
    private static boolean carriesSign(Op op) {
        return switch (op) {
            case Unary unary -> unary == Unary.NEG;
            case Binary binary ->
                    switch (binary) {
                        case ADD, SUB, MUL, DIV -> true;
                        default -> false;
                    };
            case Shapes.Broadcast _, Shapes.Reshape _, Shapes.Permute _ -> true;
            default -> false;
        };
    }

    /** Pulls a cotangent back whose sign is not computed. */
    private void pull(
            Equation equation,
            Tracer o,
            Cotangents.Signed cotangent,
            NDArray[] values,
            Cotangents pending) {
        NDArray value = cotangent.value();
        boolean negative = cotangent.negative();
        if (equation.op() == Unary.NEG) {
            pending.add(equation.operands()[0], value, !negative);
        } else if (equation.op() == Binary.SUB) {
            for (int i = 0; i < 2; i++) {
                if (linear[equation.operands()[i]]) {
                    pending.add(equation.operands()[i], value, negative == (i == 0));
                }
            }
        } else {
            pull(equation, o, new NDArray[] {value}, negative, values, pending);
        }
    }

    /** Leaves what is pulled back to be computed later, if it may be joined with others. */
    private boolean isLeft(
            Equation equation, Tracer o, NDArray cotangent, NDArray[] values, Cotangents pending) {
        int[] operands = equation.operands();
        if (!(equation.op() instanceof Op.Joining op)
                || linear[operands[0]] == linear[operands[1]]) {
            return false;
        }
        int operand = linear[operands[0]] ? 0 : 1;
        if (!op.isJoined(operand, types(program, equation))) {
            return false;
        }
        NDArray other = values[operands[1 - operand]];
        pending.add(operands[operand], new Cotangents.Pull(o, op, operand, cotangent, other));
        return true;
    }

    private void pull(
            Equation equation,
            Tracer o,
            NDArray[] cotangents,
            boolean negative,
            NDArray[] values,
            Cotangents pending) {
        int[] operands = equation.operands();
        NDArray[] known = new NDArray[operands.length];
        for (int i = 0; i < operands.length; i++) {
            known[i] = linear[operands[i]] ? null : values[operands[i]];
        }
        Op.Operands given = new Op.Operands(known, types(program, equation));
        NDArray[] pulled = equation.op().transpose(o, cotangents, given);
        for (int i = 0; i < operands.length; i++) {
            if (linear[operands[i]] && pulled[i] != null) {
                pending.add(operands[i], pulled[i], negative);
            }
        }
    }
}
