package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Sliding;
import io.cotangent.op.Ops;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Derivatives where functions of networks have kinks, ties, infinities, or nothing to do. */
class NnDerivativesTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static NDArray gradient(BiFunction<Ops, NDArray, NDArray> function, NDArray x) {
        Differentiated derivation = new Differentiated((o, in) -> function.apply(o, in[0]), x);
        // 0 is added because 0.0 and -0.0 are not equal.
        return derivation.vjp(derivation.value(x).mul(0).add(1))[0].add(0.0);
    }

    private static NDArray ones(BiFunction<Ops, NDArray, NDArray> function, NDArray x) {
        Differentiated derivation =
                new Differentiated((o, in) -> o.sum(function.apply(o, in[0])), x);
        return derivation.vjp(NDArray.of(1.0))[0];
    }

    @Test
    void kinks() {
        NDArray x = NDArray.of(-1, 0, 1, 6);
        assertThat(gradient(Ops::relu, x)).isEqualTo(NDArray.of(0, 0, 1, 1).astype(x.dtype()));
        assertThat(gradient(Ops::relu6, x)).isEqualTo(NDArray.of(0.0, 0, 1, 0));
        assertThat(gradient(Ops::hardTanh, x)).isEqualTo(NDArray.of(0.0, 1, 0, 0));
        assertThat(gradient((o, v) -> o.leakyRelu(v, .5), x)).isEqualTo(NDArray.of(.5, 1, 1, 1));
        assertThat(gradient((o, v) -> o.elu(v, 2), NDArray.of(0.0, 800, -800)))
                .isEqualTo(NDArray.of(2.0, 1, 0));
        assertThat(gradient(Ops::logSigmoid, NDArray.of(-800.0, 800)))
                .isEqualTo(NDArray.of(1.0, 0));
    }

    @Test
    void softmaxWithImpossibleElements() {
        NDArray x = NDArray.of(0, -INFINITY, 0);
        assertThat(gradient((o, v) -> o.get(o.softmax(v), 0), x))
                .isEqualTo(NDArray.of(.25, 0, -.25));
        assertThat(gradient((o, v) -> o.get(o.logSoftmax(v), 0), x))
                .isEqualTo(NDArray.of(.5, 0, -.5));
    }

    @Test
    void softmaxOfNothing() {
        NDArray mask = NDArray.of(new boolean[] {false, false});
        NDArray x = NDArray.of(1.0, 2);
        assertThat(ones((o, v) -> o.softmax(v, mask), x)).isEqualTo(NDArray.of(0.0, 0));
        assertThat(ones((o, v) -> o.logSoftmax(v, mask), x)).isEqualTo(NDArray.of(0.0, 0));
    }

    @Test
    void losses() {
        NDArray label = NDArray.zeros(DType.INT32).add(1);
        NDArray x = NDArray.of(1000.0, 0);
        assertThat(gradient((o, v) -> o.crossEntropy(v, label), x)).isEqualTo(NDArray.of(1.0, -1));
        NDArray impossible = NDArray.of(0, -INFINITY);
        assertThat(gradient((o, v) -> o.crossEntropy(v, NDArray.of(1.0, 0)), impossible))
                .isEqualTo(NDArray.of(0.0, 0));
        // The derivative by a probability of 0 is minus the logarithm, as by any other one.
        NDArray logits = NDArray.of(0.0, 0);
        assertThat(gradient((o, t) -> o.crossEntropy(logits, t), NDArray.of(1.0, 0)))
                .isEqualTo(NDArray.of(Math.log(2), Math.log(2)));
        assertThat(gradient((o, v) -> o.binaryCrossEntropy(v, NDArray.of(1.0, 0)), x.sub(500)))
                .isEqualTo(NDArray.of(-Math.exp(-500), Math.exp(-500)));
    }

    @Test
    void repeatedRowsOfATableAddUp() {
        NDArray places = NDArray.of(new int[] {2, 0, 2});
        assertThat(ones((o, v) -> o.embedding(v, places), NDArray.zeros(3, 2)))
                .isEqualTo(NDArray.of(new double[][] {{1, 1}, {0, 0}, {2, 2}}));
    }

    @Test
    void theFirstAmongEqualsOfAWindow() {
        NDArray x = NDArray.of(new double[][] {{1, 1, 0, 2}, {1, 0, 2, 2}});
        assertThat(ones((o, v) -> o.maxPool(v, 2, 2), x))
                .isEqualTo(NDArray.of(new double[][] {{1, 0, 0, 1}, {0, 0, 0, 0}}));
        NDArray first = NDArray.of(-INFINITY, -INFINITY, Double.NaN, 3, INFINITY, 1);
        assertThat(ones((o, v) -> o.maxPool(v, 2), first))
                .isEqualTo(NDArray.of(1.0, 0, 1, 0, 1, 0));
        // Padding is never chosen, not even among elements that are as small.
        Sliding padded = Sliding.by(1).padded(1);
        assertThat(
                        ones(
                                (o, v) -> o.maxPool(v, new int[] {2}, padded),
                                NDArray.of(-INFINITY, -INFINITY)))
                .isEqualTo(NDArray.of(2.0, 1));
    }
}
