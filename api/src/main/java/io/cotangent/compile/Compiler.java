package io.cotangent.compile;

import io.cotangent.simplify.Simplification;
import io.cotangent.trace.Program;

/** Makes programs ready to be run often. */
public final class Compiler {
    private Compiler() {}

    /**
     * The compiled form of a program. Its captured arrays have numbers; they are constants of the
     * compiled form.
     *
     * @param matrices the numbers of outputs, with two axes and of type float64, that are wanted as
     *     Java arrays of rows
     */
    public static Executable compile(Program program, int... matrices) {
        Program simple = Simplification.of(program);
        return ScalarProgram.ifFast(simple, matrices)
                .<Executable>map(scalars -> scalars)
                .orElseGet(
                        () -> Plan.of(Simplification.inPlaces(Simplification.inColumns(simple))));
    }
}
