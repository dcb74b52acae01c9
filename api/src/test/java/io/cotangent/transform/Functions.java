package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** A function for each operation, with shapes to try it on, and where its operands must lie. */
record Functions(
        String name,
        BiFunction<Ops, NDArray[], NDArray> body,
        double low,
        double high,
        int[]... shapes) {

    @Override
    public String toString() {
        return name + Arrays.deepToString(shapes);
    }

    /** Operands that lie where they must, different for each stream. */
    NDArray[] draws(int stream) {
        return draws(stream, low, high);
    }

    /** Random arrays of the operands' shapes. */
    NDArray[] draws(int stream, double from, double to) {
        NDArray[] draws = new NDArray[shapes.length];
        Arrays.setAll(
                draws,
                i -> Rng.seed(7).foldIn(stream).foldIn(i).uniformBetween(from, to, shapes[i]));
        return draws;
    }

    interface One {
        NDArray at(Ops o, NDArray x);
    }

    interface Two {
        NDArray at(Ops o, NDArray a, NDArray b);
    }

    /** The functions of each part of the library, which has its own file. */
    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        all.addAll(ElementFunctions.all());
        all.addAll(ReductionFunctions.all());
        all.addAll(ShapeFunctions.all());
        all.addAll(ProductFunctions.all());
        all.addAll(StepFunctions.all());
        all.addAll(ArrayFunctions.all());
        all.addAll(SpecialFunctions.all());
        all.addAll(LinalgFunctions.all());
        all.addAll(NnFunctions.all());
        all.addAll(RandomFunctions.all());
        return all;
    }

    /** A function of one operand between -2 and 2. */
    static void one(List<Functions> all, String name, One f, int[]... shapes) {
        one(all, name, -2, 2, f, shapes);
    }

    /** A function of two operands between -2 and 2. */
    static void two(List<Functions> all, String name, Two f, int[][]... shapes) {
        two(all, name, -2, 2, f, shapes);
    }

    /** A function whose result has no derivative, such as integers or booleans, as numbers. */
    static void step(List<Functions> all, String name, One f, int[]... shapes) {
        one(all, name, (o, x) -> o.cast(f.at(o, x), x.dtype().floating()), shapes);
    }

    /** A function of two operands whose result has no derivative. */
    static void step(List<Functions> all, String name, Two f, int[][]... shapes) {
        two(all, name, (o, a, b) -> o.cast(f.at(o, a, b), a.dtype().floating()), shapes);
    }

    /** Several results as one, for a function that has several. */
    static NDArray joined(Ops o, NDArray... results) {
        NDArray[] vectors = new NDArray[results.length];
        Arrays.setAll(vectors, i -> o.flatten(results[i]));
        return o.concat(0, vectors);
    }

    /**
     * A function of one operand, for each of some shapes.
     *
     * @param low the least value of the operand's elements
     * @param high the largest
     */
    static void one(
            List<Functions> all, String name, double low, double high, One f, int[]... shapes) {
        int[][] usual = {{}, {3}, {2, 3}, {0, 2}, Shapes.random(name, 4)};
        for (int[] shape : shapes.length == 0 ? usual : shapes) {
            all.add(new Functions(name, (o, x) -> f.at(o, x[0]), low, high, shape));
        }
    }

    static void two(
            List<Functions> all, String name, double low, double high, Two f, int[][]... shapes) {
        int[][][] broadcasts = {
            {{}, {}},
            {{3}, {3}},
            {{2, 3}, {3}},
            {{2, 1}, {3}},
            {{}, {2, 2}},
            {{0}, {1}},
            Shapes.randomPair(name)
        };
        for (int[][] pair : shapes.length == 0 ? broadcasts : shapes) {
            all.add(
                    new Functions(
                            name, (o, x) -> f.at(o, x[0], x[1]), low, high, pair[0], pair[1]));
        }
    }
}
