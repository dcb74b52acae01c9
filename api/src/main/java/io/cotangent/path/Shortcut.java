package io.cotangent.path;

import io.cotangent.array.DenseArray;
import io.cotangent.compile.Data;
import io.cotangent.compile.ScalarProgram;
import io.cotangent.trace.Seen;
import io.cotangent.tree.Maker;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The quickest way along a path: from the arguments as they are into a calculation on numbers, and
 * from its results into the function's. Whatever is not as it usually is, is left to the longer
 * way, which begins anew.
 */
final class Shortcut {
    /** What there is in place of a value where the arguments do not fit, or belong elsewhere. */
    static final Object NONE = new Object();

    private final Signature signature;
    private final ScalarProgram program;
    private final boolean isOfNumbers;
    private final Maker maker;

    /** For each look the number of the calculation's result that it sees, and what it saw. */
    private final int[] looks;

    private final Object[] seen;

    private Shortcut(
            Signature signature, ScalarProgram program, Maker maker, int[] looks, Object[] seen) {
        this.signature = signature;
        this.program = program;
        this.isOfNumbers = program.isOfNumbers() && signature.isOfNumbers();
        this.maker = maker;
        this.looks = looks;
        this.seen = seen;
    }

    /** That of a path; null where there is none. */
    static @Nullable Shortcut of(
            Signature signature, List<Seen> observations, Outline result, ScalarProgram program) {
        int count = observations.size();
        int[] looks = new int[count];
        Object[] seen = new Object[count];
        for (int i = 0; i < count; i++) {
            looks[i] = program.output(i).result();
            if (looks[i] < 0
                    || !(observations.get(i).value() instanceof DenseArray before)
                    || !before.type().equals(program.output(i).array().type())) {
                return null;
            }
            seen[i] = before.toFlatArray();
        }
        Maker maker = result.maker(count, program);
        return maker == null || !signature.isPlain()
                ? null
                : new Shortcut(signature, program, maker, looks, seen);
    }

    /** The function's value at plain numbers. */
    Object call(double... numbers) {
        return isOfNumbers && numbers.length == signature.size()
                ? value(program.run(numbers))
                : NONE;
    }

    /** The function's value. */
    Object call(Object... arguments) {
        Data data = program.data();
        return signature.fill(data, arguments) ? value(program.run(data)) : NONE;
    }

    private Object value(Object... results) {
        for (int i = 0; i < looks.length; i++) {
            if (!isSame(results[looks[i]], seen[i])) {
                return NONE;
            }
        }
        return maker.make(results);
    }

    private static boolean isSame(Object now, Object before) {
        if (now instanceof boolean[] x) {
            boolean[] y = (boolean[]) before;
            return x.length == 1 ? x[0] == y[0] : Arrays.equals(x, y);
        }
        return now instanceof double[] numbers
                ? Arrays.equals(numbers, (double[]) before)
                : now instanceof float[] floats && Arrays.equals(floats, (float[]) before);
    }
}
