package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.Creation;
import io.cotangent.trace.Program;
import java.util.List;

/** A program made of another one, which takes its inputs first. What it is says how it is made. */
sealed interface Derivation {
    /** The program. */
    Program of(Program program);

    /** {@link Forward#jvp}: a tangent for each active input. */
    record Jvp(List<Integer> active, int results) implements Derivation {
        @Override
        public Program of(Program program) {
            return Forward.jvp(program, active, results);
        }
    }

    /** {@link Reverse#vjp}: a cotangent for each of the first results. */
    record Vjp(List<Integer> active, int results) implements Derivation {
        @Override
        public Program of(Program program) {
            return Reverse.vjp(program, active, results);
        }
    }

    /** {@link Reverse#vjp} of a program whose first output is one number, for the cotangent 1. */
    record Gradient(List<Integer> active) implements Derivation {
        @Override
        public Program of(Program program) {
            NDArray one = Creation.full(program.type(program.outputs()[0]), 1);
            return Reverse.vjp(program, active, 1).capture(List.of(one));
        }
    }
}
