package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Operations that combine tangents say so: users' rules that are not linear are found out by it.
 */
class JointLinearityTest {
    @Test
    void operationsOnSeveralTangentsAreJointlyLinear() {
        Set<String> silent = new TreeSet<>();
        int combined = 0;
        for (Functions function : Functions.all()) {
            int inputs = function.shapes().length;
            List<Integer> all = IntStream.range(0, inputs).boxed().toList();
            Program jvp =
                    Forward.jvp(
                            new Differentiated(function.body(), function.draws(0)).program(),
                            all,
                            1);
            boolean[] tangents = new boolean[jvp.inputs()];
            Arrays.fill(tangents, inputs, 2 * inputs, true);
            boolean[] linear = Transposition.linear(jvp, tangents);
            for (Equation equation : jvp.equations()) {
                long operands =
                        IntStream.of(equation.operands())
                                .filter(operand -> linear[operand])
                                .count();
                if (operands > 1) {
                    combined++;
                    if (!equation.op().isJointlyLinear()) {
                        silent.add(equation.op().label());
                    }
                }
            }
        }
        assertThat(combined).isPositive();
        assertThat(silent).as("operations to declare jointly linear").isEmpty();
    }
}
