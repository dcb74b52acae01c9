package plainlib;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.function.DoubleFn1;
import io.cotangent.function.ToDoubleFn1;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives through two libraries that have never heard of them, as they are in their jars,
 * against closed forms and independent values.
 */
public final class Main {
    private Main() {}

    /** Checks all. */
    public static void main(String[] args) {
        for (Library library : List.of(new Commons(), new Hipparchus())) {
            specialFunctions(library);
            roots(library);
            integrals(library);
            systems(library);
            splines(library);
            densities(library);
        }
        CommonsOnly.check();
        FastMathRules.check();
        Check.done();
    }

    private static void close(
            Library library, String what, double actual, double bound, double expected) {
        Check.close(library.name() + ": " + what, actual, bound, expected);
    }

    private static void specialFunctions(Library library) {
        for (double x : new double[] {.1, .4, .9, 1.2, 2, 3.7, 7.5, 12, 50}) {
            String at = " at " + x;
            DoubleFn1 logGamma = library::logGamma;
            double[] jet = {
                library.logGamma(x),
                Cotangent.grad(logGamma).apply(x),
                Cotangent.hessian(logGamma).apply(x)
            };
            close(library, "logGamma" + at, jet[0], 1e-13, Truth.logGamma(x));
            close(library, "digamma" + at, jet[1], 1e-13, Truth.digamma(x));
            close(library, "trigamma" + at, jet[2], 1e-10, Truth.trigamma(x));
            DoubleFn1 erf = library::erf;
            double bell = 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
            close(library, "erf'" + at, Cotangent.grad(erf).apply(x), 1e-13, bell);
            double second = Cotangent.hessian(erf).apply(x);
            close(library, "erf''" + at, second, 1e-12, -2 * x * bell);
        }
        for (double y : new double[] {-.9, -.3, .1, .6}) {
            double x = library.erfInv(y);
            double slope = Math.sqrt(Math.PI) / 2 * Math.exp(x * x);
            DoubleFn1 inverse = library::erfInv;
            close(library, "erfInv'", Cotangent.grad(inverse).apply(y), 1e-11, slope);
        }
        for (double[] at : new double[][] {{.7, .3}, {2.5, 4.2}, {6, 2.3}, {12, 11.7}}) {
            double a = at[0];
            double b = at[1];
            double[] p = Cotangent.grad(library::gammaP).apply(a, b);
            double density = Math.exp((a - 1) * Math.log(b) - b - Truth.logGamma(a));
            close(library, "gammaP in x", p[1], 1e-12, density);
            close(library, "gammaP in a", p[0], 1e-8, slope(v -> library.gammaP(v, b), a));
            double[] beta = Cotangent.grad(library::logBeta).apply(a, b);
            close(library, "logBeta in a", beta[0], 1e-12, Truth.digamma(a) - Truth.digamma(a + b));
            close(library, "logBeta in b", beta[1], 1e-12, Truth.digamma(b) - Truth.digamma(a + b));
            double log = Truth.logGamma(a + b) - Truth.logGamma(a) - Truth.logGamma(b);
            double x = .35;
            double inX = Math.exp(log + (a - 1) * Math.log(x) + (b - 1) * Math.log(1 - x));
            double[] r = Cotangent.grad(library::beta).apply(x, a, b);
            close(library, "beta in x", r[0], 1e-12, inX);
            close(library, "beta in a", r[1], 1e-8, slope(v -> library.beta(x, v, b), a));
            close(library, "beta in b", r[2], 1e-8, slope(v -> library.beta(x, a, v), b));
        }
    }

    /** Differences of fourth order. */
    static double slope(DoubleUnaryOperator f, double x) {
        double h = 1e-3;
        double near = f.applyAsDouble(x + h) - f.applyAsDouble(x - h);
        return (8 * near - (f.applyAsDouble(x + 2 * h) - f.applyAsDouble(x - 2 * h))) / (12 * h);
    }

    private static void roots(Library library) {
        for (double cube : new double[] {2, 27, 100}) {
            double slope = Math.cbrt(cube) / (3 * cube);
            DoubleFn1 brent = library::brentRoot;
            close(library, "Brent", Cotangent.grad(brent).apply(cube), 1e-12, slope);
            DoubleFn1 newton = library::newtonRoot;
            close(library, "Newton", Cotangent.grad(newton).apply(cube), 1e-12, slope);
        }
    }

