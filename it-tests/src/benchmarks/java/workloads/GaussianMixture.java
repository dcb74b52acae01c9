package workloads;

import io.cotangent.NDArray;

/**
 * The mixture of Gaussians of ADBench, with a Wishart prior.
 *
 * @param x the points, [n, d]
 * @param gamma of the prior
 * @param m of the prior
 */
public record GaussianMixture(NDArray x, double gamma, double m) {
    /**
     * What is looked for.
     *
     * @param alphas logarithms of weights, [k]
     * @param means [k, d]
     * @param icf of each inverse covariance factor the logarithms of its diagonal, then what is
     *     below it, column by column: [k, d + d (d - 1) / 2]
     */
    public record Params(NDArray alphas, NDArray means, NDArray icf) {}

    /** The logarithm of the posterior. */
    public NDArray logPosterior(Params p) {
        int n = x.shape()[0];
        int d = x.shape()[1];
        NDArray logs = p.icf.slice(1, 0, d);
        NDArray below = p.icf.slice(1, d, p.icf.shape()[1]);
        NDArray diagonal = logs.exp();
        NDArray traces = logs.sum(1);
        NDArray centred = x.expandDims(1).sub(p.means);
        NDArray white = NDArray.einsum("kij,nkj->nki", factors(diagonal, below), centred);
        NDArray squares = white.pow(2).sum(2);
        NDArray each = p.alphas.add(traces).sub(squares.mul(0.5)).logsumexp(1);
        return each.sum()
                .sub(p.alphas.logsumexp().mul(n))
                .add(prior(diagonal, below, traces))
                .sub(0.5 * n * d * Math.log(2 * Math.PI));
    }

    /** The lower triangular matrices, [k, d, d]. */
    private static NDArray factors(NDArray diagonal, NDArray below) {
        int k = diagonal.shape()[0];
        int d = diagonal.shape()[1];
        int[] places = new int[d * d];
        int next = 1;
        for (int column = 0; column < d; column++) {
            for (int row = column + 1; row < d; row++) {
                places[row * d + column] = next++;
            }
        }
        NDArray padded = NDArray.concat(1, NDArray.zeros(k, 1), below);
        return padded.take(places, 1).reshape(k, d, d).add(diagonal.diagEmbed(0));
    }

    private NDArray prior(NDArray diagonal, NDArray below, NDArray traces) {
        int k = diagonal.shape()[0];
        int d = diagonal.shape()[1];
        double freedom = d + m + 1;
        double logGamma = d * (d - 1) / 4.0 * Math.log(Math.PI);
        for (int j = 0; j < d; j++) {
            logGamma += NDArray.of(0.5 * (freedom - j)).lgamma().item();
        }
        double constant = k * (freedom * d * Math.log(gamma / Math.sqrt(2)) - logGamma);
        NDArray norms = diagonal.pow(2).sum().add(below.pow(2).sum());
        return norms.mul(0.5 * gamma * gamma).sub(traces.sum().mul(m)).sub(constant);
    }
}
