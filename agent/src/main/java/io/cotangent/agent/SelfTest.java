package io.cotangent.agent;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Differentiates {@link Probe} once, to find out at the start, and not by a wrong derivative later,
 * whether classes are redirected in this JVM.
 *
 * <p>The JVM hands no class to a transformer that is loaded by the transformer itself, so that the
 * probe is loaded by another thread, and this one waits for it. The thread takes no lock that the
 * waiting one can hold: it loads from the agent's own loader only, and writes no log.
 */
final class SelfTest {
    private static final String PROBE = "io.cotangent.agent.Probe";
    private static final String INTERNAL_PROBE = PROBE.replace('.', '/');
    private static final long PATIENCE_MILLIS = 20_000;
    private static final double[] POINT = {3, 4};
    private static final double[] GRADIENT = {6, 8};

    private static volatile boolean seen;

    private SelfTest() {}

    static boolean isProbe(String name) {
        return name.equals(INTERNAL_PROBE);
    }

    /** The JVM has handed the probe to the transformer. */
    static void probeSeen() {
        seen = true;
    }

    /** Tests, and logs what is wrong. */
    static void run() {
        AtomicReference<@Nullable String> problem =
                new AtomicReference<>("it did not end in " + PATIENCE_MILLIS + " ms");
        Thread thread = new Thread(() -> problem.set(problem()), "cotangent-self-test");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            // The program's business: the test goes on, but nobody waits for it.
            Thread.currentThread().interrupt();
            return;
        }
        if (problem.get() != null) {
            Failures.selfTestFailed(PROBE, problem.get());
        }
    }

    /** What is wrong, or null. */
    private static @Nullable String problem() {
        try {
            Class.forName(PROBE, true, SelfTest.class.getClassLoader());
            if (!seen) {
                return "the JVM did not hand a new class to the agent; another agent, or an option"
                        + " of this VM, prevents it";
            }
            double[] gradient = Cotangent.grad(Probe::f).apply(NDArray.of(POINT)).toArray();
            return Arrays.equals(gradient, GRADIENT)
                    ? null
                    : "the gradient of a sum of squares at "
                            + Arrays.toString(POINT)
                            + " came out as "
                            + Arrays.toString(gradient)
                            + "; another agent may have changed the class";
        } catch (Throwable failure) { // Whatever it is: it is the finding.
            return "a redirected class cannot be differentiated, " + Failures.oneLine(failure);
        }
    }
}
