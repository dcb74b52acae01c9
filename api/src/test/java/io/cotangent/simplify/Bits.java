package io.cotangent.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import java.util.Set;
import java.util.function.BiFunction;

/** Programs and their simplified forms, run beside each other. */
final class Bits {
    /** Where something special may happen in any function. */
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -2.5,
        3,
        1e-310,
        1e-40,
        -1e-310,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MAX_VALUE,
        -1e300,
        1.1,
        -0.3,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private Bits() {}

    /** Each special number as often as there are such numbers, in this order or another. */
    static NDArray special(boolean fast, DType dtype) {
        int n = SPECIAL.length;
        double[] values = new double[n * n];
        for (int i = 0; i < values.length; i++) {
            values[i] = SPECIAL[fast ? i % n : i / n];
        }
        return NDArray.of(values).astype(dtype);
    }

    /** The program of a function. */
    static Program program(BiFunction<Ops, NDArray[], NDArray> function, NDArray... inputs) {
        return io.cotangent.trace.Recording.of(
                "test",
                x ->
                        new NDArray[] {
                            function.apply(
                                    io.cotangent.trace.Tracer.at(io.cotangent.trace.Site.UNKNOWN),
                                    x)
                        },
                inputs);
    }

    /** Simplifies a program and compares the results; the names of the rules are added to a set. */
    static Program assertSame(Program program, Set<String> applied, NDArray... inputs) {
        Program simple = Simplification.of(program, rule -> applied.add(rule.name()));
        assertThat(simple.inputTypes()).isEqualTo(program.inputTypes());
        NDArray[] expected = Interpreter.run(program, inputs);
        NDArray[] actual = Interpreter.run(simple, inputs);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            // arrays are equal where types, shapes and all elements are, -0 and NaN included
            assertThat(actual[i]).as("%s%nsimplified%n%s", program, simple).isEqualTo(expected[i]);
            assertThat(simple.type(simple.outputs()[i]))
                    .isEqualTo(program.type(program.outputs()[i]))
                    .isEqualTo(Ops.typeOf(actual[i]));
        }
        return simple;
    }
}
