package sparse;

import static io.cotangent.Cotangent.compile;
import static io.cotangent.Cotangent.sparseJacobian;

import check.Check;
import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.SparseMatrix;
import io.cotangent.function.Fn1;

/** A sparse Jacobian of so many numbers that each product with columns is run on its own. */
@Differentiable
final class Large {
    private Large() {}

    private record Waves(NDArray places, NDArray heights) {}

    private static NDArray wave(Waves w) {
        NDArray phase = w.places().get(":,0:1").mul(2).sub(w.places().get(":,1:2"));
        NDArray both = NDArray.concat(1, phase.sin(), phase.cos());
        return both.sum(1).mul(w.heights().sqrt());
    }

    static void check() {
        int n = 200_000;
        double[] places = Rng.seed(6).uniform(DType.FLOAT64, n, 2).toArray();
        double[] heights = Rng.seed(7).uniform(DType.FLOAT64, n).toArray();
        heights[5] = 0;
        double[] expected = new double[3 * n];
        for (int i = 0; i < n; i++) {
            double phase = 2 * places[2 * i] - places[2 * i + 1];
            double slope = (Math.cos(phase) - Math.sin(phase)) * Math.sqrt(heights[i]);
            expected[3 * i] = 2 * slope;
            expected[3 * i + 1] = -slope;
            expected[3 * i + 2] = .5 * (Math.sin(phase) + Math.cos(phase)) / Math.sqrt(heights[i]);
        }
        Waves at = new Waves(NDArray.of(places, n, 2), NDArray.of(heights));
        Fn1<Waves, SparseMatrix> jacobian = sparseJacobian(Large::wave);
        Fn1<Waves, SparseMatrix> compiled = compile(jacobian);
        NDArray closed = NDArray.of(expected);
        for (int run = 0; run < 3; run++) {
            // An infinite derivative in one column is no matter of the others.
            Check.close("large", jacobian.apply(at).values(), 1e-12, closed);
            Check.close("large, compiled", compiled.apply(at).values(), 1e-12, closed);
        }
    }
}
