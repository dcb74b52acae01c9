package io.cotangent.intrinsics.linalg;

/**
 * A square matrix that depends on a number, with its derivative by that number.
 *
 * @param derivative null where it is not wanted
 */
record Dual(Matrix value, Matrix derivative) {
    /** The identity, with a derivative of zeros if the other matrix has one. */
    static Dual identity(Dual like) {
        int n = like.value.rows();
        Matrix identity = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            identity.set(i, i, 1);
        }
        return new Dual(identity, like.derivative == null ? null : Matrix.zeros(n, n));
    }

    Dual times(Dual right) {
        Matrix product = Products.multiply(value, right.value);
        if (derivative == null) {
            return new Dual(product, null);
        }
        Matrix moved = Products.multiply(derivative, right.value);
        Products.multiply(1, value, right.derivative, 1, moved);
        return new Dual(product, moved);
    }

    Dual times(double factor) {
        return new Dual(
                sum(factor, value, 0, value),
                derivative == null ? null : sum(factor, derivative, 0, derivative));
    }

    Dual plus(Dual other) {
        return new Dual(
                sum(1, value, 1, other.value),
                derivative == null ? null : sum(1, derivative, 1, other.derivative));
    }

    /** The solution {@code X} of {@code this X = right}. */
    Dual solve(Dual right) {
        Lu lu = Lu.of(value);
        Matrix x = lu.solve(right.value);
        if (derivative == null) {
            return new Dual(x, null);
        }
        Matrix rest = right.derivative.copy();
        Products.subtract(derivative, x, rest);
        return new Dual(x, lu.solve(rest));
    }

    private static Matrix sum(double a, Matrix x, double b, Matrix y) {
        Matrix sum = Matrix.zeros(x.rows(), x.columns());
        double[] to = sum.data();
        for (int i = 0; i < to.length; i++) {
            to[i] = a * x.data()[i] + b * y.data()[i];
        }
        return sum;
    }
}
