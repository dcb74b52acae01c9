package plainlib;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.function.DoubleFn1;
import io.cotangent.function.ToDoubleFn1;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.ParametricUnivariateFunction;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.fitting.WeightedObservedPoint;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.special.BesselJ;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** What only Commons Math has in its jar. */
final class CommonsOnly {
    private CommonsOnly() {}

    static void check() {
        bessel();
        oscillator();
        transform();
        eigenvalues();
        leastSquares();
        statistics();
    }

    private static void bessel() {
        for (double x : new double[] {.5, 1.7, 4, 9.5}) {
            DoubleFn1 j0 = v -> BesselJ.value(0, v);
            DoubleFn1 j2 = v -> BesselJ.value(2, v);
            double slope0 = Cotangent.grad(j0).apply(x);
            Check.close("J0' at " + x, slope0, 1e-11, -Truth.bessel(1, x));
            double slope2 = Cotangent.grad(j2).apply(x);
            double expected = (Truth.bessel(1, x) - Truth.bessel(3, x)) / 2;
            Check.close("J2' at " + x, slope2, 1e-11, expected);
        }
    }

    /** An oscillator of a frequency, by its equations. */
    private record Oscillator(double frequency) implements FirstOrderDifferentialEquations {
        @Override
        public int getDimension() {
            return 2;
        }

        @Override
        public void computeDerivatives(double t, double[] y, double[] slope) {
            slope[0] = y[1];
            slope[1] = -frequency * frequency * y[0];
        }
    }

    private static double end(double frequency, double place, double speed) {
        double[] y = {place, speed};
        new DormandPrince853Integrator(1e-6, 1, 1e-12, 1e-12)
                .integrate(new Oscillator(frequency), 0, y, 2, y);
        return y[0];
    }

    private static double endOfEqualSteps(double frequency, double place, double speed) {
        double[] y = {place, speed};
        new ClassicalRungeKuttaIntegrator(.002).integrate(new Oscillator(frequency), 0, y, 2, y);
        return y[0];
    }

    private static void oscillator() {
        double w = 1.7;
        double a = .6;
        double b = -.4;
        double c = Math.cos(2 * w);
        double s = Math.sin(2 * w);
        double inFrequency = -2 * a * s + 2 * b * c / w - b * s / (w * w);
        double[] slopes = Cotangent.grad(CommonsOnly::end).apply(w, a, b);
        Check.close("frequency", slopes[0], 1e-9, inFrequency);
        Check.close("place", slopes[1], 1e-10, c);
        Check.close("speed", slopes[2], 1e-10, s / w);
        double[] others = Cotangent.grad(CommonsOnly::endOfEqualSteps).apply(w, a, b);
        Check.close("frequency, equal steps", others[0], 1e-9, inFrequency);
        Check.close("place, equal steps", others[1], 1e-9, c);
        Check.close("speed, equal steps", others[2], 1e-9, s / w);
    }

    private static void transform() {
        double[] x = {1, 2, -.5, .3, 0, 1.1, -2, .7};
        ToDoubleFn1<double[]> energy =
                v -> {
                    FastFourierTransformer fft =
                            new FastFourierTransformer(DftNormalization.STANDARD);
                    double sum = 0;
                    for (Complex z : fft.transform(v, TransformType.FORWARD)) {
                        sum += z.abs() * z.abs();
                    }
                    return sum;
                };
        double[] gradient = Cotangent.grad(energy).apply(x);
        for (int i = 0; i < x.length; i++) {
            Check.close("spectrum " + i, gradient[i], 1e-12, 2 * x.length * x[i]);
        }
    }

    private static Array2DRowRealMatrix symmetric(double[] v) {
        double[][] matrix = {{v[0], v[1], v[2]}, {v[1], v[3], v[4]}, {v[2], v[4], v[5]}};
        return new Array2DRowRealMatrix(matrix);
    }

