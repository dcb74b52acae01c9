package io.cotangent.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The benchmark that JMH runs: one case in one variant. Each has a JVM of its own, so that the
 * compiler sees the case alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CaseBenchmark {
    /** The case: workload, name, size, type. */
    @Param("W10/exp/1000/f64")
    public String id = "";

    /** {@code EAGER} or {@code OUT}. */
    @Param("EAGER")
    public Variant variant = Variant.EAGER;

    private Operation.Call call = () -> id;

    /** Makes the inputs ready. */
    @Setup
    public void prepare() {
        Case what = Case.parse(id);
        call = Catalogue.operation(what, variant).on(Inputs.of(what));
    }

    /** What is timed. */
    @Benchmark
    public Object run() {
        return call.run();
    }
}
