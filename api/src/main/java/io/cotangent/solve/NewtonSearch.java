package io.cotangent.solve;

import io.cotangent.NDArray;
import io.cotangent.error.ConvergenceException;
import io.cotangent.implicit.Newton;
import java.util.Locale;

/** Newton's method; see {@link Newton}. */
public record NewtonSearch(Newton settings) implements Solver {
    private static final double SHORTEST = 0x1p-30;

    @Override
    public NDArray[] solve(Equation equation, NDArray... start) {
        Packing packing = new Packing(Problem.types(start), 0);
        double tolerance =
                settings.tolerance() > 0
                        ? settings.tolerance()
                        : Math.cbrt(Math.pow(packing.roundoff(), 2));
        NDArray x = packing.pack(start);
        NDArray value = packing.pack(equation.condition(start));
        double scale = norm(x);
        for (int i = 0; ; i++) {
            double size = norm(value);
            if (size == 0) {
                return packing.unpack(x);
            }
            if (i == settings.iterations() || !Double.isFinite(size)) {
                throw failed("after " + i + " iterations", size, i);
            }
            LinearOperator slope = equation.slope(packing, packing.unpack(x));
            NDArray step = Solution.of(slope, value.neg(), settings.linear());
            double length = norm(step);
            if (length <= tolerance * (norm(x) + tolerance * scale)) {
                return packing.unpack(x.add(step));
            }
            double part = 1;
            NDArray next = x.add(step);
            NDArray after = packing.pack(equation.condition(packing.unpack(next)));
            while (!(norm(after) <= (1 - 1e-4 * part) * size)) {
                part /= 2;
                if (part < SHORTEST && length <= tolerance * (1 + norm(x))) {
                    return packing.unpack(x);
                }
                if (part < SHORTEST) {
                    throw failed("no step makes it smaller after " + i + " iterations", size, i);
                }
                next = x.add(step.mul(part));
                after = packing.pack(equation.condition(packing.unpack(next)));
            }
            x = next;
            value = after;
        }
    }

    private static double norm(NDArray vector) {
        return Rows.norm(vector)[0];
    }

    private static ConvergenceException failed(String how, double residual, int iterations) {
        return new ConvergenceException(
                String.format(
                        Locale.ROOT,
                        "root: Newton's method: the function's norm is %.3g, %s: start nearer to a root, allow more"
                                + " iterations, or give a solver of your own",
                        residual,
                        how),
                residual,
                iterations);
    }
}
