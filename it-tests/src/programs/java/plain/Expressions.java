package plain;

import check.Check;
import io.cotangent.Cotangent;
import java.util.Arrays;

/** Expressions whose parts change before they are stored, and arrays that are read many times. */
final class Expressions {
    private Expressions() {}

    static void run() {
        zeroTimesInfinity();
        whatChangesMeanwhile();
        arraysInLocals();
        branches();
        Check.is("long sums", gradient(Expressions::longSum, 2, 3), "[33.0, 11.0]");
        Check.is("powers of powers", gradient(Expressions::powers, 1, 1), "[128.0, 64.0]");
        float slope = Cotangent.grad((Float x) -> inFloat(x)).apply(2f);
        Check.close("floats among doubles", slope, 1e-6, 2 * 2 * 3 + .5);
    }

    private static String gradient(io.cotangent.function.DoubleFn2 f, double x, double y) {
        return Arrays.toString(Cotangent.grad(f).apply(x, y));
    }

    /** What is not needed has no derivative, however steep it is. */
    private static void zeroTimesInfinity() {
        Check.is("0 times 1/0", gradient((x, y) -> x * (1 / y), 0, 0), "[Infinity, 0.0]");
        Check.is("0 times steep", gradient((x, y) -> x * (2 / y + y), 0, 0), "[Infinity, 0.0]");
        Check.is("NaN", gradient((x, y) -> x * y + 1, Double.NaN, 2), "[2.0, NaN]");
    }

    private static void whatChangesMeanwhile() {
        Check.is("stored before its use", gradient(Expressions::overwritten, 2, 3), "[8.0, 2.0]");
        Check.is("local used twice", gradient(Expressions::reused, 2, 3), "[14.0, 11.0]");
        Check.is("local of one side", gradient(Expressions::ofOneSide, 2, 3), "[38.0, 12.0]");
        Check.is("increments", gradient(Expressions::increments, 2, 3), "[3.0, 10.0]");
        Check.is("tried", gradient(Expressions::tried, 2, 3), "[3.0, 2.0]");
        Check.is("caught", gradient(Expressions::caught, 2, 3), "[3.0, 2.0]");
    }

    private static double overwritten(double x, double y) {
        double a = x * y;
        double before = x;
        x = x * x;
        y = a + x;
        return y + before + (x = y - y);
    }

    private static double reused(double x, double y) {
        double result;
        {
            double part = x * y;
            result = part + part * x;
        }
        {
            long whole = 5;
            result = result + whole * y;
        }
        return result - x;
    }

    /** What one side of the branch keeps is where another number was before the loop. */
    private static double ofOneSide(double x, double y) {
        double sum = x * y;
        {
            int twice = 2;
            double before = sum * twice;
            sum += before;
        }
        for (int i = 0; i < 3; i++) {
            if (i < y - 2) {
                double mine = sum;
                sum = mine * x;
            } else {
                sum += x;
            }
        }
        return sum;
    }

    private static double increments(double x, double y) {
        double[] all = {x, y, 0};
        int i = 0;
        all[2] = all[i++] * all[i];
        all[2] += all[i--] * 4;
        all[i] *= 2;
        return all[2] + all[i] * 2 + all[1] * 4 - all[0] * 2;
    }

    private static double tried(double x, double y) {
        double kept = x;
        try {
            kept = x * y;
            fail(x);
            kept = 0;
        } catch (IllegalStateException expected) {
            x = 1;
        }
        return kept;
    }

    private static double caught(double x, double y) {
        double sum = x + y;
        try {
            sum = sum + fail(x * y);
        } catch (IllegalStateException expected) {
            return sum * x - x * x;
        } finally {
            sum = 0;
        }
        return sum;
    }

    private static double fail(double x) {
        if (x > 0) {
            throw new IllegalStateException("as it should");
        }
        return x;
    }

