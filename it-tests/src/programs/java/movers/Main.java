package movers;

import check.Check;
import io.cotangent.Cotangent;
import io.cotangent.function.ToDoubleFn1;

/** Numbers that Java's own classes move keep their derivatives: against differences. */
public final class Main {
    private static final double[] X = {1.3, -.7, .45, 2.2};

    private Main() {}

    /** Checks all. */
    public static void main(String[] args) {
        check("copies", Functions::copies, 1e-8);
        check("sorting", Functions::sorting, 1e-8);
        check("floats", Functions::floats, 1e-3);
        check("pipelines", Functions::pipelines, 1e-8);
        check("series", Functions::series, 1e-8);
        check("statistics", Functions::statistics, 1e-8);
        check("collections", Functions::collections, 1e-8);
        check("functions", Functions::functions, 1e-8);
        check("reflection", Functions::reflection, 1e-8);
        Check.done();
    }

    private static void check(String name, ToDoubleFn1<double[]> function, double bound) {
        var result = Cotangent.valueAndGrad(function).apply(X);
        Check.is(name, result.value(), function.applyAsDouble(X.clone()));
        for (int i = 0; i < X.length; i++) {
            double h = bound > 1e-6 ? 1e-2 : 1e-4;
            double slope = (at(function, i, h) - at(function, i, -h)) * 8;
            slope -= at(function, i, 2 * h) - at(function, i, -2 * h);
            Check.close(name + " in " + i, result.grad()[i], bound, slope / (12 * h));
        }
    }

    private static double at(ToDoubleFn1<double[]> function, int i, double step) {
        double[] x = X.clone();
        x[i] += step;
        return function.applyAsDouble(x);
    }
}
