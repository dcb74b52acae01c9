package io.cotangent.number;

import io.cotangent.NDArray;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of a run of a function of plain numbers, as a linear map of the numbers of all
 * arguments to those of all results. Immutable; for any thread.
 */
public final class LinearMap {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private final Edges edges;
    private final int size;
    private final int inputs;

    /** The steps of the results; 0 for what depends on no argument. */
    private final int[] results;

    LinearMap(Edges edges, int size, int inputs, int... results) {
        this.edges = edges;
        this.size = size;
        this.inputs = inputs;
        this.results = results;
    }

    /** The tangents of all results, given those of all arguments. */
    public double[] push(double... tangents) {
        double[] all = new double[size + 1];
        System.arraycopy(tangents, 0, all, 1, inputs);
        edges.push(inputs, size, all);
        double[] pushed = new double[results.length];
        for (int i = 0; i < pushed.length; i++) {
            pushed[i] = results[i] == 0 ? 0 : all[results[i]];
        }
        return pushed;
    }

    /** The cotangents of all arguments, given those of all results. */
    public double[] pull(double... cotangents) {
        double[] all = new double[size + 1];
        for (int i = 0; i < results.length; i++) {
            all[results[i]] += cotangents[i];
        }
        edges.pull(size, all);
        double[] pulled = new double[inputs];
        System.arraycopy(all, 1, pulled, 0, inputs);
        return pulled;
    }

    /**
     * As {@link #push(double...)}, of arrays without axes that may be traced.
     *
     * @return null for zeros
     */
    public @Nullable NDArray[] push(NDArray... tangents) {
        NDArray[] all = new NDArray[size + 1];
        System.arraycopy(tangents, 0, all, 1, inputs);
        for (int step = inputs + 1; step <= size; step++) {
            int to = step;
            edges.forEach(step, (source, partial) -> add(all, to, all[source], partial));
        }
        NDArray[] pushed = new NDArray[results.length];
        for (int i = 0; i < pushed.length; i++) {
            pushed[i] = results[i] == 0 ? null : all[results[i]];
        }
        return pushed;
    }

    /** As {@link #pull(double...)}, of arrays without axes that may be traced; null for zeros. */
    public @Nullable NDArray[] pull(NDArray... cotangents) {
        NDArray[] all = new NDArray[size + 1];
        for (int i = 0; i < results.length; i++) {
            add(all, results[i], cotangents[i], 1);
        }
        for (int step = size; step > inputs; step--) {
            NDArray cotangent = all[step];
            edges.forEach(step, (source, partial) -> add(all, source, cotangent, partial));
        }
        NDArray[] pulled = new NDArray[inputs];
        System.arraycopy(all, 1, pulled, 0, inputs);
        return pulled;
    }

    private static void add(
            @Nullable NDArray[] all, int to, @Nullable NDArray derivative, double partial) {
        if (derivative != null) {
            NDArray part = partial == 1 ? derivative : OPS.mul(derivative, partial);
            all[to] = all[to] == null ? part : OPS.add(all[to], part);
        }
    }
}
