package plainlib;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.analysis.integration.MidPointIntegrator;
import org.apache.commons.math3.analysis.integration.RombergIntegrator;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.analysis.integration.TrapezoidIntegrator;
import org.apache.commons.math3.analysis.integration.UnivariateIntegrator;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.analysis.solvers.NewtonRaphsonSolver;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.CauchyDistribution;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** Functions that call Commons Math, as anybody would write them. */
final class Commons implements Library {
    private static final int MOST = 1_000_000;

    @Override
    public String name() {
        return "Commons Math";
    }

    @Override
    public double logGamma(double x) {
        return Gamma.logGamma(x);
    }

    @Override
    public double gammaP(double a, double x) {
        return Gamma.regularizedGammaP(a, x);
    }

    @Override
    public double erf(double x) {
        return Erf.erf(x);
    }

    @Override
    public double erfInv(double x) {
        return Erf.erfInv(x);
    }

    @Override
    public double logBeta(double a, double b) {
        return Beta.logBeta(a, b);
    }

    @Override
    public double beta(double x, double a, double b) {
        return Beta.regularizedBeta(x, a, b);
    }

    private static UnivariateIntegrator integrator(int which) {
        return switch (which) {
            case 0 -> new TrapezoidIntegrator(1e-7, 1e-7, 3, 30);
            case 1 -> new MidPointIntegrator(1e-4, 1e-4, 3, 20);
            case 2 -> new SimpsonIntegrator(1e-12, 1e-12, 3, 30);
            case 3 -> new RombergIntegrator(1e-13, 1e-13, 3, 20);
            default -> new IterativeLegendreGaussIntegrator(6, 1e-12, 1e-12);
        };
    }

    /** The integral of exp(rate t) from 0 to an end. */
    @Override
    public double integral(int which, double rate, double end) {
        UnivariateFunction f = t -> Math.exp(rate * t);
        return integrator(which).integrate(MOST, f, 0, end);
    }

    @Override
    public double brentRoot(double cube) {
        return new BrentSolver(1e-15).solve(100, x -> x * x * x - cube, 0, 10);
    }

    @Override
    public double newtonRoot(double cube) {
        return new NewtonRaphsonSolver(1e-15)
                .solve(
                        100,
                        new UnivariateDifferentiableFunction() {
                            @Override
                            public double value(double x) {
                                return x * x * x - cube;
                            }

                            @Override
                            public DerivativeStructure value(DerivativeStructure x) {
                                return x.multiply(x).multiply(x).subtract(cube);
                            }
                        },
                        .5,
                        10);
    }

    /** The sum of the solution of equations whose matrix and right side stand in an array. */
    @Override
    public double solved(boolean byQr, double[] all, int n) {
        RealMatrix matrix = new Array2DRowRealMatrix(n, n);
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.setEntry(i, j, all[i * n + j]);
            }
            right[i] = all[n * n + i];
        }
        DecompositionSolver solver =
                byQr
                        ? new QRDecomposition(matrix).getSolver()
                        : new LUDecomposition(matrix).getSolver();
        double sum = 0;
        for (double x : solver.solve(new ArrayRealVector(right)).toArray()) {
            sum += x;
        }
        return sum;
    }

    @Override
    public double spline(double[] knots, double[] values, double at) {
        return new SplineInterpolator().interpolate(knots, values).value(at);
    }

    @Override
    public double logDensity(String which, double x, double a, double b) {
        return switch (which) {
            case "normal" -> new NormalDistribution(a, b).logDensity(x);
            case "gamma" -> new GammaDistribution(a, b).logDensity(x);
            case "beta" -> new BetaDistribution(a, b).logDensity(x / 10);
            case "t" -> new TDistribution(a).logDensity(x) * b;
            case "exponential" -> new ExponentialDistribution(a).logDensity(x) + b;
            case "cauchy" -> new CauchyDistribution(a, b).logDensity(x);
            case "weibull" -> new WeibullDistribution(a, b).logDensity(x);
            default -> new LogNormalDistribution(a, b).logDensity(x);
        };
    }
}