    private static void arraysInLocals() {
        double[] at = {2, 3};
        Check.is("alias", of(Expressions::alias, at), "[6.0, 4.0]");
        Check.is("read again after a call", of(Expressions::readAgain, at), "[7.0, 2.0]");
        Check.is("passive at first", of(Expressions::laterActive, at), "[3.0, 2.0]");
        Check.is("another array each time", of(Expressions::manyArrays, at), "[4.0, 4.0]");
        Check.is("same element by two names", of(Expressions::twoNames, at), "[5.0, 0.0]");
        Check.is("rows", of(Expressions::rows, at), "[12.0, 4.0]");
    }

    private static String of(java.util.function.ToDoubleFunction<double[]> f, double... x) {
        return Arrays.toString(Cotangent.grad((double[] y) -> f.applyAsDouble(y)).apply(x));
    }

    private static double alias(double... x) {
        double[] y = x;
        double sum = x[0] * x[1];
        y[1] = x[0] * x[1];
        return sum + x[1];
    }

    private static double readAgain(double... x) {
        double before = x[0] * x[1];
        square(x);
        return before + x[0];
    }

    private static void square(double... x) {
        x[0] = x[0] * x[0];
    }

    private static double laterActive(double... x) {
        double[] y = {1, 1};
        double sum = y[0] + y[1];
        fill(y, x);
        return sum * 0 + y[0] * y[1];
    }

    private static void fill(double[] to, double... from) {
        to[0] = from[0];
        to[1] = from[1];
    }

    private static double manyArrays(double... x) {
        double[] now = x;
        for (int step = 0; step < 3; step++) {
            double[] next = new double[2];
            next[0] = now[1];
            next[1] = now[0] + (step == 2 ? now[1] * 0 : now[0] - now[0]);
            now = next;
            if (step == 1) {
                now = x;
            }
        }
        return 4 * (now[0] + now[1]);
    }

    private static double twoNames(double... x) {
        int i = 0;
        double first = x[i];
        i = 1;
        x[i] = first * first;
        return x[i] + first;
    }

    private static double rows(double... x) {
        double[][] rows = {{x[0], 1}, {x[1], x[0]}};
        double sum = 0;
        for (double[] row : rows) {
            sum += row[0] * row[1] * 2;
        }
        rows[1][0] *= rows[0][0];
        return sum + rows[1][0] - rows[0][1] * x[0] + rows[1][1] * 2 - x[1] * 2;
    }

    private static void branches() {
        Check.is("choices", gradient(Expressions::chosen, 2, 3), "[6.0, 10.0]");
        Check.is("choices the other way", gradient(Expressions::chosen, 3, 2), "[4.0, 10.0]");
        Check.is("in a loop", gradient(Expressions::loop, 1, 2), "[32.0, 31.0]");
    }

    /** 2 x y + y², by ways that leave numbers on the stack. */
    private static double chosen(double x, double y) {
        return (x > y ? x * y : y * x) + y * (x < y + x * 0 ? y + x : x + y) - Math.abs(x) * 0;
    }

    private static double loop(double x, double y) {
        double sum = x;
        double last = 0;
        for (int i = 0; i < 5; i++) {
            last = sum;
            sum = last + sum + y;
        }
        return sum;
    }

    private static double longSum(double x, double y) {
        return x * y
                + x
                + y
                + x * x
                + y * y
                + x
                + 1
                + (x - y) * (x + y)
                + x * y * 2
                + x * x
                + (x + y + x * 3 + y * 4 - x * y + x / y * 0)
                + (x * 3 + y - 2)
                + (x * y - y * 2 - x + x * x);
    }

    private static double powers(double x, double y) {
        double a = x * x * y;
        double b = a * a;
        double c = b * b;
        double d = c * c;
        double e = d * d;
        double f = e * e;
        return f * f;
    }

    private static float inFloat(float x) {
        double wide = x * x;
        float narrow = (float) (wide * x + x / 2);
        return narrow;
    }
}
