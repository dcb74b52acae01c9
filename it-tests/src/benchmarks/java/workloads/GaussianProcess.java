package workloads;

import io.cotangent.Linalg;
import io.cotangent.NDArray;

/** W12, the likelihood of a Gaussian process. */
public final class GaussianProcess {
    private GaussianProcess() {}

    /**
     * Minus its logarithm.
     *
     * @param theta logarithms of the length scale, the amplitude and the noise
     * @param squares of the distances, [n, n]
     * @param y a column, [n, 1]
     */
    public static NDArray f(NDArray theta, NDArray squares, NDArray y) {
        int n = y.shape()[0];
        NDArray scale = theta.get(0).mul(-2).exp().mul(-0.5);
        NDArray smooth = theta.get(1).mul(2).exp().mul(scale.mul(squares).exp());
        NDArray noise = theta.get(2).mul(2).exp().mul(NDArray.eye(n));
        NDArray factor = Linalg.cholesky(smooth.add(noise));
        NDArray a = Linalg.triangularSolve(factor, y, true);
        NDArray determinant = factor.diag().log().sum();
        return a.mul(a).sum().mul(0.5).add(determinant).add(0.5 * n * Math.log(2 * Math.PI));
    }
}
