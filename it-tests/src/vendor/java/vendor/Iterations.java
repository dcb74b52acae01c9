package vendor;

import io.cotangent.NDArray;

/** Numerical methods of a library that knows nothing of derivatives, and looks at its numbers. */
public final class Iterations {
    private Iterations() {}

    /** The square roots by Newton's method, for as long as it takes. */
    public static NDArray squareRoot(NDArray x, int atMost) {
        double[] target = x.toArray();
        double[] root = new double[target.length];
        for (int i = 0; i < target.length; i++) {
            root[i] = Math.max(target[i], 1);
            for (int k = 0; k < atMost && Math.abs(root[i] * root[i] - target[i]) > 1e-14; k++) {
                root[i] = (root[i] + target[i] / root[i]) / 2;
            }
        }
        return NDArray.of(root).reshape(x.shape());
    }

    /** With many steps. */
    public static NDArray squareRoot(NDArray x) {
        return squareRoot(x, 100);
    }

    /** An object with state. */
    public static final class Scale {
        private final double factor;

        public Scale(double factor) {
            this.factor = factor;
        }

        public double factor() {
            return factor;
        }

        public NDArray[] both(NDArray a, NDArray b) {
            return new NDArray[] {a.mul(b).mul(factor), a.add(b)};
        }
    }
}
