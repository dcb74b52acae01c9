package suite;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.function.DoubleFn1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Runs the tests that a library's own jar has, while nothing is differentiated or while a
 * derivative is open, which makes all marked code run its traced bodies on passive numbers.
 *
 * <p>Arguments: {@code plain} or {@code traced}, a jar of tests, and prefixes of the names of
 * classes with tests. {@code -o FILE} writes a line for each test, with what became of it.
 */
public final class Main {
    private Main() {}

    /** Runs the tests. */
    public static void main(String[] args) throws IOException {
        boolean isTraced = args[0].equals("traced");
        List<String> prefixes = new ArrayList<>();
        Path report = null;
        for (int i = 2; i < args.length; i++) {
            if (args[i].equals("-o")) {
                report = Path.of(args[++i]);
            } else {
                prefixes.add(args[i]);
            }
        }
        List<Class<?>> classes = Tests.in(Path.of(args[1]), prefixes);
        Supplier<Map<String, String>> run = () -> Tests.run(classes);
        Map<String, String> outcomes = isTraced ? traced(run) : run.get();
        if (report != null) {
            List<String> lines = new ArrayList<>();
            outcomes.forEach((test, outcome) -> lines.add(test + "\t" + outcome));
            Files.write(report, lines);
        }
        outcomes.values().removeIf(Tests.IGNORED::equals);
        outcomes.forEach((test, outcome) -> Check.is(test, outcome, Tests.PASSED));
        Check.done();
        System.exit(0); // tests leave threads behind
    }

    /** Runs the tests in a function that is being differentiated, though not through them. */
    private static Map<String, String> traced(Supplier<Map<String, String>> run) {
        Map<String, String> outcomes = new TreeMap<>();
        DoubleFn1 square =
                x -> {
                    outcomes.putAll(run.get());
                    return x * x;
                };
        Check.close("the derivative around the tests", Cotangent.grad(square).apply(3), 0, 6);
        return outcomes;
    }
}
