package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A function of arrays with its derivatives by transformation, and by differences of its values.
 */
record Differentiated(BiFunction<Ops, NDArray[], NDArray> function, NDArray... point) {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);
    private static final double STEP = 1e-5;

    NDArray value(NDArray... at) {
        return function.apply(OPS, at);
    }

    Program program() {
        return Recording.of("test", inputs -> new NDArray[] {value(inputs)}, point);
    }

    /** The tangent of the value. */
    NDArray jvp(NDArray... tangents) {
        return Interpreter.run(Forward.jvp(program(), all(), 1), joined(point, tangents))[1];
    }

    /** The cotangents of the inputs, by one program. */
    NDArray[] vjp(NDArray cotangent) {
        NDArray[] outputs =
                Interpreter.run(Reverse.vjp(program(), all(), 1), joined(point, cotangent));
        return java.util.Arrays.copyOfRange(outputs, 1, outputs.length);
    }

    /** The cotangents of the inputs, by a run forward and a pullback. */
    NDArray[] pullback(NDArray cotangent) {
        Linearization split = Linearization.of(program(), all(), 1);
        NDArray[] run = Interpreter.run(split.forward(), point);
        return Interpreter.run(
                split.transposed(),
                joined(java.util.Arrays.copyOfRange(run, 1, run.length), cotangent));
    }

    /**
     * The derivative of the cotangents in the direction of tangents, for a cotangent that is held
     * fixed.
     */
    NDArray[] secondOrder(NDArray cotangent, NDArray... tangents) {
        Program vjp = Reverse.vjp(program(), all(), 1);
        NDArray[] outputs =
                Interpreter.run(
                        Forward.jvp(vjp, all(), 1 + point.length),
                        joined(point, joined(new NDArray[] {cotangent}, tangents)));
        return java.util.Arrays.copyOfRange(outputs, outputs.length - point.length, outputs.length);
    }

    /** The central difference of the value in the direction of tangents. */
    NDArray difference(NDArray... tangents) {
        return value(moved(STEP, tangents)).sub(value(moved(-STEP, tangents))).div(2 * STEP);
    }

    /** The central difference of the cotangents in the direction of tangents. */
    NDArray[] differenceOfVjp(NDArray cotangent, NDArray... tangents) {
        NDArray[] above = new Differentiated(function, moved(STEP, tangents)).vjp(cotangent);
        NDArray[] below = new Differentiated(function, moved(-STEP, tangents)).vjp(cotangent);
        return IntStream.range(0, point.length)
                .mapToObj(i -> above[i].sub(below[i]).div(2 * STEP))
                .toArray(NDArray[]::new);
    }

    private NDArray[] moved(double by, NDArray... tangents) {
        return IntStream.range(0, point.length)
                .mapToObj(i -> point[i].add(tangents[i].mul(by)))
                .toArray(NDArray[]::new);
    }

    private List<Integer> all() {
        return IntStream.range(0, point.length).boxed().toList();
    }

    private static NDArray[] joined(NDArray[] first, NDArray... second) {
        List<NDArray> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(second));
        return all.toArray(NDArray[]::new);
    }

    /** The sum of all products of elements at the same place. */
    static double dot(NDArray a, NDArray b) {
        return ((DenseArray) a.mul(b).sum()).doubleAt(0);
    }
}
