package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Comparing;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Binary;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.op.Unary;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Tracer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A linear program run for tangents, or cotangents, most of which are zero: what depends on zeros
 * alone is zero, and nothing is computed or recorded for it. So a product with a few columns of a
 * matrix takes what these columns need.
 *
 * <p>Such a zero is no result of a multiplication: it is zero, too, where a partial derivative is
 * infinite.
 */
final class ZeroTangents {
    private final Program program;
    private final boolean[] linear;

    /** By variable; null for linear ones that are zero, and for those not known yet. */
    private final @Nullable NDArray[] values;

    private ZeroTangents(Program program, boolean[] linear, NDArray... inputs) {
        this.program = program;
        this.linear = linear;
        this.values = Replay.environment(program, inputs);
    }

    /**
     * The outputs of a linear program.
     *
     * @param first the first of the inputs that are tangents
     * @param count how many inputs are
     */
    static NDArray[] run(Program program, int first, int count, NDArray... inputs) {
        boolean[] tangents = new boolean[inputs.length];
        Arrays.fill(tangents, first, first + count, true);
        boolean[] linear = Transposition.linear(program, tangents);
        return new ZeroTangents(program, linear, inputs).outputs(first, count);
    }

    private NDArray[] outputs(int first, int count) {
        for (int i = first; i < first + count; i++) {
            values[i] = unlessZero(values[i]);
        }
        int[] lastUses = program.lastUses();
        List<Equation> equations = program.equations();
        for (int i = 0; i < equations.size(); i++) {
            apply(equations.get(i));
            Replay.forget(equations.get(i), i, lastUses, values);
        }
        int[] outputs = program.outputs();
        NDArray[] results = new NDArray[outputs.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = value(outputs[i]);
        }
        return results;
    }

    private void apply(Equation equation) {
        if (!linear[equation.result()]) {
            Replay.apply(equation, values);
            return;
        }
        int[] operands = equation.operands();
        boolean zero = true;
        for (int operand : operands) {
            zero &= !linear[operand] || values[operand] == null;
        }
        if (zero) {
            return;
        }
        Tracer o = Tracer.at(equation.site());
        NDArray sum = sum(o, equation);
        NDArray[] results =
                sum != null ? new NDArray[] {sum} : o.applyAll(equation.op(), all(operands));
        for (int i = 0; i < results.length; i++) {
            values[equation.result() + i] = unlessZero(results[i]);
        }
    }

    /** A sum, or a difference, one of whose operands is zero; null for anything else. */
    private @Nullable NDArray sum(Tracer o, Equation equation) {
        Op op = equation.op();
        if (op != Binary.ADD && op != Binary.SUB) {
            return null;
        }
        NDArray left = values[equation.operands()[0]];
        NDArray right = values[equation.operands()[1]];
        if (left != null && right != null) {
            return null;
        }
        NDArray other = left != null ? left : right;
        NDArray term = left == null && op == Binary.SUB ? o.apply(Unary.NEG, other) : other;
        ArrayType type = program.type(equation.result());
        return Ops.typeOf(term).equals(type) ? term : o.broadcast(term, type.shape());
    }

    private NDArray[] all(int... variables) {
        NDArray[] all = new NDArray[variables.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = value(variables[i]);
        }
        return all;
    }

    private NDArray value(int variable) {
        NDArray value = values[variable];
        return value == null ? Creation.full(program.type(variable), 0.0) : value;
    }

    /** The array; null if it is known to be zero. */
    static @Nullable NDArray unlessZero(NDArray array) {
        boolean zero =
                array instanceof DenseArray dense
                        && Comparing.isUniform(dense)
                        && dense.doubleAt(0) == 0;
        return zero ? null : array;
    }
}
