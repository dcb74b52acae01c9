package check;

import io.cotangent.NDArray;
import java.util.Arrays;
import java.util.Locale;

/** Checks that print a line each, for a test that reads them. */
public final class Check {
    private static int passed;
    private static int failed;

    private Check() {}

    /** An array has a shape's worth of numbers close to the expected ones. */
    public static void close(String what, NDArray actual, double tolerance, double... expected) {
        double[] found = actual.toArray();
        boolean close = found.length == expected.length;
        for (int i = 0; close && i < found.length; i++) {
            double bound = tolerance * (1 + Math.abs(expected[i]));
            close = found[i] == expected[i] || Math.abs(found[i] - expected[i]) <= bound;
        }
        report(what, close, Arrays.toString(found), Arrays.toString(expected));
    }

    /** Two arrays of one shape are close. */
    public static void close(String what, NDArray actual, double tolerance, NDArray expected) {
        if (!Arrays.equals(actual.shape(), expected.shape())) {
            is(what, Arrays.toString(actual.shape()), Arrays.toString(expected.shape()));
            return;
        }
        close(what, actual, tolerance, expected.toArray());
    }

    /** A number is close to the expected one. */
    public static void close(String what, double actual, double tolerance, double expected) {
        close(what, NDArray.of(actual), tolerance, expected);
    }

    /** Two objects are equal. */
    public static void is(String what, Object actual, Object expected) {
        report(what, actual.equals(expected), actual, expected);
    }

    /** A mistake ends in an exception of some class, whose message has some parts. */
    public static void fails(String what, Runnable mistake, String exception, String... parts) {
        try {
            mistake.run();
        } catch (RuntimeException e) {
            String found = e.getClass().getSimpleName() + ": " + e.getMessage();
            boolean right =
                    found.startsWith(exception + ": ")
                            && Arrays.stream(parts).allMatch(found::contains);
            report(what, right, found, exception + " with " + Arrays.toString(parts));
            return;
        }
        report(what, false, "it went through", exception);
    }

    private static void report(String what, boolean right, Object actual, Object expected) {
        if (right) {
            passed++;
        } else {
            failed++;
            System.out.println("FAILED " + what + ": expected " + expected + ", found " + actual);
        }
    }

    /** Prints the counts. */
    public static void done() {
        System.out.printf(Locale.ROOT, "%d passed, %d failed%n", passed, failed);
    }
}
