package check;

import io.cotangent.NDArray;
import io.cotangent.function.Fn1;

/** Central differences, for comparison. */
public final class Differences {
    private Differences() {}

    /** The gradient of a function of one array whose value is one number. */
    public static NDArray gradient(Fn1<NDArray, NDArray> function, NDArray x, double step) {
        double[] slopes = new double[x.size()];
        for (int i = 0; i < slopes.length; i++) {
            double[] move = new double[x.size()];
            move[i] = step;
            NDArray by = NDArray.of(move, x.shape());
            double above = function.apply(x.add(by)).item();
            slopes[i] = (above - function.apply(x.sub(by)).item()) / (2 * step);
        }
        return NDArray.of(slopes, x.shape());
    }
}
