package io.cotangent.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** The benchmark that JMH runs: one case in one variant. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CaseBenchmark {
    /** The case: workload, name, size, type. */
    @Param("W10/exp/1000/f64")
    public String id = "";

    /** How it is computed. */
    @Param("EAGER")
    public Variant variant = Variant.EAGER;

    /** Seconds of CPU time to warm up for at least, from the start of the JVM on. */
    @Param("3")
    public double warmUp;

    private Operation.Call call = () -> id;
    private List<double[]> first = List.of();

    /** Makes the inputs ready, and the code hot. */
    @Setup
    public void prepare(Blackhole blackhole) {
        Case what = Case.parse(id);
        call = Catalogue.operation(what, variant).on(Inputs.of(what));
        first = Numbers.of(call.run());
        WarmUp.of(call, blackhole, warmUp);
    }

    /** After all these calls the result must still have the bits of the first one's. */
    @TearDown
    public void compare() {
        if (variant.isOurs() && !Numbers.same(first, Numbers.of(call.run()))) {
            throw new IllegalStateException(id + " gives other numbers when it is hot");
        }
    }

    /** What is timed. */
    @Benchmark
    public Object run() {
        return call.run();
    }
}