    private static void integrals(Library library) {
        double[] bounds = {1e-6, 1e-3, 1e-10, 1e-9, 1e-11};
        for (int which = 0; which < 5; which++) {
            int one = which;
            double a = .7;
            double b = 1.3;
            double[] slopes =
                    Cotangent.grad((double x, double y) -> library.integral(one, x, y)).apply(a, b);
            double e = Math.exp(a * b);
            String name = "integrator " + which;
            close(
                    library,
                    name + " in the rate",
                    slopes[0],
                    bounds[which],
                    (b * e - (e - 1) / a) / a);
            close(library, name + " in the end", slopes[1], bounds[which], e);
        }
    }

    private static void systems(Library library) {
        int n = 5;
        double[] all = new double[n * n + n];
        double[][] matrix = new double[n][n];
        double[][] across = new double[n][n];
        for (int i = 0; i < all.length; i++) {
            all[i] = Math.sin(1.7 * i) + (i < n * n && i % (n + 1) == 0 ? 2 : 0);
        }
        for (int i = 0; i < n * n; i++) {
            matrix[i / n][i % n] = all[i];
            across[i % n][i / n] = all[i];
        }
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] x = Truth.solve(matrix, Arrays.copyOfRange(all, n * n, n * n + n));
        double[] y = Truth.solve(across, ones);
        for (boolean byQr : new boolean[] {false, true}) {
            ToDoubleFn1<double[]> solved = v -> library.solved(byQr, v, n);
            double[] gradient = Cotangent.grad(solved).apply(all);
            for (int i = 0; i < all.length; i++) {
                double expected = i < n * n ? -y[i / n] * x[i % n] : y[i - n * n];
                close(library, (byQr ? "QR " : "LU ") + i, gradient[i], 1e-12, expected);
            }
        }
    }

    private static void splines(Library library) {
        double[] knots = {0, .5, 1.1, 1.7, 2.6, 3};
        double[] values = {1, -.3, .4, 2, 1.5, -1};
        double at = 1.3;
        ToDoubleFn1<double[]> ofValues = v -> library.spline(knots, v, at);
        double[] gradient = Cotangent.grad(ofValues).apply(values);
        for (int i = 0; i < values.length; i++) {
            double[] one = new double[values.length];
            one[i] = 1;
            close(library, "spline " + i, gradient[i], 1e-13, library.spline(knots, one, at));
        }
        DoubleFn1 ofPlace = v -> library.spline(knots, values, v);
        close(
                library,
                "spline'",
                Cotangent.grad(ofPlace).apply(at),
                1e-9,
                slope(v -> library.spline(knots, values, v), at));
        ToDoubleFn1<double[]> ofKnots = v -> library.spline(v, values, at);
        double[] inKnots = Cotangent.grad(ofKnots).apply(knots);
        for (int i = 0; i < knots.length; i++) {
            int one = i;
            double expected =
                    slope(
                            v -> {
                                double[] moved = knots.clone();
                                moved[one] = v;
                                return library.spline(moved, values, at);
                            },
                            knots[i]);
            close(library, "spline in knot " + i, inKnots[i], 1e-7, expected);
        }
    }

    private static void densities(Library library) {
        double x = 1.4;
        double a = 2.3;
        double b = .8;
        double[][] expected = {
            density(library, "normal", -(x - a) / (b * b)),
            density(library, "gamma", (a - 1) / x - 1 / b),
            density(library, "beta", (a - 1) / x - (b - 1) / (10 - x)),
            density(library, "t", -b * (a + 1) * x / (a + x * x)),
            density(library, "exponential", -1 / a),
            density(library, "cauchy", -2 * (x - a) / (b * b + (x - a) * (x - a))),
            density(library, "weibull", (a - 1 - a * Math.pow(x / b, a)) / x),
            density(library, "logNormal", -(1 + (Math.log(x) - a) / (b * b)) / x)
        };
        double inShape = Math.log(x / b) - Truth.digamma(a);
        close(library, "gamma's density in the shape", expected[1][1], 1e-10, inShape);
    }

    /** Checks the gradient of a density: in x against the given, in a and b against differences. */
    private static double[] density(Library library, String which, double inX) {
        double x = 1.4;
        double a = 2.3;
        double b = .8;
        double[] slopes =
                Cotangent.grad((double u, double v, double w) -> library.logDensity(which, u, v, w))
                        .apply(x, a, b);
        close(library, which + " in x", slopes[0], 1e-12, inX);
        double inA = slope(v -> library.logDensity(which, x, v, b), a);
        double inB = slope(v -> library.logDensity(which, x, a, v), b);
        close(library, which + " in a", slopes[1], 1e-8, inA);
        close(library, which + " in b", slopes[2], 1e-8, inB);
        return slopes;
    }
}
