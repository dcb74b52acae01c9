package generated;

import check.Check;
import check.Compiler;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.function.ToDoubleFn1;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Random programs of plain Java, differentiated, and compared.
 *
 * <p>Arguments: the number of the first program, how many there are, and of how many one is
 * examined thoroughly. A third {@code print} prints the first one's sources instead.
 */
public final class Main {
    private static final int TOGETHER = 50;
    private static final Dialect NUMBERS = new OnNumbers();
    private static final Dialect ARRAYS = new OnArrays();

    private Main() {}

    /** Runs the programs. */
    public static void main(String[] args) throws ReflectiveOperationException {
        long first = Long.parseLong(args[0]);
        int count = Integer.parseInt(args[1]);
        if (args[2].equals("print")) {
            System.out.println(Generator.source(NUMBERS, "N" + first, first));
            System.out.println(Generator.source(ARRAYS, "A" + first, first));
            return;
        }
        int every = Integer.parseInt(args[2]);
        for (long from = first; from < first + count; from += TOGETHER) {
            run(from, Math.min(from + TOGETHER, first + count), every);
        }
        boolean isSmooth = Comparison.corners * 20 <= Comparison.differences;
        Check.is(
                "few corners: " + Comparison.corners + " of " + Comparison.differences,
                isSmooth,
                true);
        Check.done();
    }

    private static void run(long from, long to, int every) throws ReflectiveOperationException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (long seed = from; seed < to; seed++) {
            sources.put(name("N", seed), Generator.source(NUMBERS, "N" + seed, seed));
            sources.put(name("A", seed), Generator.source(ARRAYS, "A" + seed, seed));
        }
        ClassLoader loader = Compiler.load(sources);
        for (long seed = from; seed < to; seed++) {
            boolean isExact = !sources.get(name("N", seed)).contains("float z");
            try {
                new Comparison(
                                "program " + seed,
                                onNumbers(loader, name("N", seed)),
                                onArrays(loader, name("A", seed)),
                                isExact)
                        .check(new Random(seed), seed % every == 0);
            } catch (RuntimeException e) {
                Check.is("program " + seed, e, "no error");
                e.printStackTrace();
            }
        }
    }

    private static String name(String prefix, long seed) {
        return "generated.programs." + prefix + seed;
    }

    @SuppressWarnings("unchecked") // it says so itself
    private static ToDoubleFn1<double[]> onNumbers(ClassLoader loader, String name)
            throws ReflectiveOperationException {
        return (ToDoubleFn1<double[]>) loader.loadClass(name).getConstructor().newInstance();
    }

    @SuppressWarnings("unchecked") // it says so itself
    private static Fn1<NDArray, NDArray> onArrays(ClassLoader loader, String name)
            throws ReflectiveOperationException {
        return (Fn1<NDArray, NDArray>) loader.loadClass(name).getConstructor().newInstance();
    }
}
