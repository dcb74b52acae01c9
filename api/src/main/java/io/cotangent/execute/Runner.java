package io.cotangent.execute;

import io.cotangent.NDArray;
import io.cotangent.Profile;
import io.cotangent.array.DenseArray;
import io.cotangent.compile.Compiler;
import io.cotangent.compile.Executable;
import io.cotangent.error.CotangentException;
import io.cotangent.error.PathException;
import io.cotangent.trace.Checking;
import io.cotangent.trace.Program;
import io.cotangent.trace.Replay;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A program that may be run often: interpreted at first, compiled when it has been run a few times.
 * Both give the same bits, so nobody sees when that is.
 */
public final class Runner {
    /** The name of the system property that says how many runs are interpreted. */
    public static final String PROPERTY = "cotangent.compile.after";

    private static final int PATIENCE = Integer.getInteger(PROPERTY, 1);

    /** Programs of more equations are compiled in the background. */
    private static final int LONG = 10_000;

    private static final Logger LOGGER = System.getLogger(Runner.class.getPackageName());

    private final Program program;

    /** Without traced arrays, and nobody wants to know where a NaN came from. */
    private final boolean compilable;

    private final AtomicInteger runs = new AtomicInteger();
    private volatile @Nullable Executable compiled;

    /**
     * A program that has not been run.
     *
     * @param program its captured arrays stay what they are: they are constants to the compiler
     */
    public Runner(Program program) {
        this.program = program;
        boolean isOpen = !Checking.isIn(program);
        for (NDArray captured : program.captured()) {
            isOpen &= captured instanceof DenseArray;
        }
        this.compilable = isOpen;
    }

    /** The program. */
    public Program program() {
        return program;
    }

    /** As {@link Interpreter#run(Program, NDArray...)}. */
    public NDArray[] run(NDArray... inputs) {
        return run(0, _ -> true, inputs);
    }

    /** As {@link Interpreter#run(Program, int, Predicate, NDArray...)}. */
    public NDArray @Nullable [] run(int guards, Predicate<NDArray> holds, NDArray... inputs) {
        Executable executable = compiled;
        if (executable == null) {
            executable = next();
        }
        DenseArray[] numbers = executable == null ? null : numbers(inputs);
        if (numbers == null) {
            return Interpreter.run(program, guards, holds, inputs);
        }
        NDArray[] outputs;
        try {
            outputs = executable.run(numbers);
        } catch (CotangentException e) {
            // What failed may belong to another path; and the interpreter knows the line.
            if (Interpreter.run(program, guards, holds, inputs) == null) {
                return null;
            }
            throw e;
        }
        for (int i = 0; i < guards; i++) {
            if (!holds.test(outputs[i])) {
                return null;
            }
        }
        return outputs;
    }

    /**
     * What a run costs when it is compiled.
     *
     * @throws PathException where it cannot be compiled, because it is traced or checked for NaN
     */
    public Profile profile(NDArray... inputs) {
        if (compilable && compiled == null) {
            compileNow();
        }
        Executable executable = compiled;
        DenseArray[] numbers = executable == null ? null : numbers(inputs);
        if (numbers == null) {
            throw new PathException(
                    "profile: the function is being differentiated, or checked for NaN: profile its"
                            + " derivative, with trace around it, and not within a function that is"
                            + " being differentiated");
        }
        return executable.profile(numbers);
    }

    /** The numbers of some arrays; null if one has none because it is traced. */
    private DenseArray @Nullable [] numbers(NDArray... inputs) {
        DenseArray[] numbers = new DenseArray[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            NDArray input = inputs[i];
            if (!(input instanceof DenseArray)) {
                input = Replay.open(input);
                if (!(input instanceof DenseArray)) {
                    return null;
                }
            }
            numbers[i] = (DenseArray) input;
        }
        return numbers;
    }

    /** Counts a run that is interpreted unless the program is compiled for it. */
    private @Nullable Executable next() {
        if (!compilable || runs.get() > PATIENCE || runs.getAndIncrement() != PATIENCE) {
            return null;
        }
        if (program.equations().size() > LONG) {
            Thread.Builder thread =
                    Thread.ofPlatform()
                            .daemon()
                            .name("cotangent-compiler")
                            .inheritInheritableThreadLocals(false);
            Thread compiler = thread.unstarted(this::compileNow);
            compiler.setContextClassLoader(null); // not to keep the user's
            compiler.start();
        } else {
            compileNow();
        }
        return compiled;
    }

    private void compileNow() {
        try {
            compiled = Compiler.compile(program);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOGGER.log(
                    Level.WARNING,
                    "a program of "
                            + program.equations().size()
                            + " equations cannot be compiled and stays interpreted: report this",
                    e);
        }
    }
}
