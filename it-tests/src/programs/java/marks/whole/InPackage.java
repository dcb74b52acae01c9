package marks.whole;

import io.cotangent.NDArray;

/** Marked by its package. */
public final class InPackage {
    private InPackage() {}

    /** x² */
    public static NDArray square(NDArray x) {
        return Nested.square(x);
    }

    private static final class Nested {
        static NDArray square(NDArray x) {
            return x.mul(x);
        }
    }
}
