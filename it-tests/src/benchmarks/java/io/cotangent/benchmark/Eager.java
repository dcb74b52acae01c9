package io.cotangent.benchmark;

import io.cotangent.NDArray;
import io.cotangent.benchmark.Inputs.Vector;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Cases as a user writes them: on arrays, with a new array for each result. */
final class Eager {
    private Eager() {}

    /** The method of an array that has this name and no parameters. */
    static Operation unary(String name, Vector x) {
        return vector(method(name), x);
    }

    private static Operation.Call map(UnaryOperator<NDArray> f, NDArray x) {
        return () -> f.apply(x);
    }

    static Operation binary(BinaryOperator<NDArray> f, Vector a, Vector b) {
        return inputs -> {
            NDArray left = inputs.vector(a);
            NDArray right = inputs.vector(b);
            return () -> f.apply(left, right);
        };
    }

    static Operation vector(UnaryOperator<NDArray> f, Vector x) {
        return inputs -> map(f, inputs.vector(x));
    }

    static Operation matrix(UnaryOperator<NDArray> f) {
        return inputs -> {
            int rows = inputs.lengths()[0];
            int columns = inputs.lengths()[1];
            return map(f, inputs.array(inputs.left(rows, columns), rows, columns));
        };
    }

    /** A matrix and a vector that is added to each of its rows. */
    static Operation matrixPlusRow() {
        return inputs -> {
            int rows = inputs.lengths()[0];
            int columns = inputs.lengths()[1];
            NDArray a = inputs.array(inputs.left(rows, columns), rows, columns);
            NDArray row = inputs.array(Vector.SIGNED.values(columns));
            return () -> a.add(row);
        };
    }

    /** A matrix and a vector that is added to each of its columns. */
    static Operation matrixPlusColumn() {
        return inputs -> {
            int rows = inputs.lengths()[0];
            int columns = inputs.lengths()[1];
            NDArray a = inputs.array(inputs.left(rows, columns), rows, columns);
            NDArray column = inputs.array(Vector.SIGNED.values(rows), rows, 1);
            return () -> a.add(column);
        };
    }

    static Operation matrixTimesVector() {
        return inputs -> {
            int rows = inputs.lengths()[0];
            int columns = inputs.lengths()[1];
            NDArray a = inputs.array(inputs.left(rows, columns), rows, columns);
            NDArray x = inputs.array(Vector.SIGNED.values(columns));
            return () -> a.matmul(x);
        };
    }

    static Operation matrixProduct() {
        return inputs -> {
            int[] lengths = inputs.lengths();
            int m = lengths[0];
            int k = lengths.length == 1 ? m : lengths[1];
            int n = lengths.length == 1 ? m : lengths[2];
            NDArray a = inputs.array(inputs.left(m, k), m, k);
            NDArray b = inputs.array(inputs.right(k, n), k, n);
            return () -> a.matmul(b);
        };
    }

    /** Calls through the handle's own class cost no more than calls in the source would. */
    @SuppressWarnings("unchecked")
    private static UnaryOperator<NDArray> method(String name) {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType type = MethodType.methodType(NDArray.class);
        try {
            MethodHandle handle = lookup.findVirtual(NDArray.class, name, type);
            MethodHandle factory =
                    LambdaMetafactory.metafactory(
                                    lookup,
                                    "apply",
                                    MethodType.methodType(UnaryOperator.class),
                                    MethodType.methodType(Object.class, Object.class),
                                    handle,
                                    MethodType.methodType(NDArray.class, NDArray.class))
                            .getTarget();
            return (UnaryOperator<NDArray>) factory.invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot call NDArray." + name, e);
        }
    }
}