    private static void eigenvalues() {
        double[] v = {2, .3, -.4, 1, .2, -.7};
        ToDoubleFn1<double[]> largest =
                x -> new EigenDecomposition(symmetric(x)).getRealEigenvalue(0);
        double[] gradient = Cotangent.grad(largest).apply(v);
        double[] u = new EigenDecomposition(symmetric(v)).getEigenvector(0).toArray();
        double[] expected = {
            u[0] * u[0], 2 * u[0] * u[1], 2 * u[0] * u[2], u[1] * u[1], 2 * u[1] * u[2], u[2] * u[2]
        };
        ToDoubleFn1<double[]> sum =
                x -> {
                    double total = 0;
                    for (double s :
                            new SingularValueDecomposition(symmetric(x)).getSingularValues()) {
                        total += s * s;
                    }
                    return total;
                };
        double[] ofSquares = Cotangent.grad(sum).apply(v);
        for (int i = 0; i < v.length; i++) {
            Check.close("eigenvalue " + i, gradient[i], 1e-10, expected[i]);
            boolean isDiagonal = i == 0 || i == 3 || i == 5;
            Check.close("singular values " + i, ofSquares[i], 1e-10, (isDiagonal ? 2 : 4) * v[i]);
        }
    }

    /** Half the sum of the squares of what a curve misses by, and its gradient from residuals. */
    private static void leastSquares() {
        ParametricUnivariateFunction curve =
                new ParametricUnivariateFunction() {
                    @Override
                    public double value(double x, double... p) {
                        return p[0] * Math.exp(p[1] * x);
                    }

                    @Override
                    public double[] gradient(double x, double... p) {
                        return new double[] {Math.exp(p[1] * x), p[0] * x * Math.exp(p[1] * x)};
                    }
                };
        List<WeightedObservedPoint> points = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            points.add(new WeightedObservedPoint(1, i * .3, 2 * Math.exp(-i * .2) + .1 * (i % 3)));
        }
        ToDoubleFn1<double[]> cost = p -> problem(curve, points, p).getCost();
        double[] at = {1.8, -.5};
        LeastSquaresProblem.Evaluation evaluation = problem(curve, points, at);
        double[] expected =
                evaluation
                        .getJacobian()
                        .transpose()
                        .operate(evaluation.getResiduals())
                        .mapDivide(-evaluation.getCost())
                        .toArray();
        double[] gradient = Cotangent.grad(cost).apply(at);
        Check.close("cost in the first", gradient[0], 1e-12, expected[0]);
        Check.close("cost in the second", gradient[1], 1e-12, expected[1]);
    }

    private static LeastSquaresProblem.Evaluation problem(
            ParametricUnivariateFunction curve, List<WeightedObservedPoint> points, double[] p) {
        double[] target = new double[points.size()];
        for (int i = 0; i < target.length; i++) {
            target[i] = points.get(i).getY();
        }
        return new LeastSquaresBuilder()
                .model(
                        q -> {
                            double[] values = new double[points.size()];
                            for (int i = 0; i < values.length; i++) {
                                values[i] = curve.value(points.get(i).getX(), q);
                            }
                            return values;
                        },
                        q -> {
                            double[][] slopes = new double[points.size()][];
                            for (int i = 0; i < slopes.length; i++) {
                                slopes[i] = curve.gradient(points.get(i).getX(), q);
                            }
                            return slopes;
                        })
                .target(target)
                .start(p)
                .maxEvaluations(100)
                .maxIterations(100)
                .build()
                .evaluate(new ArrayRealVector(p));
    }

    private static void statistics() {
        double[] x = {3, 1, 4, 1.5, 9, 2.6};
        ToDoubleFn1<double[]> variance = v -> new DescriptiveStatistics(v).getVariance();
        double[] gradient = Cotangent.grad(variance).apply(x);
        ToDoubleFn1<double[]> median = v -> new DescriptiveStatistics(v).getPercentile(50);
        double[] middle = Cotangent.grad(median).apply(x);
        double mean = 21.1 / 6;
        for (int i = 0; i < x.length; i++) {
            Check.close("variance " + i, gradient[i], 1e-13, 2 * (x[i] - mean) / 5);
            Check.close("median " + i, middle[i], 1e-15, x[i] == 3 || x[i] == 2.6 ? .5 : 0);
        }
    }
}
