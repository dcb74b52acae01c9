package io.cotangent.execute;

import io.cotangent.NDArray;
import io.cotangent.error.CotangentException;
import io.cotangent.op.Op.Sharing;
import io.cotangent.trace.Program;
import java.util.Arrays;

/**
 * Runs programs, and remembers those that it has seen by their structure: a program equal to one
 * that has been run before finds its compiled form.
 */
public final class Engine {
    private static final Memo<Program, Runner> RUNNERS = Memo.ofPrograms(program -> program);

    private Engine() {}

    /** As {@link Interpreter#run(Program, NDArray...)}. */
    public static NDArray[] run(Program program, NDArray... inputs) {
        if (!isKept(program)) {
            return Interpreter.run(program, inputs);
        }
        int captured = program.captured().size();
        NDArray[] all = inputs;
        Program lifted = program;
        if (captured > 0) {
            all = Arrays.copyOf(inputs, inputs.length + captured);
            for (int i = 0; i < captured; i++) {
                all[inputs.length + i] = program.captured().get(i);
            }
            lifted = program.lifted();
        }
        try {
            return RUNNERS.get(lifted, Runner::new).run(all);
        } catch (CotangentException e) {
            Interpreter.run(program, inputs); // knows the line
            throw e;
        }
    }

    /**
     * Whether a program may be remembered: one that keeps objects of users' would keep their class
     * loaders from being let go.
     */
    public static boolean isKept(Program program) {
        return program.sharing() != Sharing.USERS;
    }
}
