package io.cotangent.check;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a check of derivatives found.
 *
 * @param function what was checked
 * @param comparisons of each kind of derivative with what it should be
 */
public record GradientReport(String function, List<Comparison> comparisons) {
    /** With a copy of the list. */
    public GradientReport {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * One kind of derivative.
     *
     * @param name the kind, such as {@code reverse, order 1}
     * @param compared how many numbers were compared
     * @param wrong how many of them were further off than allowed
     * @param undecided how many were smaller than the roundoff in what they were compared with
     * @param worst the one that is furthest off, in terms of what is allowed; null if there are no
     *     numbers at all
     */
    public record Comparison(
            String name, int compared, int wrong, int undecided, @Nullable Entry worst) {
        /** Whether all are right. */
        public boolean passed() {
            return wrong == 0;
        }

        /** One line, with all that is known of the worst number where some are wrong. */
        @Override
        public String toString() {
            String verdict = passed() ? "ok" : "WRONG";
            String head = "%-6s %s: %d compared".formatted(verdict, name, compared);
            if (undecided > 0) {
                head += ", " + undecided + " too small for differences to tell";
            }
            if (worst == null) {
                return head;
            }
            return passed()
                    ? String.format(
                            Locale.ROOT,
                            "%s, worst off by %.2g: %s",
                            head,
                            worst.error(),
                            worst.where())
                    : head + ", " + wrong + " wrong, worst:" + System.lineSeparator() + worst;
        }
    }

    /**
     * One number.
     *
     * @param where what depends on what, such as {@code the result by argument
     *     0.layers[2].weights[3,1]}
     * @param expected what it should be, by differences, or by the other mode
     * @param found what it is
     * @param error how far these are apart; infinite if only one is a number
     * @param allowed how far they may be apart
     */
    public record Entry(String where, double expected, double found, double error, double allowed) {
        /** In how far the error is more than allowed: up to 1 is right. */
        double excess() {
            return error == 0 ? 0 : error / allowed;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "         %s%n         expected %s, found %s, error %.3g, allowed %.3g",
                    where,
                    expected,
                    found,
                    error,
                    allowed);
        }
    }

    /** Whether all derivatives are right. */
    public boolean passed() {
        return comparisons.stream().allMatch(Comparison::passed);
    }

    /** The number that is furthest off, in terms of what is allowed; null if there is none. */
    public @Nullable Entry worst() {
        Entry worst = null;
        for (Comparison comparison : comparisons) {
            Entry entry = comparison.worst();
            if (entry != null && (worst == null || entry.excess() > worst.excess())) {
                worst = entry;
            }
        }
        return worst;
    }

    /** A line for each kind of derivative. */
    @Override
    public String toString() {
        long failed = comparisons.stream().filter(comparison -> !comparison.passed()).count();
        StringBuilder text = new StringBuilder("derivatives of ").append(function).append(": ");
        text.append(
                failed == 0
                        ? "all right"
                        : failed + " of " + comparisons.size() + " kinds are wrong");
        comparisons.forEach(
                comparison -> text.append(System.lineSeparator()).append("  ").append(comparison));
        return text.toString();
    }
}
