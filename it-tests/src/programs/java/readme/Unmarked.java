package readme;

import io.cotangent.NDArray;

/** A helper that nobody marked. */
final class Unmarked {
    private Unmarked() {}

    static NDArray halve(NDArray x) {
        return x.div(2);
    }

    static double twice(double x) {
        return 2 * x;
    }
}
