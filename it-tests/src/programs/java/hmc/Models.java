package hmc;

import io.cotangent.Differentiable;
import io.cotangent.Linalg;
import io.cotangent.NDArray;

/** Densities to sample from: logarithms, but for a constant, in code that knows of no sampler. */
@Differentiable
final class Models {
    /** Effects of coaching in eight schools, and their standard errors (Rubin, 1981). */
    static final NDArray EFFECTS = NDArray.of(28, 8, -3, 7, -1, 1, 18, 12);

    static final NDArray ERRORS = NDArray.of(15, 10, 16, 11, 9, 11, 10, 18);

    static final NDArray MEAN = NDArray.of(1, -2, 0.5);
    static final NDArray COVARIANCE =
            NDArray.of(new double[][] {{4, 1.8, -0.3}, {1.8, 1, 0}, {-0.3, 0, 0.25}});
    private static final NDArray FACTOR = Linalg.cholesky(COVARIANCE);

    private Models() {}

    /** A normal distribution whose numbers depend on each other. */
    static NDArray normal(NDArray x) {
        return Linalg.triangularSolve(FACTOR, x.sub(MEAN), true).square().sum().mul(-0.5);
    }

    /**
     * The eight schools, in the form that is not centred: {@code mu ~ N(0, 5)}, {@code tau} of half
     * of a Cauchy distribution of scale 5, {@code theta = mu + tau z}, {@code z ~ N(0, 1)}.
     *
     * @param x {@code mu}, {@code log tau}, and the eight {@code z}
     */
    static NDArray schools(NDArray x) {
        NDArray mu = x.get(0);
        NDArray logTau = x.get(1);
        NDArray z = x.get("2:");
        NDArray likelihood = theta(x).sub(EFFECTS).div(ERRORS).square().sum().mul(-0.5);
        NDArray cauchy = logTau.exp().div(5).square().log1p().neg().add(logTau);
        return likelihood
                .add(cauchy)
                .sub(mu.div(5).square().mul(0.5))
                .sub(z.square().sum().mul(0.5));
    }

    /** The true effects. */
    static NDArray theta(NDArray x) {
        return x.get(0).add(x.get(1).exp().mul(x.get("2:")));
    }
}
