package io.cotangent.execute;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Finiteness;
import io.cotangent.error.NonFiniteException;
import io.cotangent.trace.Program;
import io.cotangent.trace.Site;
import io.cotangent.trace.Site.Sweep;
import java.util.Optional;
import java.util.StringJoiner;

/** Finds out and says where a NaN or an infinity came from that a checked function's result has. */
final class NonFinite {
    private NonFinite() {}

    /**
     * Looks for the operation where the first NaN or infinity arose of those that reach a result.
     *
     * @param equation the number of the equation where the result leaves the function
     * @throws NonFiniteException if there is one; there is none if all came with the inputs
     */
    static void report(Program program, int equation, NDArray... inputs) {
        int result = program.equations().get(equation).result();
        Step end = Step.makers(program, equation, inputs).get(result);
        Optional<Step> nan = Search.first(Double::isNaN, end);
        Step first =
                nan.isEmpty()
                        ? Search.first(Double::isInfinite, end).orElse(null)
                        : Search.first(value -> !Double.isFinite(value), nan.get())
                                .orElse(nan.get());
        if (first != null) {
            NonFiniteException failure = new NonFiniteException(text(first, nan));
            failure.relocate(first.site().toString());
            throw failure;
        }
    }

    private static String text(Step step, Optional<Step> nan) {
        DenseArray result =
                step.results().stream()
                        .filter(array -> !Finiteness.isFinite(array))
                        .findFirst()
                        .get();
        int at = place(step, result);
        StringBuilder text = new StringBuilder();
        text.append(result.doubleAt(at))
                .append(" arose in ")
                .append(step.op().label())
                .append(sweep(step.site()))
                .append(result.rank() == 0 ? "" : ", in element " + at + " of " + result.type())
                .append(": its operand")
                .append(step.operands().size() == 1 ? " is " : "s are ");
        StringJoiner operands = new StringJoiner(" and ");
        step.operands().forEach(operand -> operands.add(summary(operand, result, at)));
        text.append(operands);
        if (nan.isPresent() && !isSame(nan.get(), step)) {
            Site site = nan.get().site();
            text.append("; it becomes NaN in ")
                    .append(nan.get().op().label())
                    .append(sweep(site))
                    .append(site.toString().isEmpty() ? "" : " at " + site);
        }
        return text.append(
                        "; it reaches the result. Keep the operand where the operation, and its"
                                + " slope, are finite, as in sqrt(where(x > 0, x, 1))")
                .toString();
    }

    /** An element of the result that is not finite, new if possible: operands' are finite there. */
    private static int place(Step step, DenseArray result) {
        int first = -1;
        for (int i = 0; i < result.size(); i++) {
            if (!Double.isFinite(result.doubleAt(i))) {
                int at = i;
                if (step.operands().stream().allMatch(operand -> isFinite(operand, result, at))) {
                    return i;
                }
                first = first < 0 ? i : first;
            }
        }
        return first;
    }

    private static boolean isFinite(DenseArray operand, DenseArray result, int at) {
        return !operand.type().shape().equals(result.type().shape())
                || Double.isFinite(operand.doubleAt(at));
    }

    private static boolean isSame(Step one, Step other) {
        return one.op().equals(other.op()) && one.site().equals(other.site());
    }

    private static String sweep(Site site) {
        return site.sweep() == Sweep.VALUE
                ? " in the forward sweep"
                : " in " + site.sweep() + ", for the derivative of " + site.operation();
    }

    /** A number, or the element that belongs to the result's and the range of all. */
    private static String summary(DenseArray operand, DenseArray result, int at) {
        if (operand.size() == 0) {
            return operand.type() + " (empty)";
        }
        if (operand.isUniform()) {
            return number(operand, 0) + (operand.rank() == 0 ? "" : " (" + operand.type() + ")");
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int nans = 0;
        for (int i = 0; i < operand.size(); i++) {
            double value = operand.doubleAt(i);
            low = Double.isNaN(value) ? low : Math.min(low, value);
            high = Double.isNaN(value) ? high : Math.max(high, value);
            nans += Double.isNaN(value) ? 1 : 0;
        }
        String range = nans == operand.size() ? "" : " from " + low + " to " + high;
        String here =
                operand.type().shape().equals(result.type().shape())
                        ? number(operand, at) + " there, in "
                        : "";
        return here + operand.type() + range + (nans == 0 ? "" : " with " + nans + " NaN");
    }

    private static String number(DenseArray array, int at) {
        return array.dtype().isFloating()
                ? String.valueOf(array.doubleAt(at))
                : String.valueOf(array.longAt(at));
    }
}
