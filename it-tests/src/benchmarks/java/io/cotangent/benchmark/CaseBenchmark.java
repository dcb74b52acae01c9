package io.cotangent.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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

    /** How it is computed. */
    @Param("EAGER")
    public Variant variant = Variant.EAGER;

    /** Seconds of CPU time in which no call was {@link #GAIN} faster: the code is hot. */
    private static final double SETTLED = 1.5;

    /** After so many seconds of CPU time it counts as hot, come what may. */
    private static final double LONGEST = 15;

    private static final double GAIN = 0.95;

    /**
     * Seconds of CPU time to warm up for at least, from the start of the JVM on. By the process's
     * clock, so that a busy machine takes longer.
     */
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
        double best = Double.MAX_VALUE;
        double lastGain = cpuSeconds();
        while (cpuSeconds() < warmUp
                || cpuSeconds() - lastGain < SETTLED && cpuSeconds() < LONGEST) {
            long start = System.nanoTime();
            blackhole.consume(call.run());
            double time = System.nanoTime() - start;
            if (time < GAIN * best) {
                best = time;
                lastGain = cpuSeconds();
            }
        }
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
                * 1e-9;
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
