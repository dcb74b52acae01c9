package io.cotangent.benchmark;

import static io.cotangent.Cotangent.valueAndGrad;
import static io.cotangent.benchmark.ElementType.F32;
import static io.cotangent.benchmark.ElementType.F64;
import static io.cotangent.benchmark.Formulas.matrix;
import static io.cotangent.benchmark.Formulas.vector;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import java.util.List;
import java.util.stream.IntStream;
import workloads.GaussianProcess;
import workloads.Lstm;
import workloads.Perceptron;

/** W4, W11 and W12: models with parameters. */
final class ModelCases {
    private ModelCases() {}

    static List<Entry> entries() {
        return List.of(
                perceptron("tanh value", Perceptron::tanhLoss)
                        .and(Variant.DJL, DjlCases::tanhValue),
                perceptron("tanh grad", valueAndGrad(Perceptron::tanhLoss))
                        .and(Variant.DJL, DjlCases::tanhGradient),
                perceptron("tanh sgd", Perceptron::tanhStep),
                perceptron("relu value", Perceptron::reluLoss)
                        .and(Variant.DJL, DjlCases::reluValue),
                perceptron("relu grad", valueAndGrad(Perceptron::reluLoss))
                        .and(Variant.DJL, DjlCases::reluGradient),
                perceptron("relu sgd", Perceptron::reluStep),
                lstm("value", Lstm::f),
                lstm("grad", valueAndGrad(Lstm::f)),
                process("value", GaussianProcess::f),
                process("grad", valueAndGrad(GaussianProcess::f)));
    }

    private static NDArray floats(double[] values, int... shape) {
        return NDArray.of(values, shape).astype(DType.FLOAT32);
    }

    private static Entry perceptron(String name, Fn3<Perceptron.Params, NDArray, NDArray, ?> f) {
        return Entry.of(
                "W4",
                name,
                F32,
                "128",
                form -> form.call(f, layers(), images(), NDArray.of(labels())));
    }

    private static Perceptron.Params layers() {
        return new Perceptron.Params(
                floats(matrix(784, 512, 0.11, 0.23, 0.0131, 1.0 / 28), 784, 512),
                floats(vector(512, 0.3, 0, 0.1), 512),
                floats(matrix(512, 10, 0.17, 0.29, 0.0137, 0.044), 512, 10),
                floats(vector(10, 0.7, 0, 0.1), 10));
    }

    private static NDArray images() {
        return floats(matrix(128, 784, 0.37, 0.73, 0.011, 1), 128, 784);
    }

    static int[] labels() {
        return IntStream.range(0, 128).map(i -> 7 * i % 10).toArray();
    }

    private static Entry lstm(String name, Fn2<Lstm.Params, NDArray, ?> f) {
        return Entry.of("W11", name, F32, "50", form -> form.call(f, gates(), sequence()));
    }

    private static Lstm.Params gates() {
        return new Lstm.Params(
                floats(matrix(128, 512, 0.11, 0.23, 0.0131, 0.08), 128, 512),
                floats(matrix(128, 512, 0.17, 0.29, 0.0137, 0.08), 128, 512),
                floats(vector(512, 0.3, 0, 0.1), 512));
    }

    private static NDArray sequence() {
        return floats(matrix(1600, 128, 0.37, 0.73, 0.011, 1), 50, 32, 128);
    }

    private static Entry process(String name, Fn3<NDArray, NDArray, NDArray, ?> f) {
        return Entry.of("W12", name, F64, "200", form -> process(form, f));
    }

    private static Operation.Call process(Form form, Fn3<NDArray, NDArray, NDArray, ?> f) {
        NDArray t = NDArray.arange(200).div(20);
        NDArray y = t.sin().add(t.mul(7).cos().mul(0.1)).expandDims(1);
        NDArray squares = t.expandDims(1).sub(t).pow(2);
        return form.call(f, NDArray.of(0, 0, Math.log(0.1)), squares, y);
    }
}
