package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.execute.Runner;
import io.cotangent.simplify.Simplification;
import io.cotangent.trace.Program;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programs of a {@link Linearization}, to be run. */
final class LinearRun {
    private static final Derived<LinearRun> RUNS = new Derived<>();

    private record How(Derivation derivation, List<Integer> active, int results) {}

    private final Linearization map;
    private final Runner forward;
    private final Runner linear;
    private volatile @Nullable Runner transposed;
    private volatile boolean @Nullable [] pushedInColumns;
    private volatile boolean @Nullable [] pulledInColumns;

    /** The programs of a linearization. */
    LinearRun(Linearization map) {
        this.map = map;
        this.forward = new Runner(map.forward());
        this.linear = new Runner(map.linear());
    }

    /** The first {@code results} outputs of a program, linearized in its active inputs. */
    static LinearRun of(Program program, List<Integer> active, int results) {
        return of(new Derivation.Same(), program, active, results);
    }

    /** The first {@code results} outputs of what is made of a program, linearized. */
    static LinearRun of(Derivation derivation, Program program, List<Integer> active, int results) {
        How how = new How(derivation, active, results);
        return Derived.isRemembered(program)
                ? RUNS.of(how, program, lifted -> new LinearRun(linearization(how, lifted)))
                : new LinearRun(linearization(how, program.lifted()));
    }

    private static Linearization linearization(How how, Program lifted) {
        return Linearization.of(how.derivation().of(lifted), how.active(), how.results());
    }

    /** The linearization. */
    Linearization map() {
        return map;
    }

    /** {@link Linearization#transposed}, made once. */
    Program transposed() {
        return transposedRunner().program();
    }

    /** The outputs of the program, and then the residuals. */
    NDArray[] forward(Program program, NDArray... inputs) {
        return forward.run(Derived.withCaptured(program, inputs));
    }

    /** A tangent for each output, given tangents and then the residuals. */
    NDArray[] push(NDArray... inputs) {
        return linear.run(inputs);
    }

    /** A cotangent for each active input, given the residuals and then cotangents. */
    NDArray[] pull(NDArray... inputs) {
        return transposedRunner().run(inputs);
    }

    /** The inputs of {@link Linearization#linear} that are read column by column only. */
    boolean[] pushedInColumns() {
        boolean[] known = pushedInColumns;
        if (known == null) {
            known = Simplification.readInColumns(map.linear());
            pushedInColumns = known;
        }
        return known;
    }

    /** The inputs of {@link #transposed} that are read column by column only. */
    boolean[] pulledInColumns() {
        boolean[] known = pulledInColumns;
        if (known == null) {
            known = Simplification.readInColumns(transposed());
            pulledInColumns = known;
        }
        return known;
    }

    private Runner transposedRunner() {
        Runner runner = transposed;
        if (runner == null) {
            runner = new Runner(map.transposed());
            transposed = runner;
        }
        return runner;
    }
}
