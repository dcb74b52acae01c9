package io.cotangent.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the table, where it applies and where it must not. */
class RulesTest {
    static List<Example> examples() {
        return RuleExamples.all();
    }

    @Test
    void eachRuleHasAnExample() {
        Set<String> names =
                examples().stream()
                        .map(Example::rule)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names)
                .isEqualTo(
                        Rules.table().stream()
                                .map(Rule::name)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void namesAreDifferent() {
        assertThat(Rules.table().stream().map(Rule::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void ruleKeepsAllBits(Example example) {
        check(example, example.inputs());
        NDArray[] narrow =
                Arrays.stream(example.inputs())
                        .map(x -> x.dtype() == DType.FLOAT64 ? narrow((DenseArray) x) : x)
                        .toArray(NDArray[]::new);
        check(example, narrow);
    }

    private static NDArray narrow(DenseArray x) {
        return x.isUniform()
                ? Creation.full(x.type().withDType(DType.FLOAT32), x.doubleAt(0))
                : x.astype(DType.FLOAT32);
    }

    private static void check(Example example, NDArray... inputs) {
        NDArray[] given = Arrays.copyOf(inputs, inputs.length - example.constants());
        Set<String> applied = new TreeSet<>();
        Program program = Example.program(example.applies(), example.constants(), inputs);
        Program simple = Bits.assertSame(program, applied, given);
        assertThat(applied).as("%s", program).contains(example.rule());
        assertThat(work(simple)).isLessThanOrEqualTo(work(program));
        Set<String> others = new TreeSet<>();
        Program other = Example.program(example.not(), example.constants(), inputs);
        Bits.assertSame(other, others, given);
        assertThat(others).as("%s", other).doesNotContain(example.rule());
    }

    /** The number of elements that are computed, rather than looked at in another way. */
    private static long work(Program program) {
        long work = 0;
        for (Equation equation : program.equations()) {
            boolean isView =
                    switch (equation.op()) {
                        case Shapes.Broadcast _,
                                Shapes.Reshape _,
                                Shapes.Permute _,
                                Shapes.Slice _ ->
                                true;
                        default -> false;
                    };
            work += isView ? 0 : program.type(equation.result()).shape().size();
        }
        return work;
    }
}
