package io.cotangent.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.error.TreeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps against the formulas of the papers, number by number. */
class OptimizerTest {
    private record Model(
            List<NDArray> layers, Map<String, NDArray> named, NDArray counts, String name) {}

    private static final NDArray X = NDArray.of(1, -2);
    private static final NDArray[] GRADIENTS = {NDArray.of(0.5, 3), NDArray.of(-1, 0)};

    private static State<NDArray> twoSteps(Optimizer optimizer) {
        State<NDArray> state = optimizer.init(X);
        for (NDArray gradient : GRADIENTS) {
            state = optimizer.step(state, gradient);
        }
        return state;
    }

    private static void assertClose(NDArray actual, double... expected) {
        assertThat(actual.toArray()).containsExactly(expected, within(1e-15));
    }

    @Test
    void gradientDescent() {
        assertClose(twoSteps(Sgd.of(0.1)).params(), 1 - 0.05 + 0.1, -2 - 0.3);
        assertThat(twoSteps(Sgd.of(0.1)).steps()).isEqualTo(2);
    }

    @Test
    void momentum() {
        // Velocities are (0.5, 3), and then half of them and the second gradient: (-0.75, 1.5).
        Sgd sgd = Sgd.of(0.1).withMomentum(0.5);
        assertClose(twoSteps(sgd).params(), 1 - 0.05 + 0.075, -2 - 0.3 - 0.15);
        // Nesterov's steps add half a velocity to the gradient: (0.75, 4.5), (-1.375, 0.75).
        Sgd nesterov = Sgd.of(0.1).withNesterovMomentum(0.5);
        assertClose(twoSteps(nesterov).params(), 1 - 0.075 + 0.1375, -2 - 0.45 - 0.075);
    }

    private static double adam(double x, double decay, double... gradients) {
        double m = 0;
        double v = 0;
        double at = x;
        for (int i = 1; i <= gradients.length; i++) {
            m = 0.9 * m + 0.1 * gradients[i - 1];
            v = 0.999 * v + 0.001 * gradients[i - 1] * gradients[i - 1];
            double mean = m / (1 - Math.pow(0.9, i));
            double square = v / (1 - Math.pow(0.999, i));
            at -= 0.01 * (mean / (Math.sqrt(square) + 1e-8) + decay * at);
        }
        return at;
    }

    @Test
    void adaptiveMoments() {
        for (double decay : new double[] {0, 0.1}) {
            assertClose(
                    twoSteps(Adam.of(0.01).withDecay(decay)).params(),
                    adam(1, decay, 0.5, -1),
                    adam(-2, decay, 3, 0));
        }
        State<NDArray> first = Adam.of(0.01).step(Adam.of(0.01).init(X), NDArray.of(0, 1e-300));
        assertClose(first.params(), 1, -2); // nothing to do, and next to nothing
    }

    @Test
    void parametersOfAnyKind() {
        NDArray counts = NDArray.of(new int[] {7});
        NDArray single = NDArray.of(new float[] {1, 2});
        Model model =
                new Model(
                        List.of(single, NDArray.zeros(0, 3)),
                        Map.of("scale", NDArray.of(4.0)),
                        counts,
                        "m");
        Model gradient =
                new Model(
                        List.of(single, NDArray.zeros(0, 3)),
                        Map.of("scale", NDArray.of(-1.0)),
                        NDArray.zeros(DType.INT32, 1),
                        "m");
        for (Optimizer optimizer : List.of(Sgd.of(0.5).withMomentum(0.1), Adam.of(0.5))) {
            Model moved = optimizer.step(optimizer.init(model), gradient).params();
            assertThat(moved.named().get("scale").item()).isCloseTo(4.5, within(1e-7));
            assertThat(moved.layers().get(0).dtype()).isEqualTo(DType.FLOAT32);
            assertThat(moved.layers().get(0).item(0)).isCloseTo(0.5, within(1e-6));
            assertThat(moved.layers().get(1).shape()).containsExactly(0, 3);
            assertThat(moved.counts()).isEqualTo(counts);
            assertThat(moved.name()).isEqualTo("m");
        }
    }

    @Test
    void numbersThatAreNone() {
        State<NDArray> state = Adam.of(0.1).init(X);
        NDArray moved = Adam.of(0.1).step(state, NDArray.of(Double.NaN, 1)).params();
        assertThat(moved.item(0)).isNaN();
        assertThat(moved.item(1)).isCloseTo(-2.1, within(1e-7));
    }

    @Test
    void gradientsThatDoNotFit() {
        assertThatThrownBy(() -> Sgd.of(1).step(Sgd.of(1).init(X), NDArray.of(1, 2, 3)))
                .isInstanceOf(TreeException.class)
                .hasMessageContaining("the gradient is float64[3]");
    }

    @Test
    void plainNumbersMoveAsArraysDo() {
        List<Object> parameters = List.of(X, 2.0, new double[] {1, -1});
        List<Object> gradient = List.of(NDArray.zeros(2), 1.0, new double[] {2, 4});
        for (Optimizer optimizer : List.of(Sgd.of(0.5).withMomentum(0.1), Adam.of(0.5))) {
            List<Object> moved = optimizer.step(optimizer.init(parameters), gradient).params();
            assertThat(((NDArray) moved.get(0)).toArray()).containsExactly(X.toArray());
            assertThat((double) moved.get(1)).isCloseTo(1.5, within(1e-7));
            boolean isScaled = optimizer instanceof Sgd;
            assertThat((double[]) moved.get(2))
                    .containsExactly(
                            isScaled ? new double[] {0, -3} : new double[] {.5, -1.5},
                            within(1e-7));
        }
    }
}
