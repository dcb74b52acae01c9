package io.cotangent.transform;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The unit tangents, or cotangents, of some arrays: one for each of their numbers. They are run as
 * a batch, or as several where one would take too much memory.
 */
final class Directions {
    /** Numbers in the largest array of a batch. */
    private static final long MOST = 1 << 24;

    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private final List<ArrayType> types;
    private final int[] starts;

    Directions(List<NDArray> arrays) {
        types = arrays.stream().map(Ops::typeOf).toList();
        starts = new int[types.size() + 1];
        for (int i = 0; i < types.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], types.get(i).shape().size());
        }
    }

    /** The number of arrays. */
    int arrays() {
        return types.size();
    }

    /** The part of a result of {@link #run} that belongs to the directions of one array. */
    NDArray of(int array, NDArray result) {
        return OPS.slice(result, 0, starts[array], starts[array + 1]);
    }

    /**
     * The outputs of what is made of a call's program, which takes a direction for each array
     * besides. The last {@code results} depend on it, and have all directions as one more axis in
     * front.
     */
    NDArray[] run(Derivation derivation, Call call, int results) {
        List<NDArray[]> parts = new ArrayList<>();
        forEach(derivation, call, results, (directions, part) -> parts.add(part));
        NDArray[] joined = parts.getFirst();
        for (int i = joined.length - results; i < joined.length && parts.size() > 1; i++) {
            int output = i;
            joined[i] = OPS.concat(0, parts.stream().map(part -> part[output]).toList());
        }
        return joined;
    }

    /**
     * The sum, over all directions, of their products with what is made of a call's program gives
     * for them: for each array an output of its type.
     */
    NDArray trace(Derivation derivation, Call call) {
        List<NDArray> terms = new ArrayList<>();
        forEach(
                derivation,
                call,
                types.size(),
                (directions, part) -> {
                    for (int i = 0; i < part.length; i++) {
                        terms.add(OPS.sum(OPS.mul(directions.get(i), part[i])));
                    }
                });
        return terms.stream().reduce(OPS::add).orElseThrow();
    }

    private void forEach(
            Derivation derivation,
            Call call,
            int results,
            BiConsumer<List<NDArray>, NDArray[]> part) {
        int all = starts[types.size()];
        int atOnce = (int) Math.max(1, MOST / largest(Derived.program(derivation, call.program())));
        for (int from = 0; from == 0 || from < all; from += atOnce) {
            int to = Math.min(all, from + atOnce);
            List<NDArray> units = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                units.add(units(types.get(i), from - starts[i], to - starts[i]));
            }
            part.accept(units, run(derivation, call, units, to - from, results));
        }
    }

    private static long largest(Program program) {
        long largest = 1;
        for (int variable = 0; variable < program.variables(); variable++) {
            largest = Math.max(largest, program.type(variable).shape().size());
        }
        return largest;
    }

    private static NDArray[] run(
            Derivation derivation, Call call, List<NDArray> units, int size, int results) {
        List<Boolean> own = Collections.nCopies(call.program().inputs(), false);
        return Derived.run(
                new Derivation.Batched(derivation, own, true, size, results),
                call.program(),
                call.inputsAnd(units));
    }

    /** The directions {@code from} to {@code to - 1} of an array; zeros for those of others. */
    private static NDArray units(ArrayType type, int from, int to) {
        NDArray rows = NDArray.arange(DType.INT64, from, to, 1);
        NDArray columns = NDArray.arange(DType.INT64, 0, type.shape().size(), 1);
        NDArray units = rows.expandDims(1).eq(columns).astype(type.dtype());
        return OPS.reshape(units, type.shape().prepend(to - from));
    }
}
