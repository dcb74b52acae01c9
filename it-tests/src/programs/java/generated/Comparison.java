package generated;

import static io.cotangent.Cotangent.axes;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.Jvp;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.function.ToDoubleFn1;
import java.util.Arrays;
import java.util.Random;

/**
 * One program's derivatives: against differences, and against those of the same program on arrays.
 *
 * @param name of the program
 * @param onNumbers the program on plain numbers
 * @param onArrays the same on arrays
 * @param isExact whether it computes with doubles only
 */
record Comparison(
        String name,
        ToDoubleFn1<double[]> onNumbers,
        Fn1<NDArray, NDArray> onArrays,
        boolean isExact) {
    private static final double[] STEPS = {1e-3, 2e-4};
    private static final double TOLERANCE = 1e-6;

    /** How many differences were taken, and how many of these across a corner or a jump. */
    static int differences;

    static int corners;

    /** The first derivatives, forward and in reverse, and, if asked for, all else. */
    void check(Random random, boolean isThorough) {
        double[] x = point(random);
        double value = onNumbers.applyAsDouble(x.clone());
        var both = Cotangent.valueAndGrad(onNumbers).apply(x.clone());
        Check.is(name + ": the value", both.value(), value);
        double[] gradient = both.grad();
        againstArrays(x, value, gradient);
        againstForward(random, x, gradient);
        jacobian(x, gradient, 1);
        jacobian(x, gradient, x.length + 1);
        if (isExact) {
            againstDifferences("gradient", onNumbers, gradient, x);
        }
        if (isThorough) {
            second(x);
            compiled(random, x, gradient);
            batches(random);
        }
    }

    private static double[] point(Random random) {
        return random.doubles(Generator.INPUTS, -1.5, 1.5).toArray();
    }

    private double bound() {
        return isExact ? 1e-10 : 1e-4;
    }

    private void againstArrays(double[] x, double value, double[] gradient) {
        var both = Cotangent.valueAndGrad(onArrays).apply(NDArray.of(x));
        Check.close(name + ": the value on arrays", both.value(), bound(), value);
        Check.close(name + ": the gradient on arrays", both.grad(), bound(), gradient);
    }

    private void againstForward(Random random, double[] x, double[] gradient) {
        double[] direction = point(random);
        double along = 0;
        for (int i = 0; i < x.length; i++) {
            along += direction[i] * gradient[i];
        }
        Fn1<double[], Double> boxed = y -> onNumbers.applyAsDouble(y);
        Jvp<Double> jvp = Cotangent.jvp(boxed, x.clone(), direction);
        Check.close(name + ": forward", jvp.tangent(), bound(), along);
    }

    /** The Jacobian of multiples of the value, to each of which an argument is added. */
    private void jacobian(double[] x, double[] gradient, int rows) {
        Fn1<double[], double[]> multiples =
                y -> {
                    double value = onNumbers.applyAsDouble(y.clone());
                    double[] all = new double[rows];
                    for (int i = 0; i < rows; i++) {
                        all[i] = (i + 1) * value + y[i % y.length];
                    }
                    return all;
                };
        double[][] found = Cotangent.jacobian(multiples).apply(x.clone());
        for (int i = 0; i < rows; i++) {
            double[] expected = new double[x.length];
            for (int k = 0; k < x.length; k++) {
                expected[k] = (i + 1) * gradient[k] + (k == i % x.length ? 1 : 0);
            }
            Check.close(name + ": row " + i, NDArray.of(found[i]), bound(), expected);
        }
    }

    private void againstDifferences(
            String what, ToDoubleFn1<double[]> function, double[] gradient, double[] x) {
        for (int i = 0; i < x.length; i++) {
            double wide = slope(function, i, STEPS[0], x);
            double narrow = slope(function, i, STEPS[1], x);
            differences++;
            if (!isClose(gradient[i], wide) && !isClose(gradient[i], narrow)) {
                if (isClose(wide, narrow)) {
                    Check.close(name + ": " + what + " " + i, gradient[i], TOLERANCE, narrow);
                } else {
                    corners++;
                }
            }
        }
    }

    private static boolean isClose(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * (1 + Math.abs(b));
    }

    /** Differences of the sixth order. */
    private static double slope(ToDoubleFn1<double[]> function, int i, double step, double... x) {
        double[] weights = {45, -9, 1};
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            double[] more = x.clone();
            double[] less = x.clone();
            more[i] += (k + 1) * step;
            less[i] -= (k + 1) * step;
            sum += weights[k] * (function.applyAsDouble(more) - function.applyAsDouble(less));
        }
        return sum / (60 * step);
    }

    private void second(double[] x) {
        double[][] hessian = Cotangent.hessian(onNumbers).apply(x.clone());
        NDArray expected = Cotangent.hessian(onArrays).apply(NDArray.of(x));
        double scale =
                Arrays.stream(hessian)
                        .flatMapToDouble(Arrays::stream)
                        .map(Math::abs)
                        .max()
                        .orElse(0);
        Check.close(
                name + ": hessian on arrays",
                NDArray.of(hessian),
                bound() * 100 * (1 + scale),
                expected);
        if (isExact) {
            Fn1<double[], double[]> slopes = Cotangent.grad(onNumbers);
            for (int i = 0; i < x.length; i++) {
                int row = i;
                againstDifferences("hessian " + i, y -> slopes.apply(y)[row], hessian[i], x);
            }
        }
    }

    private void compiled(Random random, double[] x, double[] gradient) {
        Fn1<double[], double[]> slopes = Cotangent.grad(onNumbers);
        Fn1<double[], double[]> fast = Cotangent.compile(slopes);
        Check.close(name + ": compiled", NDArray.of(fast.apply(x.clone())), bound(), gradient);
        for (int i = 0; i < 3; i++) {
            double[] y = point(random);
            double[] expected = slopes.apply(y.clone());
            Check.close(name + ": compiled " + i, NDArray.of(fast.apply(y)), bound(), expected);
        }
    }

    private void batches(Random random) {
        double[][] all = new double[5][];
        double[][] slopes = new double[5][];
        for (int i = 0; i < all.length; i++) {
            all[i] = point(random);
            slopes[i] = Cotangent.grad(onNumbers).apply(all[i].clone());
        }
        Fn1<double[], Double> boxed = y -> onNumbers.applyAsDouble(y);
        Fn1<NDArray, NDArray> one = Cotangent.grad(Cotangent.onArrays(boxed));
        NDArray found = Cotangent.vmap(one, axes(0)).apply(NDArray.of(all));
        Check.close(name + ": for all of a batch", found, bound(), NDArray.of(slopes));
    }
}
