package io.cotangent.solve;

import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.error.ConvergenceException;
import io.cotangent.implicit.FixedPointIteration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** The fixed-point iteration; see {@link FixedPointIteration}. */
public record FixedPointSearch(FixedPointIteration settings) implements Solver {
    @Override
    public NDArray[] solve(Equation equation, NDArray... start) {
        Packing packing = new Packing(Problem.types(start), 0);
        double tolerance =
                settings.tolerance() > 0
                        ? settings.tolerance()
                        : Math.pow(packing.roundoff(), 0.75);
        Deque<NDArray> points = new ArrayDeque<>();
        Deque<NDArray> values = new ArrayDeque<>();
        NDArray x = packing.pack(start);
        double scale = -1;
        for (int i = 0; ; i++) {
            NDArray value = packing.pack(equation.function(packing.unpack(x)));
            double change = Rows.norm(value.sub(x))[0];
            double size = Rows.norm(value)[0];
            scale = scale < 0 ? size + change : scale;
            boolean isClose = change <= tolerance * (size + tolerance * scale);
            if (isClose && Double.isFinite(size)) {
                return packing.unpack(value);
            }
            if (i == settings.iterations() || !Double.isFinite(change + size)) {
                throw failed(change, i);
            }
            points.addLast(x);
            values.addLast(value);
            if (points.size() > settings.memory() + 1) {
                points.removeFirst();
                values.removeFirst();
            }
            x = points.size() == 1 ? value : combined(points, values);
        }
    }

    /** The combination of values whose residuals add up to the smallest. */
    private static NDArray combined(Deque<NDArray> points, Deque<NDArray> values) {
        NDArray residual = values.getLast().sub(points.getLast()).squeeze(0);
        NDArray[] residuals = new NDArray[points.size() - 1];
        NDArray[] differences = new NDArray[residuals.length];
        NDArray[] x = points.toArray(NDArray[]::new);
        NDArray[] f = values.toArray(NDArray[]::new);
        for (int i = 0; i < residuals.length; i++) {
            differences[i] = f[i + 1].sub(f[i]).squeeze(0);
            residuals[i] = differences[i].sub(x[i + 1].sub(x[i]).squeeze(0));
        }
        NDArray weights = Linalg.lstsq(NDArray.stack(1, residuals), residual);
        return values.getLast().sub(NDArray.stack(1, differences).matmul(weights).expandDims(0));
    }

    private static ConvergenceException failed(double change, int iterations) {
        return new ConvergenceException(
                String.format(
                        Locale.ROOT,
                        "fixedPoint: the function still changes its argument by %.3g after %d iterations: it may be no"
                                + " contraction there; start nearer to the fixed point, use"
                                + " FixedPointIteration.anderson(), or Implicit.root of f(x) - x",
                        change,
                        iterations),
                change,
                iterations);
    }
}
