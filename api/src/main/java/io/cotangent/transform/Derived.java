package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.execute.Engine;
import io.cotangent.execute.Memo;
import io.cotangent.execute.Runner;
import io.cotangent.trace.Checking;
import io.cotangent.trace.Program;
import io.cotangent.trace.Replay;
import java.util.List;
import java.util.function.Function;

/**
 * What is made of programs, remembered: it serves all calls that record an equal program from the
 * same lines of source, whatever arrays that captured. So a function that is differentiated at each
 * call is recorded each time, but transformed once.
 *
 * @param <T> what is made
 */
final class Derived<T> {
    private static final Derived<Runner> PROGRAMS = new Derived<>();

    private record Key(Object how, Program program) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && how.equals(key.how) && program.isSame(key.program);
        }

        @Override
        public int hashCode() {
            return 31 * how.hashCode() + program.hashCode();
        }
    }

    private final Memo<Key, T> made = Memo.ofPrograms(Key::program);

    /**
     * What is made of a program, with what it captured as inputs after its own.
     *
     * @param how says how it is made: equal where the same is made
     */
    T of(Object how, Program program, Function<Program, T> maker) {
        return made.get(new Key(how, program.lifted()), key -> maker.apply(key.program()));
    }

    /** Runs what is made of a program; takes its inputs and whatever the derivation takes. */
    static NDArray[] run(Derivation derivation, Program program, NDArray... inputs) {
        return isRemembered(program)
                ? runner(derivation, program).run(withCaptured(program, inputs))
                : new Runner(derivation.of(program)).run(inputs);
    }

    /** What is made of a program. */
    static Program program(Derivation derivation, Program program) {
        return isRemembered(program)
                ? runner(derivation, program).program()
                : derivation.of(program);
    }

    private static Runner runner(Derivation derivation, Program program) {
        return PROGRAMS.of(derivation, program, lifted -> new Runner(derivation.of(lifted)));
    }

    /**
     * Whether what is made of a program is remembered: not where it holds on to users' objects, or
     * to values that are being differentiated further out, and not where functions are checked for
     * NaN, which is to be found in what this very call was given.
     */
    static boolean isRemembered(Program program) {
        if (!Engine.isKept(program) || Checking.isIn(program)) {
            return false;
        }
        for (NDArray captured : program.captured()) {
            if (!isNumbers(captured)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an array is not being differentiated. */
    static boolean isNumbers(NDArray array) {
        return array instanceof DenseArray || Replay.open(array) instanceof DenseArray;
    }

    /** The inputs of a program, what it captured, and then whatever else. */
    static NDArray[] withCaptured(Program program, NDArray... inputs) {
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
