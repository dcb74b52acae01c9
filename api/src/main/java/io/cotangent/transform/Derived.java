package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.error.CotangentException;
import io.cotangent.execute.Engine;
import io.cotangent.execute.Interpreter;
import io.cotangent.execute.Memo;
import io.cotangent.execute.Runner;
import io.cotangent.trace.Checking;
import io.cotangent.trace.Program;
import io.cotangent.trace.Replay;
import java.util.List;

/**
 * Programs made of programs, remembered: what is made of a program serves all calls that record an
 * equal one, whatever arrays it captured. So a function that is differentiated at each call is
 * recorded each time, but transformed once.
 *
 * <p>What has been made of another call's program knows that call's lines of source. So where a run is
 * recorded in its turn it serves calls from the same lines only, it does not serve functions that are
 * checked for NaN, and what failed is looked for again.
 */
final class Derived {
    private static final long LIMIT = 400_000;
    private static final int FIXED = 20;

    private record Key(Derivation derivation, Program program) {}

    /** Equal where the lines of source are, too. */
    private record Placed(Derivation derivation, Program program) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Placed placed
                    && derivation.equals(placed.derivation)
                    && program.isSame(placed.program);
        }

        @Override
        public int hashCode() {
            return 31 * derivation.hashCode() + program.hashCode();
        }
    }

    private static final Memo<Placed, Program> PROGRAMS =
            new Memo<>(LIMIT, key -> FIXED + key.program().equations().size());

    private static final Memo<Key, Runner> RUNNERS =
            new Memo<>(LIMIT, key -> FIXED + key.program().equations().size());

    private Derived() {}

    /** Runs what is made of a program; takes its inputs and whatever the derivation takes. */
    static NDArray[] run(Derivation derivation, Program program, NDArray... inputs) {
        if (!isRemembered(program, inputs)) {
            return isRemembered(program)
                    ? Interpreter.run(
                            PROGRAMS.get(
                                    new Placed(derivation, program.lifted()),
                                    key -> key.derivation().of(key.program())),
                            withCaptured(program, inputs))
                    : Interpreter.run(derivation.of(program), inputs);
        }
        try {
            return runner(derivation, program.lifted()).run(withCaptured(program, inputs));
        } catch (CotangentException e) {
            Interpreter.run(derivation.of(program), inputs); // knows the line
            throw e;
        }
    }

    /** What is made of a program. */
    static Program program(Derivation derivation, Program program) {
        return Engine.isKept(program)
                ? runner(derivation, program.lifted()).program()
                : derivation.of(program);
    }

    private static Runner runner(Derivation derivation, Program lifted) {
        return RUNNERS.get(
                new Key(derivation, lifted), key -> new Runner(key.derivation().of(key.program())));
    }

    /** Whether what is made of a program for a run on some inputs is remembered. */
    static boolean isRemembered(Program program, NDArray... inputs) {
        if (!Engine.isKept(program) || Checking.isIn(program)) {
            return false;
        }
        for (NDArray input : inputs) {
            if (!(input instanceof DenseArray) && !(Replay.open(input) instanceof DenseArray)) {
                return false;
            }
        }
        for (NDArray captured : program.captured()) {
            if (!(captured instanceof DenseArray)
                    && !(Replay.open(captured) instanceof DenseArray)) {
                return false;
            }
        }
        return true;
    }

    /** The inputs of a program, what it captured, and then whatever else. */
    private static NDArray[] withCaptured(Program program, NDArray... inputs) {
        List<NDArray> captured = program.captured();
        if (captured.isEmpty()) {
            return inputs;
        }
        NDArray[] all = new NDArray[inputs.length + captured.size()];
        int own = program.inputs();
        System.arraycopy(inputs, 0, all, 0, own);
        for (int i = 0; i < captured.size(); i++) {
            all[own + i] = captured.get(i);
        }
        System.arraycopy(inputs, own, all, own + captured.size(), inputs.length - own);
        return all;
    }
}
