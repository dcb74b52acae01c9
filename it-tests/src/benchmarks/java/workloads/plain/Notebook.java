package workloads.plain;

import io.cotangent.Cotangent;
import io.cotangent.Jvp;
import io.cotangent.Vjp;

/** W1. */
public final class Notebook {
    private static final double[][] A = {{0, 2, -1}, {3, 1.5, 2}};

    private Notebook() {}

    /** The function's two results. */
    public record Pair(double[] sum, double[] product) {}

    /** Results, and the cotangents of them pulled back. */
    public record Pulled(Pair value, double[] cotangent) {}

    /** The function. */
    public static Pair f(double[] x) {
        double[] z = new double[x.length];
        double[] sum = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double y = x[i] * x[i];
            z[i] = Math.sin(y);
            sum[i] = y + z[i];
        }
        double[] product = new double[A.length];
        for (int row = 0; row < A.length; row++) {
            for (int i = 0; i < x.length; i++) {
                product[row] += A[row][i] * z[i];
            }
        }
        return new Pair(sum, product);
    }

    /** Its derivative in a direction. */
    public static Jvp<Pair> jvp(double[] x, double[] v) {
        return Cotangent.jvp(Notebook::f, x, v);
    }

    /** Its transposed derivative. */
    public static Pulled vjp(double[] x, Pair cotangents) {
        Vjp<Pair, double[]> vjp = Cotangent.vjp(Notebook::f, x);
        return new Pulled(vjp.primal(), vjp.pullback(cotangents));
    }
}
