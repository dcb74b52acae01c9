package io.cotangent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.error.AxisException;
import io.cotangent.error.DTypeException;
import io.cotangent.error.DomainException;
import io.cotangent.error.ShapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks' functions against their formulas in plain Java, and what they refuse. */
class NnTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static NDArray draw(int... shape) {
        return Rng.seed(4).uniformBetween(-3, 3, shape);
    }

    private static void assertClose(NDArray actual, NDArray expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.allClose(expected, 1e-13, 1e-13)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 23, 24, 100, 5000})
    void softmaxOfRowsOfAnyLength(int length) {
        NDArray x = draw(5, length);
        NDArray powers = x.exp();
        NDArray expected = powers.div(powers.sum(true, -1));
        assertClose(Nn.softmax(x), expected);
        assertClose(Nn.logSoftmax(x), expected.log());
        assertClose(Nn.softmax(x.transpose(), 0), expected.transpose());
        assertClose(Nn.softmax(x.reshape(5, length, 1), 1, 2), expected.expandDims(2));
        NDArray single = Nn.softmax(x.astype(DType.FLOAT32));
        assertThat(single.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(single.allClose(expected, 1e-6, 1e-6)).isTrue();
        assertClose(Nn.softmax(x.add(1e4).sub(1e4).sub(1e4)), Nn.softmax(x.add(1e4).sub(1e4)));
    }

    @Test
    void infiniteLogits() {
        assertThat(Nn.softmax(NDArray.of(-INFINITY, 0, 0))).isEqualTo(NDArray.of(0, .5, .5));
        assertThat(Nn.logSoftmax(NDArray.of(-INFINITY, 3))).isEqualTo(NDArray.of(-INFINITY, 0));
        assertThat(Nn.softmax(NDArray.of(-INFINITY, -INFINITY)))
                .isEqualTo(NDArray.of(Double.NaN, Double.NaN));
        NDArray mask = NDArray.of(new boolean[][] {{true, false}, {false, false}});
        assertThat(Nn.softmax(draw(2, 2), mask))
                .isEqualTo(NDArray.of(new double[][] {{1, 0}, {0, 0}}));
        assertThat(Nn.logSoftmax(draw(2, 2), mask))
                .isEqualTo(NDArray.of(new double[][] {{0, -INFINITY}, {-INFINITY, -INFINITY}}));
    }

    @Test
    void emptyRows() {
        assertThat(Nn.softmax(NDArray.zeros(3, 0)).shape()).containsExactly(3, 0);
        assertThat(Nn.logSoftmax(NDArray.zeros(0, 3)).shape()).containsExactly(0, 3);
        assertThat(Nn.standardize(NDArray.zeros(3, 0), 1).shape()).containsExactly(3, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 23, 24, 1000})
    void normalizedRowsOfAnyLength(int length) {
        NDArray x = draw(4, length).add(7);
        NDArray mean = x.mean(true, -1);
        NDArray expected = x.sub(mean).div(x.var(0, true, -1).add(1e-3).sqrt());
        assertClose(Nn.standardize(x, 1e-3), expected);
        NDArray scale = draw(length);
        assertClose(Nn.layerNorm(x, scale, scale, 1e-3), expected.mul(scale).add(scale));
        NDArray root = x.pow(2).mean(true, -1).add(1e-3).sqrt();
        assertClose(Nn.rmsNorm(x, scale, 1e-3), x.div(root).mul(scale));
    }

    @Test
    void normalizedChannels() {
        NDArray x = draw(3, 4, 5);
        NDArray scale = draw(4);
        NDArray mean = x.mean(0, 2);
        NDArray variance = x.var(0, 2);
        assertClose(
                Nn.batchNorm(x, scale, scale, 1e-3),
                Nn.batchNorm(x, mean, variance, scale, scale, 1e-3));
        NDArray groups = Nn.standardize(x.reshape(3, 2, 10), 1e-3).reshape(3, 4, 5);
        assertClose(
                Nn.groupNorm(x, 2, scale, scale, 1e-3),
                groups.mul(scale.expandDims(1)).add(scale.expandDims(1)));
    }

    @Test
    void losses() {
        NDArray x = draw(3, 4);
        NDArray labels = NDArray.of(new int[] {3, 0, 2});
        NDArray loss = Nn.crossEntropy(x, labels);
        NDArray shares = labels.oneHot(4).astype(DType.FLOAT64);
        assertClose(loss, Nn.logSoftmax(x).mul(shares).sum(1).neg());
        assertClose(Nn.crossEntropy(x, shares), loss);
        assertClose(Nn.crossEntropy(x, labels, .2), Nn.crossEntropy(x, shares.mul(.8).add(.05)));
        NDArray t = NDArray.of(1.0, 0, .25);
        NDArray z = NDArray.of(-2.0, 3, .5);
        NDArray p = z.sigmoid();
        NDArray expected = t.mul(p.log()).add(t.rsub(1).mul(p.rsub(1).log())).neg();
        assertClose(Nn.binaryCrossEntropy(z, t), expected);
        assertThat(Nn.binaryCrossEntropy(NDArray.of(1000.0, -1000), NDArray.of(0.0, 0)))
                .isEqualTo(NDArray.of(1000.0, 0));
        assertThat(Nn.huber(NDArray.of(0.0, 1, -4), NDArray.zeros(3), 2))
                .isEqualTo(NDArray.of(0, .5, 6));
    }

    @Test
    void dropoutKeepsTheMean() {
        NDArray x = NDArray.ones(100, 100);
        NDArray y = Nn.dropout(x, .25, Rng.seed(1));
        assertThat(y.mean().item()).isCloseTo(1, within(.02));
        assertThat(y.max().item()).isEqualTo(1 / .75);
        assertThat(Nn.dropout(x, .25, Rng.seed(1))).isEqualTo(y).isNotEqualTo(x);
        assertThat(Nn.dropout(x, 0, Rng.seed(1))).isEqualTo(x);
        assertThat(Nn.dropout(x, 1, Rng.seed(1))).isEqualTo(NDArray.zeros(100, 100));
    }

    @Test
    void attentionByItsFormula() {
        NDArray q = draw(2, 3, 4);
        NDArray k = draw(2, 5, 4).sin();
        NDArray v = draw(5, 2);
        NDArray weights = Nn.softmax(q.matmul(k.swapAxes(1, 2)).div(2));
        assertClose(Nn.attention(q, k, v), weights.matmul(v));
        NDArray first = v.get("0:1, :").broadcastTo(2, 1, 2);
        assertClose(Nn.causalAttention(q, k, v).get(":, 0:1, :"), first);
        assertClose(Nn.causalAttention(q, q, q).get(0, 0), q.get(0, 0));
        NDArray none = NDArray.zeros(DType.BOOL, 5);
        assertThat(Nn.attention(q, k, v, none)).isEqualTo(NDArray.zeros(2, 3, 2));
    }

    @Test
    void typesStay() {
        NDArray x = draw(2, 2).astype(DType.FLOAT32);
        for (NDArray y :
                new NDArray[] {
                    Nn.relu(x), Nn.gelu(x), Nn.geluTanh(x), Nn.selu(x), Nn.mish(x), Nn.glu(x, 0)
                }) {
            assertThat(y.dtype()).isEqualTo(DType.FLOAT32);
        }
        assertThat(Nn.relu6(NDArray.of(new int[] {7}))).isEqualTo(NDArray.of(new double[] {6}));
        assertThat(Nn.softmax(NDArray.of(new int[] {1, 1}))).isEqualTo(NDArray.of(.5, .5));
    }

    @Test
    void whatCannotBe() {
        NDArray x = draw(2, 3);
        assertThatThrownBy(() -> Nn.softmax(x, 2)).isInstanceOf(AxisException.class);
        assertThatThrownBy(() -> Nn.softmax(NDArray.zeros(DType.BOOL, 2)))
                .isInstanceOf(DTypeException.class);
        assertThatThrownBy(() -> Nn.softmax(x, x)).isInstanceOf(DTypeException.class);
        assertThatThrownBy(() -> Nn.softmax(x, NDArray.zeros(DType.BOOL, 2)))
                .isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> Nn.glu(x, 1)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> Nn.crossEntropy(x, NDArray.of(new int[] {1})))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("integers of shape [2]");
        assertThatThrownBy(() -> Nn.crossEntropy(x, draw(2))).isInstanceOf(DTypeException.class);
        assertThatThrownBy(() -> Nn.crossEntropy(x, draw(2, 3), 2))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Nn.huber(x, x, 0)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Nn.dropout(x, -.1, Rng.seed(1)))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Nn.layerNorm(x, draw(2), draw(2)))
                .isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> Nn.layerNorm(x, draw(3), draw(3), -1))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Nn.batchNorm(x, draw(2), draw(2)))
                .isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> Nn.groupNorm(x, 2, draw(3), draw(3)))
                .isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> Nn.attention(draw(3), x, x)).isInstanceOf(ShapeException.class);
    }
}
