package io.cotangent.benchmark;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import io.cotangent.benchmark.Operation.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** W3, W4 and W5 in Deep Java Library, on PyTorch's native library. */
final class DjlCases {
    private final NDManager manager = NDManager.newBaseManager("PyTorch");

    private DjlCases() {}

    /** A loss, and the parameters that it is differentiated in. */
    private record Problem(
            NDManager manager, List<NDArray> parameters, Function<List<NDArray>, NDArray> loss) {

        Call value() {
            return () -> {
                try (NDManager scope = manager.newSubManager()) {
                    return number(loss.apply(in(scope)));
                }
            };
        }

        Call gradient() {
            parameters.forEach(parameter -> parameter.setRequiresGradient(true));
            return () -> {
                parameters.forEach(Problem::clearGradient);
                try (NDManager scope = manager.newSubManager();
                        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    NDArray found = loss.apply(in(scope));
                    collector.backward(found);
                    return new Gradients(number(found), parameters);
                }
            };
        }

        /** The library would add to it. */
        private static void clearGradient(NDArray parameter) {
            if (parameter.hasGradient()) {
                NDArray gradient = parameter.getGradient();
                gradient.subi(gradient);
                gradient.close();
            }
        }

        /** The parameters for a run, whose arrays are then freed with the manager. */
        private List<NDArray> in(NDManager scope) {
            parameters.forEach(parameter -> parameter.tempAttach(scope));
            return parameters;
        }
    }

    /** Gradients stay with their parameters until somebody asks for their numbers. */
    private record Gradients(double value, List<NDArray> parameters) implements Numbers.Lazy {
        @Override
        public List<double[]> numbers() {
            List<double[]> numbers = new ArrayList<>(List.of(new double[] {value}));
            for (NDArray parameter : parameters) {
                NDArray gradient = parameter.getGradient();
                numbers.add(gradient.toType(DataType.FLOAT64, false).toDoubleArray());
            }
            return numbers;
        }
    }

    private static double number(NDArray scalar) {
        return scalar.getDataType() == DataType.FLOAT32 ? scalar.getFloat() : scalar.getDouble();
    }

    private NDArray array(double[] values, long... shape) {
        return manager.create(values, new Shape(shape));
    }

    private NDArray floats(double[] values, long... shape) {
        return manager.create((float[]) ElementType.F32.array(values), new Shape(shape));
    }

    static Call regressionValue(Inputs inputs) {
        return new DjlCases().regression().value();
    }

    static Call regressionGradient(Inputs inputs) {
        return new DjlCases().regression().gradient();
    }

    private Problem regression() {
        NDArray rows = array(Formulas.matrix(10_000, 100, 0.37, 0.73, 0.011, 1), 10_000, 100);
        double[] signs = Formulas.vector(10_000, 1.7, 0.3, 1);
        Arrays.setAll(signs, i -> signs[i] >= 0 ? 1 : -1);
        NDArray y = array(signs, 10_000);
        List<NDArray> w = List.of(array(Formulas.vector(100, 0.5, 0.2, 0.1), 100));
        return new Problem(
                manager,
                w,
                p -> {
                    NDArray margins = rows.matMul(p.get(0)).mul(y).neg();
                    NDArray penalty = p.get(0).mul(p.get(0)).sum().mul(0.005);
                    return Activation.softPlus(margins).mean().add(penalty);
                });
    }

    static Call tanhValue(Inputs inputs) {
        return new DjlCases().perceptron(Activation::tanh).value();
    }

    static Call tanhGradient(Inputs inputs) {
        return new DjlCases().perceptron(Activation::tanh).gradient();
    }

    static Call reluValue(Inputs inputs) {
        return new DjlCases().perceptron(Activation::relu).value();
    }

    static Call reluGradient(Inputs inputs) {
        return new DjlCases().perceptron(Activation::relu).gradient();
    }

    private Problem perceptron(UnaryOperator<NDArray> activation) {
        NDArray images = floats(Formulas.matrix(128, 784, 0.37, 0.73, 0.011, 1), 128, 784);
        NDArray labels =
                manager.create(
                        Arrays.stream(ModelCases.labels()).asLongStream().toArray(),
                        new Shape(128, 1));
        List<NDArray> parameters =
                List.of(
                        floats(Formulas.matrix(784, 512, 0.11, 0.23, 0.0131, 1.0 / 28), 784, 512),
                        floats(Formulas.vector(512, 0.3, 0, 0.1), 512),
                        floats(Formulas.matrix(512, 10, 0.17, 0.29, 0.0137, 0.044), 512, 10),
                        floats(Formulas.vector(10, 0.7, 0, 0.1), 10));
        return new Problem(
                manager,
                parameters,
                p -> {
                    NDArray hidden = activation.apply(images.matMul(p.get(0)).add(p.get(1)));
                    NDArray logits = hidden.matMul(p.get(2)).add(p.get(3));
                    return logits.logSoftmax(1).gather(labels, 1).mean().neg();
                });
    }

    static Call layersValue(Inputs inputs) {
        return new DjlCases().layers().value();
    }

    static Call layersGradient(Inputs inputs) {
        return new DjlCases().layers().gradient();
    }

    private Problem layers() {
        List<NDArray> parameters =
                List.of(
                        array(Formulas.vector(1000, 0.37, 0, 1), 1000),
                        array(Formulas.matrix(2000, 1000, 0.37, 0.73, 0.011, 0.03), 2000, 1000),
                        array(Formulas.matrix(500, 2000, 0.17, 0.29, 0.013, 0.02), 500, 2000));
        return new Problem(
                manager,
                parameters,
                p -> {
                    NDArray hidden = p.get(1).matMul(p.get(0)).pow(2);
                    return p.get(2).matMul(hidden).pow(2).sum();
                });
    }
}
