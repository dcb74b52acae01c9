package io.cotangent.optimize;

import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.Qr;
import io.cotangent.error.DomainException;
import org.jspecify.annotations.Nullable;

/** One run of {@link LevenbergMarquardt}. */
final class Fitting<P> {
    /** A step is taken if it brings this part of what the linear model promised. */
    private static final double LEAST_GAIN = 1e-4;

    /** The second derivative must not turn a step by more than this part of its length. */
    private static final double MOST_BENDING = 0.75;

    /**
     * Squares of offsets below which sums of squares differ by so little that roundoff decides
     * which is smaller; then it is the offset that must fall.
     */
    private static final double NOISE = 1e-9;

    /** Failures in a row after which roundoff is what is in the way. */
    private static final int PATIENCE = 16;

    private static final double LEAST_DAMPING = 1e-24;

    /**
     * The part of a scale that is left after one step. Moré's scales are the largest columns ever
     * met, and bind for good what passed a steep place; with those of the last place alone, a
     * parameter that has no influence at one place runs away.
     */
    private static final double FORGETTING = 0.6;

    private final LevenbergMarquardt.Options options;
    private final Residuals<P, ?> residuals;
    private Place place;
    private NDArray scale;
    private double damping;
    private double growth = 2;
    private int iterations;

    Fitting(LevenbergMarquardt.Options options, Residuals<P, ?> residuals) {
        this.options = options;
        this.residuals = residuals;
        NDArray start = residuals.start();
        place = new Place(start, residuals.at(start), residuals.jacobian(start));
        if (!place.isFinite()) {
            throw new DomainException(
                    "Levenberg-Marquardt: residuals or their Jacobian are not finite at the start:"
                            + " start where they are");
        }
        scale = NDArray.zeros(start.size());
        damping = options.damping();
    }

    /** A point with its residuals, and the Jacobian there as {@code Q R}. */
    private record Place(NDArray x, NDArray r, NDArray jacobian, Qr qr, NDArray along) {
        Place(NDArray x, NDArray r, NDArray jacobian) {
            this(x, r, jacobian, Linalg.qr(jacobian));
        }

        private Place(NDArray x, NDArray r, NDArray jacobian, Qr qr) {
            this(x, r, jacobian, qr, determined(qr).mul(qr.q().transpose().matmul(r)));
        }

        /**
         * Which columns of {@code Q} are directions of the Jacobian: not those that belong to
         * columns which depend on those before, for these are roundoff.
         */
        private static NDArray determined(Qr qr) {
            NDArray diagonal = qr.r().diag().abs();
            NDArray sizes = qr.r().norm(0).get(Index.to(diagonal.size()));
            return diagonal.gt(sizes.mul(qr.r().shape()[1] * Math.ulp(1.0))).astype(DType.FLOAT64);
        }

        /** Whether the residuals determine all parameters. */
        boolean isDetermined() {
            return r.size() >= x.size() && determined(qr).all().item() != 0;
        }

        boolean isFinite() {
            return along.isFinite().all().item() != 0 && qr.r().isFinite().all().item() != 0;
        }

        double sum() {
            return squares(r);
        }

        /** The residuals' part along the Jacobian's columns. */
        double offset() {
            double sum = sum();
            return sum == 0 ? 0 : Math.sqrt(squares(along) / sum);
        }
    }

    private static double squares(NDArray x) {
        return x.square().sum().item();
    }

    Fit<P> run() {
        int failures = 0;
        while (true) {
            if (place.offset() <= options.tolerance()) {
                return end(Stop.CONVERGED);
            }
            if (failures == PATIENCE) {
                return end(Stop.PRECISION);
            }
            if (iterations == options.maxIterations()) {
                return end(Stop.ITERATIONS);
            }
            iterations++;
            scale = scale.mul(FORGETTING).maximum(place.jacobian().norm(0));
            failures = tryStep() ? 0 : failures + 1;
        }
    }

    /** Makes a step, if there is a good one; in any case, adapts the damping. */
    private boolean tryStep() {
        NDArray weights = NDArray.where(scale.eq(0), 1, scale).mul(Math.sqrt(damping));
        NDArray rows = NDArray.vstack(place.qr().r(), weights.diag());
        Damped damped = new Damped(Linalg.qr(rows));
        NDArray step = damped.solve(place.along());
        double promised = squares(place.qr().r().matmul(step)) + 2 * squares(weights.mul(step));
        NDArray bent = bent(damped, weights, step);
        double gain = bent == null ? -1 : move(bent, promised);
        if (gain < LEAST_GAIN) {
            damping *= growth;
            growth *= 2;
            return false;
        }
        double shrink = Math.max(1.0 / 3, 1 - Math.pow(2 * gain - 1, 3));
        damping = Math.max(damping * shrink, LEAST_DAMPING);
        growth = 2;
        return true;
    }

    /** The step with the acceleration; null where that turns it too much. */
    private @Nullable NDArray bent(Damped damped, NDArray weights, NDArray step) {
        if (!options.acceleration() || place.offset() * place.offset() < NOISE) {
            return step;
        }
        NDArray curvature = residuals.curvature(place.x(), step);
        if (curvature.isFinite().all().item() == 0) {
            return step;
        }
        NDArray turn = damped.solve(place.qr().q().transpose().matmul(curvature));
        double bending = Math.sqrt(squares(weights.mul(turn)) / squares(weights.mul(step)));
        return bending <= MOST_BENDING ? step.add(turn.mul(0.5)) : null;
    }

    /** Tries a point, and stays there if it is better; the gain over what was promised. */
    private double move(NDArray step, double promised) {
        NDArray x = residuals.rounded(place.x().add(step));
        NDArray r = residuals.at(x);
        double sum = squares(r);
        if (!Double.isFinite(sum)) {
            return -1;
        }
        boolean isNoise = place.offset() * place.offset() < NOISE;
        double gain = (place.sum() - sum) / promised;
        if (!isNoise && !(gain >= LEAST_GAIN)) {
            return -1;
        }
        Place next = new Place(x, r, residuals.jacobian(x));
        if (!next.isFinite() || (isNoise && !(next.offset() < place.offset()))) {
            return -1;
        }
        place = next;
        return isNoise ? 1 : gain;
    }

    /** The factors of the Jacobian with the damping below it. */
    private record Damped(Qr qr) {
        /** The step that takes what is along the Jacobian's columns away. */
        NDArray solve(NDArray along) {
            NDArray top = qr.q().get(Index.to(along.size()));
            return Linalg.triangularSolve(qr.r(), top.transpose().matmul(along), false).neg();
        }
    }

    private Fit<P> end(Stop stop) {
        int n = place.x().size();
        int freedom = place.r().size() - n;
        double sum = place.sum();
        double variance = freedom > 0 ? sum / freedom : Double.NaN;
        NDArray r = place.qr().r();
        NDArray covariance = NDArray.full(Double.NaN, n, n);
        if (freedom > 0 && place.isDetermined()) {
            NDArray inverse = Linalg.triangularSolve(r, NDArray.eye(n), false);
            covariance = inverse.matmul(inverse.transpose()).mul(variance);
        }
        return new Fit<>(
                residuals.tree(place.x()),
                residuals.tree(covariance.diag().sqrt()),
                covariance,
                sum,
                Math.sqrt(variance),
                freedom,
                iterations,
                residuals.evaluations(),
                stop);
    }
}
