package workloads;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.Nn;
import io.cotangent.ValueAndGrad;

/** W4, a classifier with one hidden layer. */
public final class Perceptron {
    private static final double RATE = 0.01;

    private Perceptron() {}

    /** The parameters of both layers. */
    public record Params(NDArray w1, NDArray b1, NDArray w2, NDArray b2) {
        Params minus(Params gradient, double rate) {
            return new Params(
                    w1.sub(gradient.w1.mul(rate)),
                    b1.sub(gradient.b1.mul(rate)),
                    w2.sub(gradient.w2.mul(rate)),
                    b2.sub(gradient.b2.mul(rate)));
        }
    }

    /** The loss before a step, and the parameters after it. */
    public record Step(NDArray loss, Params params) {}

    /** The loss with hyperbolic tangents. */
    public static NDArray tanhLoss(Params p, NDArray X, NDArray labels) {
        return loss(p, X.matmul(p.w1).add(p.b1).tanh(), labels);
    }

    /** The loss with rectifiers. */
    public static NDArray reluLoss(Params p, NDArray X, NDArray labels) {
        return loss(p, Nn.relu(X.matmul(p.w1).add(p.b1)), labels);
    }

    private static NDArray loss(Params p, NDArray hidden, NDArray labels) {
        NDArray logits = hidden.matmul(p.w2).add(p.b2);
        return Nn.crossEntropy(logits, labels).mean();
    }

    /** A step of gradient descent. */
    public static Step tanhStep(Params p, NDArray X, NDArray labels) {
        return step(p, Cotangent.valueAndGrad(Perceptron::tanhLoss).apply(p, X, labels));
    }

    /** A step of gradient descent. */
    public static Step reluStep(Params p, NDArray X, NDArray labels) {
        return step(p, Cotangent.valueAndGrad(Perceptron::reluLoss).apply(p, X, labels));
    }

    private static Step step(Params p, ValueAndGrad<NDArray, Params> found) {
        return new Step(found.value(), p.minus(found.grad(), RATE));
    }
}
