package io.cotangent.transform;

import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.List;

/**
 * Reverse mode, as a transformation of programs: the program of forward mode, of which the part
 * that computes tangents is linear, with that part {@linkplain Transposition transposed}.
 */
public final class Reverse {
    private Reverse() {}

    /**
     * The program that takes the inputs of {@code program} and a cotangent for each of its first
     * {@code results} outputs, and gives its outputs and a cotangent for each active input.
     */
    public static Program vjp(Program program, List<Integer> active, int results) {
        Program jvp = Forward.jvp(program, active, results);
        boolean[] tangents = new boolean[jvp.inputs()];
        Arrays.fill(tangents, program.inputs(), tangents.length, true);
        return Transposition.of(jvp, tangents, program.outputs().length);
    }
}
