package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.cotangent.intrinsics.vector.Background;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** On one thread, kernels that have been running for a while make no objects. */
class SteadyStateTest {
    private static final Kernels KERNELS = KernelProvider.kernels();
    private static final int N = 4000;

    private static final int CALLS = 200;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static final Map<String, Runnable> DOUBLES =
            kernels(new double[N], new double[N], new double[N]);
    static final Map<String, Runnable> FLOATS = kernels(new float[N], new float[N], new float[N]);
    static final Iterable<String> NAMES = DOUBLES.keySet();

    private static Map<String, Runnable> kernels(Object a, Object b, Object y) {
        boolean[] truths = new boolean[N];
        Map<String, Runnable> kernels = new LinkedHashMap<>();
        kernels.put("sqrt", () -> KERNELS.unary(UnaryFunction.SQRT, N, a, 0, 1, y, 0, 1));
        for (BinaryFunction f :
                new BinaryFunction[] {
                    BinaryFunction.ADD, BinaryFunction.MUL, BinaryFunction.DIV, BinaryFunction.MAX
                }) {
            kernels.put(f.toString(), () -> KERNELS.binary(f, N, a, 0, 1, b, 0, 1, y, 0, 1));
            kernels.put(
                    f + " of one number", () -> KERNELS.binary(f, N, a, 0, 1, b, 0, 0, y, 0, 1));
        }
        kernels.put(
                "comparison",
                () -> KERNELS.compare(Comparison.LT, N, a, 0, 1, b, 0, 1, truths, 0, 1));
        kernels.put("selection", () -> KERNELS.select(N, truths, 0, 1, a, 0, 1, b, 0, 1, y, 0, 1));
        for (Reduction reduction : Reduction.values()) {
            kernels.put(reduction + " of a run", () -> KERNELS.reduce(reduction, N, a, 0, 1, y, 0));
        }
        kernels.put(
                "sum of rows", () -> KERNELS.reduceRows(Reduction.SUM, 50, 80, a, 0, 80, 1, y, 0));
        kernels.put("place", () -> KERNELS.argMax(N, a, 0, 1));
        kernels.put("scan", () -> KERNELS.scan(Reduction.SUM, N, a, 0, 1, y, 0, 1));
        kernels.put("copy", () -> KERNELS.copy(N, a, 0, 1, y, 0, 1));
        kernels.put(
                "matrix times vector",
                () -> KERNELS.gemm(39, 1, 100, 1, a, 0, 100, 1, b, 0, 1, 1, 0, y, 0, 1, 1));
        kernels.put(
                "row times matrix",
                () -> KERNELS.gemm(1, 100, 39, 1, b, 0, 39, 1, a, 0, 100, 1, 0, y, 0, 100, 1));
        kernels.put("fused", fused(a, b, y));
        kernels.put("transpose", () -> KERNELS.copyMatrix(50, 80, a, 0, 80, 1, y, 0, 1, 50));
        return kernels;
    }

    /** A fused loop with pieces, calls, operands of many layouts and reductions. */
    private static Runnable fused(Object a, Object b, Object y) {
        Kind kind = a instanceof double[] ? Kind.F64 : Kind.F32;
        Formula formula =
                new Formula(
                        List.of(kind, kind, kind, kind),
                        List.of(
                                new Step.Binary(BinaryFunction.MUL, 0, 1),
                                new Step.Binary(BinaryFunction.ADD, 4, 2),
                                new Step.Unary(UnaryFunction.EXP, 5),
                                new Step.Binary(BinaryFunction.SUB, 6, 3),
                                new Step.Unary(UnaryFunction.SQUARE, 7)),
                        List.of(new Result.Reduced(8, Reduction.SUM, 1), new Result.Each(7)));
        FusedLoop loop = FusedLoop.of(formula);
        int[] shape = {40, 100};
        Object[] inputs = {a, b, a, b};
        int[] offsets = new int[4];
        int[][] strides = {{100, 1}, {0, 0}, {0, 1}, {1, 40}};
        Object[] results = {kind.allocate(40), y};
        int[] places = new int[2];
        return () -> loop.run(shape, inputs, offsets, strides, results, places);
    }

    /**
     * Calls all of them often enough to be worth compiling, and waits until the loops of each are
     * compiled, or given up, for which they have a minute each: on a busy machine more than one may
     * need it.
     */
    @BeforeAll
    static void warmUp() throws InterruptedException {
        DOUBLES.values().forEach(SteadyStateTest::allocated);
        FLOATS.values().forEach(SteadyStateTest::allocated);
        Background.await();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void nothingIsAllocated(String name) {
        for (Map<String, Runnable> kernels : List.of(DOUBLES, FLOATS)) {
            Runnable kernel = kernels.get(name);
            long start = System.nanoTime();
            long bytes = allocated(kernel);
            while (bytes > 0 && System.nanoTime() - start < PATIENCE_NANOS) {
                bytes = allocated(kernel);
            }
            assertThat(bytes).as("bytes in %s calls of %s", CALLS, name).isZero();
        }
    }

    private static long allocated(Runnable kernel) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            kernel.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
