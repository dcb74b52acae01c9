package io.cotangent.benchmark;

import io.cotangent.NDArray;

/**
 * The numbers that a case works on. They come from closed formulas, the same as in {@code
 * kernels.py}, so that all libraries compute on the same ones.
 */
record Inputs(ElementType type, String size) {

    /** A vector of the benchmarks. */
    enum Vector {
        /** In -3..3. */
        SIGNED(0, 3, 0.37, 0),
        /** In -3..3, another one. */
        OTHER(0, 3, 0.73, 1),
        /** In 0.1..4.1. */
        POSITIVE(2.1, 2, 0.37, 0),
        /** In 1.1..5.1. */
        ABOVE_ONE(3.1, 2, 0.37, 0),
        /** In -0.95..0.95. */
        WITHIN_ONE(0, 0.95, 0.37, 0);

        private final double middle;
        private final double scale;
        private final double step;
        private final double start;

        Vector(double middle, double scale, double step, double start) {
            this.middle = middle;
            this.scale = scale;
            this.step = step;
            this.start = start;
        }

        double[] values(int n) {
            double[] values = Formulas.vector(n, step, start, scale);
            if (middle != 0) {
                for (int i = 0; i < n; i++) {
                    values[i] += middle;
                }
            }
            return values;
        }
    }

    static Inputs of(Case what) {
        return new Inputs(what.type(), what.size());
    }

    /** The lengths of the axes. */
    int[] lengths() {
        return Case.lengths(size);
    }

    /** The number of elements of a vector. */
    int n() {
        return lengths()[0];
    }

    /** A vector as a Java array of the type. */
    Object raw(Vector which) {
        return type.array(which.values(n()));
    }

    /** A vector. */
    NDArray vector(Vector which) {
        return array(which.values(n()));
    }

    /** The left operand of the products, and the only one of what has one. */
    double[] left(int rows, int columns) {
        return Formulas.matrix(rows, columns, 0.37, 0.73, 0.011, 1);
    }

    /** The right operand of the products. */
    double[] right(int rows, int columns) {
        return Formulas.matrix(rows, columns, 0.17, 0.29, 0.013, 1);
    }

    /** An array of the type and some shape, a vector if none is given. */
    NDArray array(double[] values, int... shape) {
        NDArray flat = type == ElementType.F64 ? NDArray.of(values) : floats(values);
        return shape.length == 0 ? flat : flat.reshape(shape);
    }

    private static NDArray floats(double[] values) {
        return NDArray.of((float[]) ElementType.F32.array(values));
    }

    /** A Java array of the type to write results to. */
    Object room(int n) {
        return type.array(new double[n]);
    }
}
