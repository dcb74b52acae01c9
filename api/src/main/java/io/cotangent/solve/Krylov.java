package io.cotangent.solve;

import io.cotangent.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * The spaces that GMRES looks for corrections in, one for each element of a batch, with orthonormal
 * vectors by Arnoldi's method. The least-squares problems are solved by Givens rotations as the
 * spaces grow: Y. Saad, "Iterative Methods for Sparse Linear Systems", 2nd edition, 6.5.3.
 */
final class Krylov {
    private final List<NDArray> vectors = new ArrayList<>();
    private final List<double[][]> columns = new ArrayList<>();
    private final boolean[] growing;
    private final double[] goals;
    private final int[] sizes;
    private final List<double[]> cosines = new ArrayList<>();
    private final List<double[]> sines = new ArrayList<>();
    private final List<double[]> rights = new ArrayList<>();

    /**
     * The spaces of one vector.
     *
     * @param active the elements of the batch that need a correction
     * @param goals the norms below which residuals are small enough
     */
    Krylov(NDArray residual, double[] norms, boolean[] active, double[] goals) {
        this.growing = active.clone();
        this.goals = goals;
        this.sizes = new int[norms.length];
        vectors.add(normalised(residual, norms));
        double[] right = norms.clone();
        for (int k = 0; k < right.length; k++) {
            right[k] = active[k] ? right[k] : 0;
        }
        rights.add(right);
    }

    /** Unit vectors, and zeros where a space does not grow. */
    private NDArray normalised(NDArray rows, double... norms) {
        double[] factors = new double[norms.length];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = growing[k] ? 1 / norms[k] : 0;
        }
        return Rows.where(growing, Rows.scaled(rows, factors), NDArray.zeros(rows.shape()));
    }

    int steps() {
        return columns.size();
    }

    boolean isGrowing() {
        return Rows.any(growing);
    }

    /** Adds the image of the last vector. */
    void grow(LinearOperator operator) {
        NDArray image = operator.apply(vectors.getLast());
        double[] before = Rows.norm(image);
        double[][] column = new double[vectors.size() + 1][];
        for (int pass = 0; pass < 2; pass++) { // Once more, for orthogonality in spite of roundoff.
            for (int i = 0; i < vectors.size(); i++) {
                double[] along = Rows.dot(image, vectors.get(i));
                image = image.sub(Rows.scaled(vectors.get(i), along));
                column[i] = pass == 0 ? along : sum(column[i], along);
            }
        }
        double[] norms = Rows.norm(image);
        for (int k = 0; k < norms.length; k++) {
            norms[k] = norms[k] <= 1e-15 * before[k] ? 0 : norms[k];
        }
        column[vectors.size()] = norms;
        rotate(column);
        vectors.add(normalised(image, norms));
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int k = 0; k < sum.length; k++) {
            sum[k] = a[k] + b[k];
        }
        return sum;
    }

    /** Makes the new column triangular, and sees which residuals are small now. */
    private void rotate(double[]... column) {
        int last = column.length - 2;
        double[] cosine = new double[sizes.length];
        double[] sine = new double[sizes.length];
        double[] right = new double[sizes.length];
        for (int k = 0; k < sizes.length; k++) {
            for (int i = 0; i < last; i++) {
                double c = cosines.get(i)[k];
                double s = sines.get(i)[k];
                double above = column[i][k];
                column[i][k] = c * above + s * column[i + 1][k];
                column[i + 1][k] = c * column[i + 1][k] - s * above;
            }
            double below = column[last + 1][k];
            double length = Math.hypot(column[last][k], below);
            cosine[k] = length == 0 ? 1 : column[last][k] / length;
            sine[k] = length == 0 ? 0 : below / length;
            column[last][k] = length;
            right[k] = -sine[k] * rights.get(last)[k];
            rights.get(last)[k] *= cosine[k];
            if (growing[k]) {
                sizes[k] = last + 1;
                growing[k] = below > 0 && Math.abs(right[k]) > goals[k] / 2;
            }
        }
        cosines.add(cosine);
        sines.add(sine);
        rights.add(right);
        columns.add(column);
    }

    /** The vectors of the spaces that leave the smallest residuals. */
    NDArray correction() {
        double[][] coefficients = new double[steps()][sizes.length];
        for (int k = 0; k < sizes.length; k++) {
            for (int i = sizes[k] - 1; i >= 0; i--) {
                double rest = rights.get(i)[k];
                for (int j = i + 1; j < sizes[k]; j++) {
                    rest -= columns.get(j)[i][k] * coefficients[j][k];
                }
                double pivot = columns.get(i)[i][k];
                coefficients[i][k] = pivot == 0 ? 0 : rest / pivot;
            }
        }
        NDArray sum = NDArray.zeros(vectors.getFirst().shape());
        for (int i = 0; i < coefficients.length; i++) {
            sum = Rows.plus(sum, coefficients[i], vectors.get(i));
        }
        return sum;
    }
}
