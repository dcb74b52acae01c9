package io.cotangent.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Times per call, in nanoseconds.
 *
 * @param best of the fastest sample
 * @param median of the median sample
 * @param bytes allocated by a call
 */
record Timing(double best, double median, double bytes) {
    private static final int SAMPLES = 100;

    /** Of cases whose calls are no samples but whole seconds. */
    private static final int FEW_SAMPLES = 6;

    /**
     * Of the loop around the calls, which are hot already. More than one, since the compiler
     * replaces a loop only when it is entered again.
     */
    private static final int WARM_UPS = 4;

    private static final double WARM_UP_SECONDS = 0.1;

    /**
     * Times a case. Kernels in a JVM of their own, with the options of this one, so that the
     * compiler sees the case alone; functions and derivatives in this one, as the other libraries
     * run all cases of a workload in one process.
     *
     * @param budget seconds of samples, if a call takes no longer than a sample
     * @param warmUp seconds of CPU time, from the start of the JVM, to warm up in
     */
    static Timing of(Case what, Variant variant, double budget, double warmUp)
            throws RunnerException {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        OutputFormat output =
                OutputFormatFactory.createFormatInstance(
                        new PrintStream(messages, true, UTF_8), VerboseMode.SILENT);
        try {
            return of(new Runner(options(what, variant, budget, warmUp), output).runSingle());
        } catch (RunnerException e) {
            System.err.println(messages.toString(UTF_8));
            throw e;
        }
    }

    private static Options options(Case what, Variant variant, double budget, double warmUp) {
        int samples = what.isSlow() ? FEW_SAMPLES : SAMPLES;
        return new OptionsBuilder()
                .include(CaseBenchmark.class.getName())
                .param("id", what.id())
                .param("variant", variant.name())
                .param("warmUp", Double.toString(warmUp))
                .addProfiler(GCProfiler.class)
                .forks(what.isKernel() ? 1 : 0)
                .warmupIterations(WARM_UPS)
                .warmupTime(seconds(WARM_UP_SECONDS))
                .measurementIterations(samples)
                .measurementTime(seconds(budget / samples))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    /** At least a millisecond. */
    private static TimeValue seconds(double time) {
        return TimeValue.milliseconds(Math.max(1, Math.round(time * 1000)));
    }

    private static Timing of(RunResult result) {
        double[] times =
                result.getBenchmarkResults().stream()
                        .flatMap(benchmark -> benchmark.getIterationResults().stream())
                        .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                        .sorted()
                        .toArray();
        double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
        return new Timing(times[0], median(times), bytes);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
