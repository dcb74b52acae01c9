package io.cotangent.compile;

import io.cotangent.array.Shape;
import io.cotangent.op.Products.MatMul;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.BitSet;

/**
 * Transposed matrices that nothing but products needs, several of them, on the right. Each of these
 * would copy the matrix across its rows, which takes long; so it is copied once for all of them.
 */
final class Transposes {
    private Transposes() {}

    /** The equations whose results are copied, rather than views. */
    static BitSet of(Program program) {
        int[] products = new int[program.variables()];
        boolean[] others = new boolean[program.variables()];
        for (int output : program.outputs()) {
            others[output] = true;
        }
        for (Equation equation : program.equations()) {
            boolean product = isProductOfMatrices(program, equation);
            int[] operands = equation.operands();
            for (int i = 0; i < operands.length; i++) {
                if (product && i == 1) {
                    products[operands[i]]++;
                } else {
                    others[operands[i]] = true;
                }
            }
        }
        BitSet copied = new BitSet();
        for (int i = 0; i < program.equations().size(); i++) {
            Equation equation = program.equations().get(i);
            int result = equation.result();
            if (equation.op() instanceof Shapes.Permute
                    && products[result] > 1
                    && !others[result]) {
                copied.set(i);
            }
        }
        return copied;
    }

    /** Products with vectors read a transposed matrix where it is, in an order of its own. */
    private static boolean isProductOfMatrices(Program program, Equation equation) {
        Shape shape = program.type(equation.result()).shape();
        return equation.op() instanceof MatMul
                && shape.rank() == 2
                && shape.length(0) > 1
                && shape.length(1) > 1;
    }
}
