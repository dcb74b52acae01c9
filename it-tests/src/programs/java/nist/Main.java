package nist;

import check.Check;
import io.cotangent.NDArray;
import io.cotangent.optimize.Fit;
import io.cotangent.optimize.LevenbergMarquardt;
import io.cotangent.optimize.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * The problems of nonlinear regression of the Statistical Reference Datasets of NIST, fitted from
 * both starts, and compared with the certified values digit by digit.
 */
public final class Main {
    private static final int DIGITS = 9;

    /**
     * The residuals of Lanczos1 are roundoff of its data, of size 1e-13: those computed in double
     * precision have no more than three digits, and neither have deviation and errors, which are in
     * proportion to them. The parameters are determined all the same.
     */
    private static final String ROUNDOFF = "Lanczos1";

    private static final int DIGITS_OF_ROUNDOFF = 2;

    private Main() {}

    /** The directory with the files. */
    public static void main(String[] args) throws IOException {
        for (String name : new TreeMap<>(Models.BY_NAME).keySet()) {
            Problem problem = Problem.read(Path.of(args[0], name + ".dat"));
            for (int start = 0; start < 2; start++) {
                fit(problem, start);
            }
        }
        Check.done();
    }

    private static void fit(Problem problem, int start) {
        NDArray[] from =
                Arrays.stream(problem.starts().get(start))
                        .mapToObj(NDArray::of)
                        .toArray(NDArray[]::new);
        Fit<NDArray[]> fit = LevenbergMarquardt.fit(b -> Models.residuals(problem, b), from);
        double parameters = digits(numbers(fit.point()), problem.certified());
        double errors = digits(numbers(fit.standardErrors()), problem.errors());
        double deviation = digits(fit.residualDeviation(), problem.deviation());
        System.out.printf(
                Locale.ROOT,
                "%-9s %-8s start %d: %4d steps, %4d evaluations, %-10s digits %4.1f of parameters,"
                        + " %4.1f of errors, %4.1f of the deviation%n",
                problem.name(),
                problem.difficulty(),
                start + 1,
                fit.iterations(),
                fit.evaluations(),
                fit.stop(),
                parameters,
                errors,
                deviation);
        String what = problem.name() + " from start " + (start + 1);
        int digits = problem.name().equals(ROUNDOFF) ? DIGITS_OF_ROUNDOFF : DIGITS;
        Check.is(what + ": parameters " + parameters, parameters >= DIGITS, true);
        Check.is(what + ": errors " + errors, errors >= digits, true);
        Check.is(what + ": deviation " + deviation, deviation >= digits, true);
        double sum = digits(fit.residualSumOfSquares(), problem.sum());
        Check.is(what + ": sum of squares " + sum, sum >= digits, true);
        int freedom = problem.y().size() - from.length; // misprinted for Rat43, which has 11
        Check.is(what + ": degrees of freedom", fit.degreesOfFreedom(), freedom);
        Check.is(what + ": end", Set.of(Stop.CONVERGED, Stop.PRECISION).contains(fit.stop()), true);
    }

    private static double[] numbers(NDArray[] scalars) {
        return Arrays.stream(scalars).mapToDouble(NDArray::item).toArray();
    }

    /** The digits that all numbers have right. */
    private static double digits(double[] found, double[] certified) {
        double least = 11;
        for (int i = 0; i < found.length; i++) {
            least = Math.min(least, digits(found[i], certified[i]));
        }
        return least;
    }

    /** The digits that are right, of the 11 that are certified. */
    private static double digits(double found, double certified) {
        double error = Math.abs(found / certified - 1);
        return error >= 0 ? Math.min(11, -Math.log10(error)) : Double.NEGATIVE_INFINITY;
    }
}
