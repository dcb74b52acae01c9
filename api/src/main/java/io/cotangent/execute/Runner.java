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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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

    /**
     * Nobody waits for programs of more equations to be compiled, where there is a processor to do
     * it in the background: on the only one, runs would have been done sooner after the compiler.
     */
    private static final int LONG =
            Runtime.getRuntime().availableProcessors() == 1 ? Integer.MAX_VALUE : 10_000;

    /** Compiles one program after the other, in a thread that is there when it is needed. */
    private static final ThreadPoolExecutor COMPILER =
            new ThreadPoolExecutor(
                    1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Runner::thread);

    static {
        COMPILER.allowCoreThreadTimeOut(true);
    }

    private static final Logger LOGGER = System.getLogger(Runner.class.getPackageName());

    private final Program program;

    private final boolean waits;

    /** As {@link Compiler#compile} takes them. */
    private final int[] matrices;

    /** Without traced arrays, and nobody wants to know where a NaN came from. */
    private final boolean compilable;

    private final AtomicInteger runs = new AtomicInteger();
    private volatile @Nullable Executable compiled;

    /**
     * A program that has not been run. When it is to be compiled, that is done in the background.
     *
     * @param program its captured arrays stay what they are: they are constants to the compiler
     */
    public Runner(Program program) {
        this(program, PATIENCE == 0);
    }

    /**
     * As {@link #Runner(Program)}, but a run waits until the program is compiled.
     *
     * @param matrices as {@link Compiler#compile} takes them
     */
    public static Runner waiting(Program program, int... matrices) {
        return new Runner(program, true, matrices);
    }

    private Runner(Program program, boolean waits, int... matrices) {
        this.program = program;
        this.waits = waits;
        this.matrices = matrices;
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

    /** The compiled form; null where there is none yet, or never. */
    public @Nullable Executable compiled() {
        return compiled;
    }

    /** The outputs, where the program is compiled and nothing fails; else null. */
    public DenseArray @Nullable [] runCompiled(DenseArray... inputs) {
        Executable executable = compiled;
        try {
            return executable == null ? null : executable.run(inputs);
        } catch (CotangentException e) { // to be thrown by a run that knows the line
            LOGGER.log(Level.TRACE, "a compiled program failed", e);
            return null;
        }
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
        if (waits && program.equations().size() <= LONG) {
            compileNow();
        } else {
            COMPILER.execute(this::compileNow);
        }
        return compiled;
    }

    private static Thread thread(Runnable work) {
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("cotangent-compiler")
                        .inheritInheritableThreadLocals(false)
                        .unstarted(work);
        thread.setContextClassLoader(null); // not to keep the user's
        return thread;
    }

    private void compileNow() {
        try {
            compiled = Compiler.compile(program, matrices);
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
